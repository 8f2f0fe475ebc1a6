/**
 * A small search index by the format, for real units (`units.json`, out of the catalogue) with
 * invented documents: what the client is tested against before, and beside, the built site.
 */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { Site } from '../lib/site.mjs';

const THEME = new URL('../../../themes/default/', import.meta.url);
export const script = readFileSync(new URL('scripts/search.js', THEME), 'utf8');
export const units = JSON.parse(readFileSync(new URL('units.json', import.meta.url), 'utf8'));
const byId = new Map(units.map((unit) => [unit.id, unit]));

/** The parts of the client that need no page. */
export function core() {
  const all = script.replace('return find;', 'return { decode, exact, find, hash, slip, unglue };');
  return runInNewContext(all, { TextEncoder, btoa });
}
const { exact, hash } = core();
/** The fold of the format, written apart from the client's. */
const fold = (text) => SAME.reduce((all, [from, to]) => all.replaceAll(` ${from} `, ` ${to} `),
  ` ${text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐðÐ]/g, 'd').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `).trim();

const SAME = [['uy ban nhan dan', 'ubnd'], ['hoi dong nhan dan', 'hdnd'], ['quy iii', 'quy 3'], ['quy ii', 'quy 2'], ['quy iv', 'quy 4'], ['quy i', 'quy 1'], ['sau thang', '6 thang']];
const TYPES = {
  xa: 'commune', x: 'commune', phuong: 'commune', p: 'commune', 'thi tran': 'commune', tt: 'commune', 'dac khu': 'commune',
  huyen: 'district', h: 'district', quan: 'district', q: 'district', 'thi xa': 'district', tx: 'district', 'thanh pho': '', tp: '', tinh: 'province', t: 'province',
};
const SKIP = ['nam', 'cua', 'o', 'tai', 'bao', 'nhieu', 'la', 've', 'va', 'cac', 'cho', 'ubnd', 'hdnd', 'thang', 'quy'];
export const YEARS = [2026, 2025, 2024, 2023];
export const KINDS = [
  { id: 'settlement', name: 'Quyết toán ngân sách', address: 'loai/quyet-toan', words: ['quyet toan', 'thu chi', 'ngan sach', 'thu chi ngan sach', 'quyet toan ngan sach', 'chi tieu'] },
  { id: 'execution', name: 'Thực hiện ngân sách', address: 'loai/thuc-hien', words: ['thuc hien', 'thu chi', 'ngan sach', 'thu chi ngan sach', 'thuc hien ngan sach'] },
  { id: 'poor-households', name: 'Hộ nghèo', address: 'loai/ho-ngheo', words: ['ho ngheo', 'ho can ngheo', 'danh sach ho ngheo'] },
  { id: 'anti-corruption', name: 'Phòng, chống tham nhũng', address: 'loai/phong-chong-tham-nhung', words: ['tham nhung', 'phong chong tham nhung', 'bao cao phong chong tham nhung', 'pctn'] },
];
const LEVEL = { tinh: 'province', 'thanh-pho-trung-uong': 'province', quan: 'district', huyen: 'district', 'thi-xa': 'district', 'thanh-pho': 'district' };
const WORDS = { tinh: 'Tỉnh', 'thanh-pho-trung-uong': 'Thành phố', quan: 'Quận', huyen: 'Huyện', 'thi-xa': 'Thị xã', 'thanh-pho': 'Thành phố', xa: 'Xã', phuong: 'Phường', 'thi-tran': 'Thị trấn', 'dac-khu': 'Đặc khu' };

const level = (unit) => LEVEL[unit.type] || 'commune';
const above = (unit) => (unit.parent && byId.has(unit.parent) ? [byId.get(unit.parent), ...above(byId.get(unit.parent))] : []);
const parents = (unit) => above(unit).map((up) => up.name).join(', ');
const packs = (unit) => (level(unit) === 'district' ? 0 : 1);
const line = (...fields) => `${fields.join('\t').replace(/\t+$/, '')}\n`;
const file = (name, lines) => [`tim-kiem/v1/${name}.txt`, `danbiet-tim 1 ${name}\n${lines.join('')}`];

const bareOf = (name) => {
  const word = Object.values(WORDS).find((type) => name.startsWith(`${type} `));
  return word ? name.slice(word.length + 1) : name;
};
const keysOf = (unit) => [unit.name, ...unit.others].flatMap((name) => {
  const list = fold(bareOf(name)).split(' ');
  return list.map((_, i) => list.slice(i).join(' '));
});

