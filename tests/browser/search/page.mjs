/** The page of the search as the theme writes it, over the small index; pages that results lead to stay bare. */
import { readFileSync, readdirSync } from 'node:fs';
import { index, KINDS, script, Site, YEARS } from './fixture.mjs';

const THEME = new URL('../../../themes/default/', import.meta.url);
const read = (path) => readFileSync(new URL(path, THEME), 'utf8');
const strings = Object.fromEntries(read('strings.vi.yaml').split('\n').map((line) => /^(\w+): "?(.*?)"?$/.exec(line)).filter(Boolean).map(([, key, text]) => [key, text]));

/** The script as it is written; SCRIPT names the one that was published. */
const shown = process.env.SCRIPT ? readFileSync(process.env.SCRIPT, 'utf8') : script;

const parts = readdirSync(new URL('styles/parts/', THEME)).sort();
const style = ['styles/tokens.css', 'styles/elements.css', ...parts.map((name) => `styles/parts/${name}`), 'styles/print.css'].map(read).join('');

/** The template with its words and links filled in. */
function filled(block) {
  const words = Object.fromEntries(Object.entries(strings).filter(([key]) => key.startsWith('search_')).map(([key, text]) => [key.slice(7), text]));
  const text = read('pages/search.html').replace(/{#[^]*?#}/g, '');
  const inside = new RegExp(`{% block ${block} %}([^]*?){% endblock`).exec(text)[1];
  return inside.replace(/{%.*?%}/g, '').replace(/{{ t\.(\w+) }}/g, (_, key) => strings[key])
    .replace('{{ search.words | safe }}', JSON.stringify(words)).replaceAll('{{ page.root }}', '../').replace('{{ search.manifest }}', 'tim-kiem/v1/muc-luc.json')
    .replace('{{ assets.search }}', 'assets/search.js').replace('{{ page.heading }}', strings.search_title)
    .replace('<option value="{{ link.id }}">{{ link.label }}</option>', options(KINDS.map(({ id, name }) => [id, name])))
    .replace('<option value="{{ link.label }}">{{ link.label }}</option>', options(YEARS.map((year) => [year, year])))
    .replace(/{{ [\w.]+\.href }}/g, '../index.html').replace(/{{ [\w.]+\.label }}/g, 'Mục lục');
}

const options = (list) => list.map(([value, label]) => `<option value="${value}">${label}</option>`).join('');

const POLICY = /content="(default-src[^"]*)"/.exec(read('layout.html'))[1];
const html = (head, main) => `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tìm · Mẫu</title>
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><link rel="stylesheet" href="../assets/style.css">${head}<meta http-equiv="Content-Security-Policy" content="${POLICY.replace("img-src 'self'", "img-src 'self' data:")}"></head>
<body data-page="search"><header class="site-head"><a href="../index.html">Mẫu</a></header><main id="noi-dung">${main}</main></body></html>`;

const known = new Map();
/** An index is laid once for all who want it so. */
function plain(options) {
  const key = JSON.stringify(options ?? {});
  if (!known.has(key)) known.set(key, index(options));
  return known.get(key);
}

/** A site of the search page alone; `change` may spoil its files. */
export function site(options, change = () => {}) {
  const files = new Map(plain(options));
  files.set('tim-kiem/index.html', html(filled('head'), filled('main')));
  files.set('assets/search.js', shown);
  files.set('assets/style.css', style);
  files.set('404.html', html('', '<h1>Không có trang này</h1>'));
  change(files);
  // Every page that a result may lead to.
  const bare = '<!DOCTYPE html><html lang="vi"><title>Trang</title><link rel="icon" href="data:,"><h1>Trang</h1>';
  const made = Site.of({});
  made.files = { has: (path) => files.has(path) || (/index\.html$/.test(path || '') && !path.startsWith('tim-kiem')), get: (path) => files.get(path) ?? bare };
  return made;
}
