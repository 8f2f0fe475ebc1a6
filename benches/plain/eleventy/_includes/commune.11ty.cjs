const { page, below, escape } = require("./parts.cjs");
module.exports = (data) => page(data, `<h2>2024</h2><ul>${below(data).map((one) => `<li><a href="${one.url}">${escape(one.data.title)}</a> Công khai ${one.data.published}</li>`).join("")}</ul>`);
