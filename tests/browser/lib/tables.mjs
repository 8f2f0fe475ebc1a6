/**
 * Pages with long tables, marked up as `themes/default/parts/_table.html` and `_row.html` do it, in
 * the theme's own dress and words. Every name and figure in them is invented.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { Site } from './site.mjs';

const THEME = new URL('../../../themes/default/', import.meta.url);
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** A file of the theme. */
export const theme = (path) => readFileSync(new URL(path, THEME), 'utf8');

/** One of the theme's words. */
export function word(key) {
  const [, said] = new RegExp(`^${key}: "?(.*?)"?$`, 'm').exec(theme('strings.vi.yaml'));
  return said;
}

/** `names` are given as they are sorted by the alphabet, and stand in the list as `STANDS` says. */
export const NAMES = ['An Thị Mẫu', 'Ân Văn Mẫu', 'Dương Mẫu Mơ', 'Đàm Đình Mẫu', 'Đỗ Mẫu Tư', 'Hà Mẫu Bốn', 'Hạ Mẫu Ba',
  'Nguyễn Mẫu An', 'Nguyễn Mẫu Ánh', 'Nguyễn Mẫu Đào', 'Tạ Mẫu Sáu', 'Thân Mẫu Bảy', 'Trần Mẫu Tám', 'Ưng Mẫu Chín', 'Vũ Mẫu Mười'];
const STANDS = [4, 0, 9, 12, 1, 14, 7, 3, 10, 2, 13, 8, 5, 11, 6];

/** Counts by place in the list: every way to say a number, and every way to say none. */
export const COUNTS = ['12,5', '1.234.567', '–', '3', '', '−2', 'ẩn', '0', 'không phát sinh', '980 triệu', '–', '1,1 tỷ', '', '45', '1.234'];
const DATES = ['30/12/2024', '01/02/2025', 'từ 31/01/2025', '', '–', '15/06/1999', '02/01/2025', '03/01/2024', '04/01/2024',
  '05/01/2024', '06/01/2024', '07/01/2024', '08/01/2024', '09/01/2024', '10/10/2030'];

const head = (label, more = '') => `<th scope="col"${more}>${label}</th>`;
const row = ([label, ...cells], { code, id, kind } = {}) => `<tr${kind ? ` class="${kind}"` : ''}${id ? ` id="${id}"` : ''}><th scope=row>${code ? `<span class=mark>${code}</span> ` : ''}${label}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

function table({ id, kind, wide = '', heads, bodies, foot = '', words = 'filter_table', before = '' }) {
  const long = [words, 'filter_rows', 'filter_nothing'].map(word).join('|');
  return `${wide && `<p class="scroll-hint">${word('scroll_hint')}</p>`}<div class="scroll-box ${wide}" role=region aria-labelledby="${id}" tabindex=0 data-filter="${long}"><table class="${kind}">
