const { page, facts, table, escape, grouped } = require("./parts.cjs");
const HEADS = ["Chủ hộ", "Mã hộ", "Thôn", "Số khẩu", "Diện", "Nguyên nhân", "Hỗ trợ"];
const row = (one) => `<tr><th scope="row"><b>${one.stt}</b> ${escape(one.head)}</th><td>${escape(one.code)}</td><td>${escape(one.hamlet)}</td><td>${one.members}</td><td>${escape(one.category)}</td><td>${escape(one.reason)}</td><td>${grouped(one.support)}</td></tr>`;
const foot = (data) => `<tfoot><tr><th scope="row">Tổng cộng</th><td></td><td></td><td>${data.total_members}</td><td></td><td></td><td>${grouped(data.total_support)}</td></tr></tfoot>`;
module.exports = (data) => page(data, facts(data) + table("Danh sách hộ nghèo, hộ cận nghèo", HEADS, data.rows.map(row), foot(data)));
