/**
 * A site whose every field holds a vector: cells, titles, acts, sources, notes, names of files,
 * labels of a kind, names of units, heads and texts of Markdown. What the program refuses is left
 * out before it is built; what it takes is what a browser is shown.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../../..');
const UNIT = 'content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang';

export const { vectors } = JSON.parse(readFileSync(join(HERE, 'vectors.json'), 'utf8'));

/** The program; DANBIET names one that is there already. */
export function danbiet(...words) {
  const [command, ...first] = process.env.DANBIET
    ? [process.env.DANBIET]
    : ['cargo', 'run', '--locked', '--release', '--quiet', '--'];
  const run = spawnSync(command, [...first, ...words], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return run;
}

/** A text in quotes of YAML. */
const quoted = (text) => JSON.stringify(text);


/** Plain ones, for what every site needs. */
const SCRIPTS = vectors.filter((it) => it.includes('<script') && /^[ -~]+$/.test(it));

/** Those of signs that a text may hold: the others are refused wherever they stand, as are those
    that could be somebody's number or address of mail. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e]|@/;
const digits = (it) => (it.match(/\d/g) ?? []).length;
export const SEEN = vectors.filter((it) => !FORBIDDEN.test(it) && digits(it) < 8);

/** The n-th of them, around the end. */
const vector = (n) => SEEN[n % SEEN.length];

/** All ways in which a vector can stand in a text of Markdown. */
const WRITTEN = [
  (it) => it,
  (it) => `[x](${it})`,
  (it) => `[x](<${it}>)`,
  (it) => `![x](${it})`,
  (it) => `<${it}>`,
  (it) => `[${it}](https://example.vn)`,
  (it) => `[x](https://example.vn "${it}")`,
  (it) => `[x](https://example.vn/?${it})`,
  (it) => `[x][y]\n\n[y]: ${it}`,
  (it) => `\`${it}\``,
  (it) => `~~~${it}\n${it}\n~~~`,
  (it) => `| a |\n|---|\n| ${it.replaceAll('|', '\\|')} |`,
  (it) => `# ${it}`,
  (it) => `> - ${it}`,
];

/** Lays the site out and builds it; how many vectors were taken and refused, by channel. */
export function build(folder) {
  const files = new Map([
    ['content/site.yaml', `title: ${quoted(SCRIPTS[0])}\ndescription: ${quoted(SCRIPTS[1])}\nlicence: ${quoted(SCRIPTS[2])}\n`],
    ...kind(),
    ...unit(),
    ...documents(150),
    ...table(),
  ]);
  const single = new Map(texts(SEEN.length).map((text, n) => [`content/pages/t/${n}.md`, text]));
  const refused = refusedOf(folder, new Map([...files, ...single]));
  for (const path of refused) files.delete(path);
  const taken = [...single].filter(([path]) => !refused.has(path)).map(([, text]) => text);
  // Those that pass alone are shown a hundred to a page.
  for (let at = 0; at < taken.length; at += 100) {
    const bodies = taken.slice(at, at + 100).map((text) => text.replace(/^---\n.*\n---\n/, ''));
    files.set(`content/pages/chu-${at}.md`, `---\ntitle: Chữ ${at}\n---\n${bodies.join('\n\n---\n\n')}\n`);
  }
  for (const path of refusedOf(folder, files)) files.delete(path);
  lay(folder, files);
  // The gate over what is published may refuse what the files alone did not show.
  for (const path of refusedBy(danbiet('build', '--site', folder, '--no-cache', '--format', 'json'))) {
    files.delete(path);
  }
  lay(folder, files);
  const run = danbiet('build', '--site', folder, '--no-cache');
  if (run.status !== 0) throw new Error(run.stderr.slice(-3000));
  return { texts: single.size, taken: taken.length, documents: [...files.keys()].filter((path) => path.includes('/d-')).length };
}

/** Each vector in one of the ways, so that every way has its share of them. */
function texts(count) {
  return Array.from({ length: count }, (_, n) => `---\ntitle: Chữ\n---\n${WRITTEN[n % WRITTEN.length](vector(n))}\n`);
}

function documents(count) {
  const files = [];
  for (let n = 0; n < count; n += 1) {
    const it = (k) => quoted(vector(n * 12 + k));
    const name = `${vector(n * 12 + 11).replace(/[\/\\:\0]|\.\./g, '_').slice(0, 60)}.txt`;
    files.push([`${UNIT}/2023/d-${n}.yaml`, `kind: citizen-reception
period: 2023
name: so ${n}
published: 2023-12-29
title: ${it(0)}
decision: { number: ${it(1)}, signer: ${it(2)}, position: ${it(3)}, signed: 2023-12-20 }
source: { title: ${it(4)}, file: ${it(5)}, note: ${it(6)} }
posted: { from: 2023-12-29, until: 2024-01-29, place: ${it(7)} }
published_by: ${it(8)}
contact: { address: ${it(9)} }
tables: { schedule: [ { when: ${it(10)}, host: ${it(11)} } ] }
attachments: [ { file: ${quoted(name)}, title: ${it(0)} } ]
text: ${quoted(`\`${vector(n * 12).replaceAll('`', '')}\``)}
`]);
    files.push([`${UNIT}/2023/${name}`, 'Văn bản.\n']);
  }
  return files;
}

/** A table in which every vector is a cell. */
function table() {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = SEEN.map((it, n) => `${cell(it)},${cell(SEEN[(n + 1) % SEEN.length])}`);
  return [
    [`${UNIT}/2022/d-bang.yaml`, 'kind: citizen-reception\nperiod: 2022\npublished: 2022-12-29\ntables: { schedule: bang.csv }\n'],
    [`${UNIT}/2022/bang.csv`, `when,host\n${rows.join('\n')}\n`],
  ];
}

/** A kind whose labels are vectors, and a document of it. */
function kind() {
  const label = (n) => `{ vi: ${quoted(vector(n))}, en: ${quoted(vector(n + 7))} }`;
  const lines = Array.from({ length: 300 }, (_, n) => `          - { id: l${n}, code: ${quoted(vector(n + 3).slice(0, 20))}, label: ${label(n * 10)} }\n`);
  const own = `id: trees
title: ${label(3)}
short: ${label(4)}
address: trong-cay
group: environment
order: 900
about: ${label(5)}
duty: { law: 10/2022/QH15, article: ${quoted(vector(6))}, verified: true }
text: optional
versions:
  - regime: any
    levels: [commune]
    from: 2020
    periods: [year]
    owes: [year]
    forms:
      - id: planted
        title: ${label(8)}
        address: da-trong
        rows: open
        columns:
          - { id: plan, label: ${label(9)}, type: count }
          - { id: note, label: ${label(10)}, type: text, note: ${quoted(vector(11))} }
        lines:
${lines.join('')}`;
  const rows = lines.map((_, n) => `    - { line: l${n}, plan: ${n}, note: ${quoted(vector(n * 9 + 5))} }\n`);
  return [
    ['content/kinds/cay.yaml', own],
    [`${UNIT}/2023/d-cay.yaml`, `kind: trees\nperiod: 2023\npublished: 2023-12-29\ntables:\n  planted:\n${rows.join('')}`],
  ];
}

function unit() {
  return [
    ['content/tinh-mau/unit.yaml', `name: ${quoted(`Tỉnh ${vector(20)}`)}\nlevel: province\ncode: 99\n`],
    ['content/tinh-mau/2023/d-mau.yaml', `kind: citizen-reception\nperiod: 2023\npublished: 2023-12-29\ntitle: ${quoted(vector(21))}\ntables: { schedule: [ { when: Thứ Năm } ] }\n`],
  ];
}

function lay(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files in which the program objects to something, none of them without a place. */
function refusedOf(folder, files) {
  lay(folder, files);
  return refusedBy(danbiet('check', '--site', folder, '--format', 'json'));
}

function refusedBy(run) {
  if (run.status === 0) return new Set();
  const { findings } = JSON.parse(run.stdout || run.stderr);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const nameless = errors.filter(({ file, line }) => !file || !line);
  if (nameless.length > 0) throw new Error(`no place: ${JSON.stringify(nameless.slice(0, 3))}`);
  return new Set(errors.map(({ file }) => file));
}
