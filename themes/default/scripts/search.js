// Which unit is meant is found first, then its rows alone are read: README.md beside this.
(function (doc) {
let M; // the manifest
const WORD = /([\p{L}\p{M}\p{N}]+)/gu;
// The shape of a syllable without marks.
const SYLLABLE = /^(?!yt|dd|.*oo)[b-dghk-npqr-tvx]{0,2}h?([iouy]?[aeiouy][iouy]?|uy[ae])(ng|[cn]h|[ckmnpt])?$/;
const plain = (s) => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd');
// hoà is hòa, and neither is hoa.
const exact = (s) => s.normalize('NFD').replace(/([\u0300\u0301\u0303\u0309\u0323])(.*)/, '$2$1').normalize('NFC').toLowerCase();
const same = (a) => (b) => exact(a.s) === exact(b.s);
const words = (s) => (s.match(WORD) || []).map((s) => ({ s, w: plain(s) }));
const join = (T) => T.map((t) => t.w).join(' ');
const fold = (s) => M.same.reduce((f, [a, b]) => f.split(` ${a} `).join(` ${b} `), ` ${join(words(s))} `);
const once = (x) => x.filter((u, i) => x.findIndex((y) => y.id === u.id) === i);
const uniq = (x) => [...new Set(x)];
const best = (x) => x.sort((a, b) => b.score - a.score);
const open = (t) => t && !t.use;
const has = (f, t) => f.includes(' ' + t.w + (t.end ? '' : ' '));
const hit = (t, w) => open(t) && (t.w === w ? 1 : t.end && w.startsWith(t.w) ? 0.9 : 0);

// Keys that became no letters, without what they stand for: Telex (ddinhf), VNI (d9inh2).
function decode(typed) {
  const s = typed.replace(/\d/g, '');
  const v = s.search(/[aeiouyw]/);
  return s.slice(0, v).replace('dd', 'd') + s.slice(v).replace(/^w/, 'u').replace(/[sfrxjw]/g, '').replace(/([aeo])(.*?)\1/, '$1$2');
}

// dinhbang
function unglue(s) {
  if (SYLLABLE.test(s)) return [s];
  for (let n = s.length < 25 ? 7 : 0; n; n--) {
    const rest = s[n] && SYLLABLE.test(s.slice(0, n)) && unglue(s.slice(n));
    if (rest) return [s.slice(0, n), ...rest];
  }
}

// One edit, or one swap of neighbours.
function slip(a, b) {
  let i = 0;
  while (a[i] && a[i] === b[i]) i++;
  const cut = (s, n) => s.slice(i + n);
  return b[2] && (cut(a, 1) === cut(b, 0) || cut(a, 0) === cut(b, 1) || cut(a, 1) === cut(b, 1) || a[i + 1] + a[i] + cut(a, 2) === cut(b, 0));
}

function parse(text, literal) {
  const T = words(text).flatMap((t) => {
    const { w } = t;
    const s = decode(w);
    return literal || SYLLABLE.test(w) || w !== t.s.toLowerCase() || w in M.types ? t
      : words(SYLLABLE.test(s) && !/[aeiouy][rsx][aeiouy]/.test(w) ? s : (unglue(w) || [w]).join(' '));
  });
  const at = (i, span) => span.split(' ').every((w, k) => open(T[i + k]) && T[i + k].w === w) && span.split(' ').length;
  const use = (i, n) => T.slice(i, i + n).forEach((t) => { t.use = 1; });
  M.same.forEach(([a, b]) => T.forEach((t, i) => at(i, a) && T.splice(i, at(i, a), ...words(b))));
  const q = { T, years: [], part: '', marks: plain(text) !== text.toLowerCase() };
  const known = M.kinds.flatMap((k) => k.words.map((w) => [w, k.id]));
  T.forEach((t, i) => {
    const n = Math.max(...known.map((k) => at(i, k[0])));
    if (n > 0) t.kinds = known.filter((k) => at(i, k[0]) === n).map((k) => k[1]);
    if (n > 1) use(i, n);
  });
  T.forEach((t, i) => {
    const pair = join(T.slice(i, i + 2));
    t.skip = M.skip.includes(t.w);
    if (M.years.includes(+t.w)) {
      q.years.push(t.w);
      t.use = 1;
    }
    if (/^(quy [1-4]|[369] thang)$/.test(pair)) {
      q.part = t.w > 0 ? t.w + 'M' : 'Q' + pair.slice(4);
      use(i, 2);
    }
    const type = [pair, t.w].find((w) => w in M.types);
    if (type && !t.type) T.slice(i, i + at(i, type)).forEach((x) => { x.type = type; });
  });
  T.slice(-1).forEach((t) => { t.end = 1; }); // perhaps unfinished
  return q;
}

// Where a name could begin, and so which files of the lexicon; those that promise most come first.
function shards(T) {
  const found = {};
  let done = 0;
  T.forEach((t, i) => {
    if (i < done || !open(t) || t.skip || (t.type && open(T[i + 1]))) return;
    const n = T.findIndex((x, k) => k > i && x.use);
    const text = join(T.slice(i, n < 0 ? T.length : n));
    const typed = i && T[i - 1].type ? 3 : 0;
    const fit = M.prefixes.filter((p) => text.startsWith(p)).pop(); // they are sorted
    if (fit !== undefined) {
      done = i + fit.split(' ').length;
      // A place is named last or first rather than between.
      found[fit] = (done - i - 1) * 4 + typed + (i || T.length - 1.5) / 9;
    }
    if (n < 0 && (!i || typed || T[i - 1].use)) M.prefixes.filter((p) => p.startsWith(text)).forEach((p) => { found[p] = found[p] || 1 / p.length; });
  });
  return best(Object.keys(found).map((p) => ({ name: 'don-vi/' + (p.replace(/ /g, '_') || 'tat-ca'), score: found[p] })));
}

// A full name: its type and its words.
function named(name) {
  const T = words(name);
  const n = [2, 1].find((k) => T[k] && join(T.slice(0, k)) in M.types) || 0;
  return { type: join(T.slice(0, n)), bare: T.slice(n) };
}
const only = (lines, sign) => (lines || []).filter((f) => f[0] === sign && f[1]);

function readUnits(lines) {
  const heirs = only(lines, 'S').map(([, id, name, address, pack]) => ({ id, name, address, pack, parents: '', until: '', next: [] }));
  const above = only(lines, 'P');
  return only(lines, 'U').map(([, id, level, name, , up, at = '', pack, until, next = '', others]) => {
    const [, parents = '', address] = above[up] || [];
    return { id, level, name, parents, address: at[0] === '/' ? address + at : at, pack, until, next: next.split(' ').map((n) => heirs[n]).filter(Boolean), others };
  });
}

// A unit as the answer: the words it takes, the words it leaves, what that is worth.
function weigh(u, { T, marks, years }) {
  let top = { value: 0 };
  [u.name, ...(u.others ? u.others.split('|') : [])].map(named).forEach(({ type, bare }) => T.forEach((_, i) => {
    const n = bare.length;
    const span = T.slice(i, i + n);
    const full = span[n - 1];
    const hits = span.map((t) => Math.max(...bare.map((b) => hit(t, b.w))));
    const odd = span.filter((t, k) => !hit(t, bare[k].w));
    const slipped = full && span[1] && !odd[1] && open(odd[0]) && slip(odd[0].w, bare[span.indexOf(odd[0])].w);
    if (!slipped && !(hits.every(Boolean) && (!full || bare.every((b) => span.some((t) => hit(t, b.w)))))) return;
    const value = hits.reduce((a, b) => a + b) * (slipped ? 0.45 : full ? (odd[0] ? 0.85 : 1) : odd[0] ? 0.4 : 0.8)
      + (marks ? span.filter((t) => bare.some(same(t))).length / 9 : 0) - (full ? 0 : n / 20);
    if (value > top.value) top = { value, span, i, full, type, odd: odd[0], slipped };
  }));
  if (!top.span) return;
  const taken = new Set(top.span);
  const typeAt = (i) => {
    let t = T[i - 1];
    const { type } = t || {};
    for (; open(t) && type && t.type === type; t = T[--i - 1]) taken.add(t);
    return type;
  };
  const typed = typeAt(top.i);
  let above = 0;
  u.parents.split(', ').forEach((name) => {
    const { bare } = named(name);
    const at = T.findIndex((_, i) => bare.every((b, k) => hit(T[i + k], b.w) && !taken.has(T[i + k])));
    if (at < 0) return;
    above += bare.length * 0.9;
    bare.forEach((b, k) => taken.add(T[at + k]));
    typeAt(at);
  });
  const left = T.filter((t) => open(t) && !t.skip && !t.kinds && !taken.has(t));
  // Beside two words more a lone syllable says little, and so does a slip that is a syllable itself.
  if (left[0] && (top.slipped ? SYLLABLE.test(top.odd.w) : top.full ? left[1] && !(top.span[1] || typed || above) : top.odd || !top.span[1])) return;
  return { ...u, left, taken, score: top.value + above + (!typed ? 0 : typed === top.type || typed === top.type.replace(/(\w)\w* ?/g, '$1') ? 0.4 : M.types[typed] === u.level ? 0.1 : -0.3)
      + (u.level === 'province' ? 0.2 : 0) - (u.until ? 0.1 : 0) + (years[0] >= u.id.split('@')[1] && years[0] <= (u.until || '9') ? 0.15 : 0) };
}

// The documents and rows in the files of a pack.
function readPack(id, files) {
  const [docs, rows] = [[], []];
  let u, d, F, n;
  files.flat().forEach((f) => {
    const [sign, a, b = '', c = '', e = '', g] = f;
    if (sign === 'U') u = { id, name: a, address: b, parents: c, pack: e };
    if (sign === 'D' && u) docs.push({ u, loai: a, period: b, nam: b.slice(0, 4), at: c[0] === '/' ? u.address + c : c, 'tinh-trang': e.split(' ')[0], label: e.replace(/^\S*/, ''), title: g || b, figure: f[6] });
    if (sign === 'R') d = docs[a];
    if (sign === 'F') [F, n] = [f, +e];
    if (sign || !F || !d) return;
    const [first, ...pages] = (F[5] || '1').split(' ');
    const page = +first + pages.filter((p) => p <= n).length;
    n++;
    if (a) rows.push({ u, d, label: a, code: b, more: c, figure: e, of: F[3], caption: F[2], at: d.at + (page > 1 ? '/trang-' + page : ''), anchor: `#${F[1]}-${n}` });
  });
  return { u, docs, rows };
}

// What a row is worth; nothing when a word is neither in it nor in its document.
function rank(x, left, marks) {
  const f = fold(x.label) + fold(x.code) + fold(x.more);
  const mine = left.filter((t) => has(f, t));
  return mine[0] && left.every((t) => has(f, t) || has(fold(x.d.title + ' ' + x.caption), t))
    ? mine.length * 2 + left.filter((t, i) => i && has(f, { w: left[i - 1].w + ' ' + t.w, end: t.end })).length * 3 + 2 * f.includes(` ${join(left)}  `)
      + (marks ? words(x.label + ' ' + x.more).filter((t) => left.some(same(t))).length : 0) - f.length / 999 : 0;
}

// Keys of the whole site: pairs of words, and codes. Two are enough to choose by.
const hash = (s) => new TextEncoder().encode(s).reduce((h, c) => Math.imul(h ^ c, 16777619) >>> 0, 2166136261);
const keysOf = (left, at = '') => (M.shards ? left : []).map((t, i) => left.slice(i, i + (/\d/.test(t.w) && t.w[3] ? 1 : 2))).filter((p) => p[1] || /\d/.test(p[0].w))
  .map((p) => ({ key: at + join(p), x: hash(p.map((t) => exact(t.s)).join(' ')), file: 'tu/' + (hash(at + join(p)) & (M.shards - 1)) })).slice(-2);

function readKeys(keys, files, marks) {
  const rows = {};
  keys.forEach(({ key, x, file }) => {
    const [I, T, K] = ['I', 'T', 'K'].map((sign) => only(files[file], sign));
    K.filter((f) => f[1] === key).forEach((f) => f[3].split(' ').forEach((group) => {
      const [u, table, ...numbers] = group.split('.');
      numbers.forEach((number) => {
        const [n, sign] = number.split('~');
        const [, id] = I[parseInt(u, 36)];
        const row = [id, T[parseInt(table, 36)], n];
        rows[row] = { id, score: (rows[row] || { score: 0 }).score + 2 + (marks && sign === btoa(String.fromCharCode(x << 2 & 255))[0]) };
      });
    }));
  });
  return uniq(best(Object.values(rows)).map((x) => x.id));
}

const goi = (id) => 'goi/' + id.replace('@', '-tu-');
const blank = (o) => ({ units: [], docs: [], rows: [], pages: [], near: [], left: [], ...o });

// `get(names)` brings files by their names, split into lines and fields.
async function find(text, manifest, get, within, literal) {
  M = manifest;
  const q = parse(text, literal);
  const { T, years, part } = q;
  const none = { left: T.filter((t) => open(t) && !t.skip && !t.kinds), taken: new Set() };
  const r = blank({ q });
  // Kinds that all kind words name; of any, where they agree on none.
  const kindsOf = ({ taken }) => {
    const all = T.filter((t) => t.kinds && !taken.has(t)).map((t) => t.kinds);
    const both = all.flat().filter((k) => all.every((x) => x.includes(k)));
    return both[0] ? both : all.flat();
  };
  let [files, units, all] = [{}, [], []];
  const room = () => Math.max(1, 6 - Object.keys(files).length); // with script and manifest eight requests

  // Reads on while nothing is found; the rest is for a button.
  const scan = async (list) => {
    const wanted = list.flatMap((c) => Array.from({ length: c.left[0] ? c.pack : 1 }, (_, n) => ({ c, n, name: goi(c.id) + (n ? '.' + n : '') }))).sort((a, b) => a.n - b.n);
    list.forEach((c) => { c.files = []; });
    r.more = async (n) => {
      const now = wanted.splice(0, n);
      const got = await get(now.map((w) => w.name));
      now.forEach((w) => w.c.files.push(got[w.name]));
      r.rest = wanted.length;
      r.docs = [];
      r.rows = [];
      // Of these kinds, this year and period; failing that, of other periods and years.
      for (r.wide = 0; r.wide < 3 && !r.docs[0]; r.wide++) list.forEach((c) => {
        const kinds = kindsOf(c);
        const fits = (d) => (!kinds[0] || kinds.includes(d.loai)) && (r.wide > 1 || !years[0] || years.includes(d.nam)) && (r.wide || d.period.includes(part));
        const { docs, rows } = readPack(c.id, c.files);
        const found = c.left[0] ? rows.filter((x) => fits(x.d) && (x.score = rank(x, c.left, q.marks)) > 0) : [];
        r.rows.push(...found);
        r.docs.push(...docs.filter((d) => fits(d) && (found.some((x) => x.d === d) || c.left.every((t) => has(fold(d.title), t)))));
      });
      r.wide--;
      best(r.rows);
    };
    for (let turn = 0; wanted[0] && turn < 4 && (!r.docs[0] || r.wide); turn++) await r.more(turn ? 4 : room());
  };

  if (within) {
    const { u } = readPack(within, Object.values(await get([goi(within)])));
    r.within = u || { name: within };
    units = u ? [weigh(u, q) || { ...u, ...none }] : [];
  } else if (T.some(open)) {
    const lexicon = shards(T);
    const names = lexicon.map((x) => x.name);
    r.cut = names[4] && !T[1];
    // No sign of a unit: the keys are asked for in the same breath.
    const early = names[0] && lexicon[0].score > 3 ? [] : keysOf(none.left).map((k) => k.file);
    files = await get(uniq(names.slice(0, early[0] ? 3 : 4).concat(early)));
    all = once(names.flatMap((name) => readUnits(files[name])));
    units = best(all.map((u) => weigh(u, q)).filter(Boolean));
    const near = (c, part) => c.score > units[0].score * part;
    // Heirs stand behind the unit that they come from, for the same words.
    r.units = once(units.filter((c) => near(c, 0.5)).flatMap((c) => [c, ...(near(c, 0.75) ? c.next : []).map((heir) => ({ ...c, ...heir, ...all.find((u) => u.id === heir.id) }))]));
    units = r.units.filter((c) => near(c, 0.75));
  }
  const [first = none] = units;
  const kinds = kindsOf(first);
  const asks = units.filter((c) => c.pack > 0 && (within || c.left[0] || years[0] || part || kinds[0])).slice(0, 3);
  r.left = first.left;
  if (asks[0]) await scan(asks);
  if (!within && !r.docs[0] && (first === none || first.level === 'province')) {
    const { id } = { ...M.home, ...first };
    const keys = keysOf(r.left).concat(M.people === 'province' && id ? keysOf(r.left, id.split('@')[0] + '|') : []);
    const more = uniq(keys.map((k) => k.file)).filter((f) => !files[f]);
    files = { ...files, ...await get(more) };
    const ids = readKeys(keys, files, q.marks);
    if (ids[0]) await scan(ids.slice(0, room()).map((id) => ({ ...first, id, pack: 1 })));
    else if (!r.left[0] && M.home && M.home.pack && (kinds[0] || years[0])) await scan([{ ...none, ...M.home }]);
    r.keys = ids[0];
  }
  if (!within) r.pages = M.kinds.filter((k) => kinds.includes(k.id)).map((k) => [k.name, k.address])
    .concat(years.map((y) => [y, 'nam/' + y]), M.pages.filter((p) => none.left[0] && T.every((t) => t.skip || has(fold(p.title), t))).map((p) => [p.title, p.address]));
  if (r.units[0] || r.docs[0] || r.pages[0]) return r;
  if (!literal && join(parse(text, 1).T) !== join(T)) return find(text, M, get, within, 1);
  // The nearest names that exist.
  r.near = best(all.map((u) => {
    const { bare } = named(u.name);
    return { ...u, score: bare.filter((b) => T.some((t) => hit(t, b.w) || slip(t.w, b.w))).length / bare.length };
  }).filter((u) => u.score > 0.4)).slice(0, 5);
  return r;
}

if (!doc) return find; // for tests

// The page.
const [form, say, after, json] = ['tim', 'tim-noi', 'tim-khac', 'tim-chu'].map((id) => doc.getElementById(id));
const W = JSON.parse(json.textContent);
if (!(window.fetch && window.URLSearchParams && ''.normalize && Object.fromEntries)) {
  say.textContent = W.old;
  return;
}
const { root } = form.dataset;
const [box, inside, ...picks] = ['q', 'don-vi', 'loai', 'nam', 'tinh-trang'].map((name) => form[name]);
const put = (key, n, q) => W[key].replace('{n}', () => n).replace('{q}', () => q);
const el = (tag, attrs, ...kids) => {
  const e = doc.createElement(tag);
  Object.keys(attrs).forEach((k) => { if (attrs[k]) e.setAttribute(k, attrs[k]); });
  e.append(...kids.flat(9).filter(Boolean));
  return e;
};
const link = (text, at, anchor = '') => el('a', { href: root + at + '/index.html' + anchor }, text);
const click = (text, act) => {
  const e = el('button', { type: 'button' }, text);
  e.onclick = act;
  return e;
};
const kept = {};
let [turn, shown, timer, sent] = [0, []];

// A lost file may be answered with some page; one cut short lacks its last line's end.
async function read(name, bad) {
  kept[name] = kept[name] || fetch(root + 'tim-kiem/v1/' + name).then((x) => (x.ok ? x.text() : ''), () => '');
  const text = await kept[name];
  if (name === 'muc-luc.json' ? text : text.startsWith(`danbiet-tim 1 ${name.slice(0, -4)}\n`) && text.endsWith('\n')) return text;
  bad.push(name);
  delete kept[name];
  return '';
}

const show = (e, where = after) => shown.push(e) && where.before(e);
function group(key, list, item) {
  const ul = el('ul', { class: 'result-list' });
  const { children } = ul;
  const more = click('', () => {
    const n = children.length;
    ul.append(...list.slice(n, n + (n ? 50 : 10)).map(item));
    more.hidden = !list[children.length];
    more.textContent = put('more', list.length - children.length);
    if (n) children[n].firstChild.focus();
  });
  more.click();
  if (list[0]) show(el('section', {}, el('header', {}, el('h2', {}, W[key]), el('p', {}, put('count', list.length))), el('div', {}, ul, more)));
}
const address = (o) => '?' + new URLSearchParams(Object.entries({ ...Object.fromEntries(new FormData(form)), ...o }).filter((x) => x[1]));
const way = (text, unit) => el('a', { class: 'way-on', href: address({ 'don-vi': unit }) }, text);

function draw(r, bad) {
  const { T = [] } = r.q || {};
  const mark = (text) => text.split(WORD).map((s, i) => (i % 2 && T.some((t) => !t.skip && has(` ${plain(s)} `, t)) ? el('mark', {}, s) : s));
  picks.forEach((pick) => {
    const values = uniq(r.docs.map((d) => d[pick.name]));
    [...pick.options].forEach((o) => { o.hidden = o.value && !values.includes(o.value); });
    pick.parentNode.hidden = !values[1] && !pick.value;
  });
  const fits = (d) => picks.every((pick) => !pick.value || d[pick.name] === pick.value);
  const docs = r.docs.filter(fits);
  const rows = r.rows.filter((x) => fits(x.d));
  const total = [...r.units, ...docs, ...rows, ...r.pages].length;
  say.textContent = [
    r.q && put(total ? 'found' : 'none', total, box.value.slice(0, 200)), r.within && put('within', r.within.name), r.q && !total && W['add_' + M.people],
    total && !docs[0] && r.left[0] && put('unread', join(r.left)), r.cut && W.cut, r.wide > 0 && docs[0] && W.wide, box.value[200] && W.long, r.keys && rows[0] && W.part,
    bad[0] && (bad.stale ? W.stale : put(navigator.onLine ? 'bad' : 'offline', bad)), !r.q && !bad[0] && W.hint,
  ].filter(Boolean).join(' ');
  shown.forEach((s) => s.remove());
  shown = [];
  const ways = el('p', {},
    bad[0] && click(W.again, () => location.reload()),
    r.rest && click(put('rest', r.rest), () => r.more(9).then(() => draw(r, bad))),
    r.within && way(W.everywhere));
  if (ways.firstChild) show(ways, say);
  const item = (u, d, ...kids) => el('li', { 'data-unit': u.id, 'data-kind': d.loai, 'data-period': d.period }, kids);
  const unit = (u) => item(u, {}, link([mark(u.name), u.until && ' ' + W.former], u.address),
    u.pack > 0 && T.some((t) => t.kinds || t.use || r.left.includes(t)) && way(put('inside', u.name), u.id),
    el('small', {}, mark(u.parents), u.until && [' · ' + put('until', u.until.split('-').reverse().join('/')), u.next.map((x, i) => [i ? ', ' : ` · ${W.now} `, link(x.name, x.address)])]));
  const about = (d, x, ...words) => [x.figure && el('span', { class: 'figure' }, el('b', {}, x.figure), x.of && ' ' + x.of), el('small', {}, mark([...words, d.u.name, d.u.parents].filter(Boolean).join(' · ')))];
  group('units', r.units, unit);
  group('docs', docs, (d) => item(d.u, d, link(mark(d.title), d.at), d.label && el('span', { class: 'state ' + d['tinh-trang'] }, d.label), about(d, d)));
  group('rows', rows, (x) => item(x.u, x.d, link(mark((x.code && x.code + ' ') + x.label), x.at, x.anchor), about(x.d, x, x.d.title, x.more)));
  group('pages', r.pages, ([title, at]) => el('li', {}, link(mark(title), at)));
  group('near', r.near, unit);
}

// What comes late for an older query is dropped.
async function go(push) {
  const mine = turn += 1;
  clearTimeout(timer);
  const text = box.value.trim().slice(0, 200);
  const bad = [];
  let r = blank();
  try {
    // What was sent is left by the next change.
    history[sent ? 'pushState' : 'replaceState'](0, '', address());
    sent = push;
    const manifest = JSON.parse(await read('muc-luc.json', bad));
    if (manifest.format !== 1) throw bad.stale = 1;
    const get = async (names) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await read(name + '.txt', bad)).split('\n').slice(1, -1).map((line) => line.split('\t'))])));
    if (text[1] || inside.value) r = await find(text, manifest, get, inside.value);
  } catch (e) {
    bad[0] = bad[0] || 'muc-luc.json';
  }
  if (mine === turn) draw(r, bad);
}
const load = () => {
  const params = new URLSearchParams(location.search);
  [box, inside, ...picks].forEach((e) => { e.value = params.get(e.name) || ''; });
  sent = 0;
  go();
};
form.onsubmit = (e) => {
  e.preventDefault();
  go(1);
};
box.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(go, 120);
};
form.onchange = (e) => e.target !== box && go(1);
window.onpopstate = load;
doc.onkeydown = (e) => {
  const now = doc.activeElement;
  const links = [box, ...doc.querySelectorAll('.result-list li > a:first-child')];
  const i = links.indexOf(now);
  const to = e.key === '/' && !now.form ? box : i < 0 ? 0 : e.key === 'Escape' ? i && box : links[i + { ArrowDown: 1, ArrowUp: -1 }[e.key]];
  if (to) {
    e.preventDefault();
    to.focus();
  }
};
load();
}).call(this, this.document);
