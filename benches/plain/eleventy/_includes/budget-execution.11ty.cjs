const { page, facts, table, escape, grouped, share } = require("./parts.cjs");
const HEADS = ["Nội dung", "Dự toán", "Thực hiện", "So sánh (%)"];
const row = (one) => `<tr class="d${one.level}"><th scope="row"><b>${escape(one.code)}</b> ${escape(one.label)}</th><td>${grouped(one.estimate)}</td><td>${grouped(one.actual)}</td><td>${share(one.actual, one.estimate)}</td></tr>`;
module.exports = (data) => page(data, facts(data) + table("Tình hình thực hiện ngân sách", HEADS, data.rows.map(row)));
