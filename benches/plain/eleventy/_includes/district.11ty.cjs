const { page, sums, table, below, escape } = require("./parts.cjs");
module.exports = (data) => page(data, sums(data) + table("Đơn vị trực thuộc", ["Đơn vị", "Tài liệu"],
  below(data).map((one) => `<tr><th scope="row"><a href="${one.url}">${escape(one.data.title)}</a></th><td>${below(data, one.url).length}</td></tr>`)));
