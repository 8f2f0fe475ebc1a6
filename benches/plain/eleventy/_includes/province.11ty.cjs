const { page, sums, links } = require("./parts.cjs");
module.exports = (data) => page(data, sums(data) + links(data));
