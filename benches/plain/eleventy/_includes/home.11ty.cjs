const { page, links } = require("./parts.cjs");
module.exports = (data) => page(data, links(data));