<caption id="${id}"><span>${before}Bảng ${id}</span></caption><thead>${heads}</thead>${bodies}${foot && `<tfoot>${foot}</tfoot>`}</table></div>`;
}

/** A list of households: 15 rows and one that was withdrawn, the heads in two lines. */
function households(words) {
  const rows = STANDS.map((name, at) => row([NAMES[name], at % 2 ? 'Khu phố Hạ' : 'Khu phố Thượng', COUNTS[at], DATES[at]], { code: at + 1, id: `ho-${at + 1}` }));
  const gone = row(['Đã rút ngày 01/11/2026; theo yêu cầu.', '', '', ''], { kind: 'withdrawn' });
  rows.splice(5, 0, gone);
  return table({
    id: 'bang-ho', kind: 'list-table c3', wide: 'wide', words,
    heads: `<tr>${head('Chủ hộ', ' rowspan="2"')}${head('Thôn, tổ dân phố', ' rowspan="2"')}<th scope="colgroup" class="num" colspan="2">Kỳ này</th></tr><tr>${head('Số', ' class="num"')}${head('Ngày')}</tr>`,
    bodies: `<tbody>${rows.join('')}</tbody>`,
    foot: row(['Cộng (15 dòng)', '', '312', ''], { kind: 'total' }),
  });
}

/** A catalogue in groups, its rows with links. */
function groups() {
  const lines = (names, from) => names.map((name, at) => row([`<a href="index.html">${name}</a>`, String(from - at)])).join('');
  const group = (title, rows) => `<tbody><tr class=group><th scope=rowgroup colspan="2">${title}</th></tr>${rows}</tbody>`;
  return table({
    id: 'bang-nhom', kind: 'list-table nums', heads: `<tr>${head('Nội dung')}${head('Điểm', ' class="num"')}</tr>`,
    bodies: group('Phòng ngừa', lines(['Kê khai', 'Chuyển đổi', 'Bàn giao'], 9)) + group('Xử lý', lines(['Khởi tố', 'Ẩn danh'], 7)),
  });
}

/** A budget form: sums, parts and what is only a part "of which". */
function form() {
  const lines = [
    ['total', 'TỔNG CHI', 'A'], ['d1', 'Chi đầu tư phát triển', 'I'], ['d2', 'Chi đầu tư cho các dự án', '1'], ['d3', 'Dự án trường mầm non'],
    ['of-which', 'Trong đó: vốn vay'], ['of-which', 'Trong đó: vốn xổ số'], ['d3', 'Dự án cầu Mẫu'], ['d2', 'Chi đầu tư khác', '2'],
    ['d1', 'Chi thường xuyên', 'II'], ['d2', 'Chi giáo dục, đào tạo', '1'], ['d2', 'Chi khoa học', '2'], ['d1', 'Dự phòng', 'III'],
    ['total', 'TỔNG THU', 'B'], ['d1', 'Thu nội địa', 'I'], ['d2', 'Thuế giáo dục mẫu', '1'], ['d1', 'Thu viện trợ', 'II'],
  ];
  return table({
    id: 'bang-chi', kind: 'line-table nums', wide: 'wide',
    heads: `<tr>${['Nội dung', 'Dự toán', 'Quyết toán', 'So sánh', 'Năm trước'].map((label, at) => head(label, at ? ' class="num"' : '')).join('')}</tr>`,
    bodies: `<tbody>${lines.map(([kind, label, code], at) => row([label, '21.799.980', '1.234,5', '97,1', '–'], { kind, code, id: `chi-${at + 1}` })).join('')}</tbody>`,
  });
}

function page(title, body, script) {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset=utf-8><meta name=viewport content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="mark.svg"><link rel="stylesheet" href="style.css">${script ? '<script src="table.js" defer></script>' : ''}
<meta http-equiv="Content-Security-Policy" content="${POLICY}"></head>
<body data-page="disclosure"><main id="noi-dung"><div class="page-title"><h1>${title}</h1></div>
<section id=bang><header><h2>Bảng đầy đủ</h2><p><a href="#ho-9">Tới dòng 9</a></p></header><div>${body}</div></section></main></body></html>`;
}

/** `list.html`, `form.html`, `part.html` (one page of several) and `plain.html`, the list without the script. */
export function tables() {
  const parts = readdirSync(new URL('styles/parts/', THEME)).map((name) => `parts/${name}`);
  const styles = ['tokens.css', 'elements.css', ...parts, 'print.css'].map((path) => theme(`styles/${path}`));
  return Site.of({
    'list.html': page('Danh sách mẫu', households() + groups(), true),
    'part.html': page('Trang 2 của danh sách mẫu', households('filter_page'), true),
    'form.html': page('Biểu mẫu', form(), true),
    'plain.html': page('Danh sách mẫu', households() + groups(), false),
    'style.css': styles.join(''),
    'mark.svg': theme('icons/mark.svg'),
    'table.js': theme('scripts/table.js'),
  });
}