/** Prefixes such that no shard is larger than `most`. */
function prefixes(most) {
  const entries = units.flatMap((unit) => [...new Set(keysOf(unit))].map((key) => ({ key, unit })));
  const size = (list) => shard('x', [...new Set(list.map(({ unit }) => unit))])[1].length;
  const done = [];
  const cut = (prefix, list) => {
    if (prefix && (size(list) <= most || list.every(({ key }) => key === prefix))) return done.push([prefix, list]);
    const longer = new Map();
    const own = list.filter(({ key }) => key === prefix);
    list.filter(({ key }) => key !== prefix).forEach((entry) => {
      const more = entry.key.slice(0, prefix.length + (entry.key[prefix.length] === ' ' ? 2 : 1));
      longer.set(more, [...(longer.get(more) || []), entry]);
    });
    if (own.length) done.push([prefix, own]);
    longer.forEach((part, more) => cut(more, part));
    return undefined;
  };
  cut('', entries);
  return done.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function shard(prefix, list) {
  const [P, S] = [new Map(), new Map()];
  list.forEach((unit) => {
    if (above(unit).length) P.set(parents(unit), above(unit)[0].address);
    unit.next.forEach((id) => S.set(id, byId.get(id)));
  });
  const up = [...P.keys()];
  const heirs = [...S.keys()];
  return file(`don-vi/${prefix.replaceAll(' ', '_')}`, [
    ...up.map((names) => line('P', names, P.get(names))),
    ...heirs.map((id) => line('S', id, S.get(id).name, S.get(id).address, packs(S.get(id)))),
    ...list.map((unit) => {
      const at = P.get(parents(unit));
      const address = at && unit.address.startsWith(`${at}/`) ? unit.address.slice(at.length) : unit.address;
      const bare = unit.name.length - bareOf(unit.name).length;
      return line('U', unit.id, level(unit), unit.name, bare, at === undefined ? '' : up.indexOf(parents(unit)), address, packs(unit), unit.until, unit.next.map((id) => heirs.indexOf(id)).join(' '), unit.others.join('|'));
    }),
  ]);
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đặng', 'Bùi', 'Ngô', 'Giàng', 'Lý'];
const MIDDLE = ['Văn', 'Thị', 'Đình', 'A', 'Hữu', 'Thuý'];
const GIVEN = ['Khoa', 'Khoe', 'Hòa', 'Lan', 'Páo', 'Tư', 'Bình', 'Sơn', 'Dũng', 'Yến', 'Cường'];
const LINES = [
  ['TỔNG THU NGÂN SÁCH XÃ', 'A'], ['Thu hưởng 100%', 'I'], ['Phí, lệ phí', 'I.1'], ['Thuế giá trị gia tăng', '1701'], ['Thuế thu nhập cá nhân', '1001'], ['Thu tiền sử dụng đất', '1401'], ['Thu bổ sung cân đối từ ngân sách cấp trên', 'III.1'],
  ['TỔNG CHI NGÂN SÁCH XÃ', 'B'], ['Chi đầu tư phát triển', 'I'], ['Chi đầu tư, giao thông', 'I.1'], ['Chi giáo dục, đào tạo', 'II.1'], ['Chi y tế', 'II.2'], ['Chi quốc phòng', 'II.3'], ['Sửa đường giao thông thôn Đoài', '280'], ['Chi công nghệ thông tin, covid 19', '340'],
];

/** Documents of a unit: [kind, period, path, state, title, figure, form, caption, figure of rows, rows]. */
function documents(unit) {
  const seed = parseInt(unit.id, 10);
  const years = unit.until ? [2024, 2023] : [2026, 2025];
  const body = years.flatMap((year) => [
    ['settlement', `${year}`, `/${year}/quyet-toan`, seed % 3 ? 'on-time Đúng hạn' : 'late Trễ 12 ngày', `Quyết toán ngân sách năm ${year}`, 'Thu: 17,2 tỷ đồng', 'quyet-toan', `Quyết toán năm ${year}`, 'Quyết toán, nghìn đồng', LINES.map(([label, code], n) => [label, code, '', `${(seed + n * year) % 90000}.000`])],
    ['execution', `${year}-Q3`, `/${year}/thuc-hien-quy-3`, 'on-time Đúng hạn', `Thực hiện ngân sách quý 3 năm ${year}`, '', 'thuc-hien', `Thực hiện quý 3 năm ${year}`, 'Thực hiện, nghìn đồng', LINES.slice(0, 9).map(([label, code], n) => [label, code, '', `${(seed + n * year) % 9000}.000`])],
    ['execution', `${year}-6M`, `/${year}/thuc-hien-6-thang`, 'missing Chưa công khai', `Thực hiện ngân sách 6 tháng năm ${year}`, '', '', '', '', []],
    ['anti-corruption', `${year}`, `/${year}/phong-chong-tham-nhung`, 'on-time Đúng hạn', `Báo cáo phòng, chống tham nhũng năm ${year}`, '', '', '', '', []],
  ]);
  if (level(unit) !== 'commune') return body;
  const people = years.map((year) => {
    const rows = Array.from({ length: 60 }, (_, n) => {
      const k = seed * 7 + n * 13 + year;
      return [`${FAMILY[k % 10]} ${MIDDLE[(k >> 1) % 6]} ${GIVEN[(k >> 2) % 11]}`, `H${unit.id.slice(0, 5)}${String(n).padStart(3, '0')}`, `Thôn ${['Đoài', 'Đông', 'Thượng'][n % 3]} · hộ nghèo`, ''];
    });
    if (unit.id === '09394@2020-01-01') rows[17][0] = 'Đặng Đình Khoẻ';
    if (unit.id === '09394@2020-01-01') rows[41][0] = 'Đặng Đinh Khoe';
    if (unit.id.startsWith('02701')) rows[5][0] = 'Giàng A Páo';
    if (unit.id === '09367@2025-07-01') rows[50][0] = 'Trần Bình Trọng';
    return ['poor-households', `${year}`, `/${year}/ho-ngheo`, 'late Trễ 3 ngày', `Danh sách hộ nghèo năm ${year}`, '60 hộ', 'ho-ngheo', `Danh sách hộ nghèo năm ${year}`, '', rows];
  });
  return [...body, ...people];
}

function pack(unit) {
  const list = documents(unit);
  const tables = list.flatMap(([, , , , , , form, caption, figure, rows], n) => (rows.length
    ? [line('R', n), line('F', form, caption, figure, 0, rows.length > 50 ? '1 50' : '1'), ...rows.map((row) => line('', ...row))] : []));
  return file(`goi/${unit.id.replace('@', '-tu-')}`, [
    line('U', unit.name, unit.address, parents(unit), 1),
    ...list.map(([kind, period, path, state, title, figure, , , , rows]) => line('D', kind, period, path, state, title, figure, rows.length ? 0 : '')),
    ...tables,
  ]);
}

/** Keys of all rows that `shown` lets through, in as many shards. */
function keys(shards, people) {
  const all = new Map();
  units.filter((unit) => packs(unit)).sort((a, b) => (level(a) < level(b) ? 1 : -1)).forEach((unit) => {
    documents(unit).filter(([kind]) => people || kind !== 'poor-households').forEach(([, , path, , , , form, , , rows]) => rows.forEach(([label, code], n) => {
      const list = fold(label).split(' ');
      const marks = label.match(/[\p{L}\p{M}\p{N}]+/gu).map(exact);
      const found = list.slice(1).map((w, i) => [`${list[i]} ${w}`, `${marks[i]} ${marks[i + 1]}`]);
      if (/\d/.test(code) && code.length > 3) found.push([fold(code), exact(code)]);
      found.forEach(([key, x]) => {
        if (!all.has(key)) all.set(key, []);
        all.get(key).push([unit.id, path, form, n, btoa(String.fromCharCode((hash(x) & 63) << 2))[0]]);
      });
    }));
  });
  const files = Array.from({ length: shards }, () => []);
  all.forEach((rows, key) => files[hash(key) & (shards - 1)].push([key, rows]));
  return files.map((list, n) => {
    const [I, T] = [[], []];
    const number = (table, x) => (table.includes(x) ? table.indexOf(x) : table.push(x) - 1).toString(36);
    const K = list.map(([key, rows]) => line('K', key, rows.length, rows.slice(0, 400).map(([id, path, form, row, sign]) => `${number(I, id)}.${number(T, `${path}\t${form}`)}.${row.toString(36)}~${sign}`).join(' ')));
    return file(`tu/${n}`, [...I.map((id) => line('I', id)), ...T.map((t) => line('T', t)), ...K]);
  });
}

/** The files of an index: `people` as the site's policy, `most` bytes a shard of the lexicon. */
export function index({ people = 'unit', most = 1500, shards = 64, format = 1 } = {}) {
  const cut = prefixes(most);
  const home = byId.get('24@2025-07-01');
  const manifest = {
    format, people, home: { id: home.id, name: home.name, address: home.address, pack: 1 }, prefixes: cut.map(([prefix]) => prefix), shards, same: SAME, types: TYPES, skip: SKIP, kinds: KINDS,
    years: YEARS, pages: [{ title: 'Cách đọc ngân sách', address: 'doc-ngan-sach' }], units: units.length, documents: 1,
  };
  return new Map([
    ['tim-kiem/v1/muc-luc.json', `${JSON.stringify(manifest)}\n`],
    ...cut.map(([prefix, list]) => shard(prefix, [...new Set(list.map(({ unit }) => unit))])),
    ...units.filter((unit) => packs(unit)).map(pack),
    ...(shards ? keys(shards, people === 'national') : []),
  ]);
}

/** Asks the client's core as the page would, and counts what it fetched. */
export async function ask(files, text, within, { find } = core()) {
  const asked = [];
  let trips = 0;
  const get = async (names) => {
    if (names.length) trips += 1;
    return Object.fromEntries(names.map((name) => {
      const body = files.get(`tim-kiem/v1/${name}.txt`);
      asked.push({ name, bytes: body === undefined ? -1 : gzipSync(body, { level: 9 }).length });
      return [name, (body || '').split('\n').slice(1, -1).map((row) => row.split('\t'))];
    }));
  };
  const found = await find(text, JSON.parse(files.get('tim-kiem/v1/muc-luc.json')), get, within);
  return { found, asked, trips };
}

export { Site };
