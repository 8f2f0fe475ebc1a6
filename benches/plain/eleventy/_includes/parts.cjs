// The parts of the plain page.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");
const share = (part, whole) => ((part * 100) / whole).toFixed(1).replace(".", ",");

function crumbs(data) {
  const { byUrl } = data.collections.tree[0];
  const steps = ['<li><a href="/">Trang chủ</a></li>'];
  let url = "/";
  for (const part of data.page.url.split("/").slice(1, -2)) {
    url += `${part}/`;
    const above = byUrl.get(url);
    if (above) steps.push(`<li><a href="${url}">${escape(above.data.title)}</a></li>`);
  }
  return `<nav class="crumbs" aria-label="Đường dẫn"><ol>${steps.join("")}<li aria-current="page">${escape(data.title)}</li></ol></nav>`;
}

function page(data, main) {
  const title = escape(data.title);
  const way = data.page.url === "/" ? "" : crumbs(data);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Cổng mẫu</title><meta name="description" content="${title}"><link rel="canonical" href="https://example.org${data.page.url}"><link rel="stylesheet" href="/style.css"></head><body><a class="skip" href="#main">Tới nội dung chính</a><header class="site"><a href="/">Cổng mẫu</a></header>${way}<main id="main"><h1>${title}</h1>${main}</main><footer class="site"><p>Số liệu mẫu. Nội dung do đơn vị công khai chịu trách nhiệm.</p></footer></body></html>`;
}

const facts = (data) => `<dl class="facts"><dt>Quyết định</dt><dd>${escape(data.number)}, ký ngày ${escape(data.signed)}</dd><dt>Người ký</dt><dd>${escape(data.signer)}</dd><dt>Công khai ngày</dt><dd>${escape(data.published)}</dd></dl>`;

function table(caption, heads, rows, foot = "") {
  const head = heads.map((label) => `<th scope="col">${label}</th>`).join("");
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody>${foot}</table>`;
}

const sums = (data) => table("Cộng từ các xã", ["Tài liệu", "Nội dung", "Cộng", "Số xã"],
  data.sums.map((row) => `<tr><td>${escape(row.group)}</td><th scope="row">${escape(row.label)}</th><td>${row.sum}</td><td>${row.of}</td></tr>`));

const below = (data, url = data.page.url) => data.collections.tree[0].below.get(url) || [];

const links = (data) => `<ul>${below(data).map((one) => `<li><a href="${one.url}">${escape(one.data.title)}</a></li>`).join("")}</ul>`;

module.exports = { escape, grouped, share, page, facts, table, sums, below, links };
