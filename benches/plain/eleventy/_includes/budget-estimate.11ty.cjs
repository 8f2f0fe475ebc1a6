const { page, facts, table, escape, grouped } = require("./parts.cjs");
const row = (one) => `<tr class="d${one.level}"><th scope="row"><b>${escape(one.code)}</b> ${escape(one.label)}</th><td>${grouped(one.estimate)}</td></tr>`;
module.exports = (data) => page(data, facts(data) + table("Dự toán ngân sách", ["Nội dung", "Dự toán"], data.rows.map(row)));
