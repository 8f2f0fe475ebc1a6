const { page, facts, table, escape, grouped } = require("./parts.cjs");
const HEADS = ["Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước"];
const row = (one) => `<tr><th scope="row"><b>${one.stt}</b> ${escape(one.name)}</th><td>${escape(one.unit)}</td><td>${grouped(one.value)}</td><td>${grouped(one.previous)}</td></tr>`;
module.exports = (data) => page(data, `${facts(data)}${table("Các chỉ tiêu phòng, chống tham nhũng", HEADS, data.rows.map(row))}<article>${data.content}</article>`);
