/** A site of three pages on which every check is green; each self-test spoils one thing of it. */
import { Site } from './site.mjs';

const ADDRESS = 'https://congkhai.example.vn/';
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

const CRUMBS = {
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [
    { '@type': 'ListItem', position: 1, name: 'Trang chủ', item: ADDRESS },
    { '@type': 'ListItem', position: 2, name: 'Phường Mẫu' },
  ],
};
const UNIT = {
  '@context': 'https://schema.org',
  '@type': 'GovernmentOrganization',
  name: 'UBND Phường Mẫu',
  url: `${ADDRESS}mau/index.html`,
};

/** One page; `head` and `body` are added to what every page has. */
export function page(sort, path, { title = 'Phường Mẫu', root = '', head = '', body = '' } = {}) {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title} · Mẫu</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="Trang mẫu.">
<meta property="og:title" content="${title}"><meta property="og:description" content="Trang mẫu.">
<meta property="og:type" content="website"><meta property="og:site_name" content="Mẫu">
<link rel="canonical" href="${ADDRESS}${path.replace(/^index\.html$/, '')}">
<link rel="icon" href="${root}mark.svg"><link rel="alternate" type="application/atom+xml" href="${root}feed.xml"><link rel="stylesheet" href="${root}style.css">${head}</head>
<body data-page="${sort}"><a class="skip-link" href="#noi-dung">Đến nội dung chính</a><header><a href="${root}index.html">Mẫu</a></header>
<main id="noi-dung"><h1>${title}</h1>${body}</main></body></html>`;
}

const json = (data) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

/** The texts of the site by path; `changes` replace or add, `undefined` removes. */
export function texts(changes = {}) {
  const all = {
    'index.html': page('home', 'index.html', { title: 'Trang chủ', body: '<p><a href="mau/index.html">Phường Mẫu</a></p>' }),
    'mau/index.html': page('commune', 'mau/index.html', {
      root: '../',
      head: json(UNIT) + json(CRUMBS),
      body: '<p><a href="2023/quyet-toan.html">Quyết toán 2023</a></p>',
    }),
    'mau/2023/quyet-toan.html': page('disclosure', 'mau/2023/quyet-toan.html', {
      title: 'Quyết toán 2023',
      root: '../../',
      head: json(CRUMBS),
      body: '<p class="sample-ribbon">Dữ liệu mẫu.</p><p><a href="quyet-toan.json">JSON</a> <a href="quyet-toan.csv">CSV</a></p>',
    }),
    'mau/2023/quyet-toan.json': '{"sample":true}',
    'mau/2023/quyet-toan.csv': '\uFEFFMục,Số\r\n"Chi, thường xuyên",1\r\n',
    'style.css': 'body{margin:0;font:1rem/1.6 sans-serif;color:#111;background:#fff}a{color:#003d99;padding:1rem 0;display:inline-block}',
    'mark.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
    'robots.txt': `User-agent: *\nAllow: /\nSitemap: ${ADDRESS}sitemap.xml\n`,
    'sitemap.xml': sitemap(['', 'mau/index.html', 'mau/2023/quyet-toan.html']),
    'feed.xml': feed(),
    ...changes,
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));
}

/** The site with `changes`. */
export const sample = (changes) => Site.of(texts(changes));

/** The site in which `from` reads `to` in the file at `path`. */
export function spoilt(path, from, to) {
  const text = texts()[path];
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return sample({ [path]: text.replaceAll(from, to) });
}

function sitemap(paths) {
  const urls = paths.map((path) => `<url><loc>${ADDRESS}${path}</loc><lastmod>2026-11-23</lastmod></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
}

function feed() {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>${ADDRESS}</id><title>Mẫu</title><updated>2026-11-23T00:00:00+07:00</updated>
<author><name>UBND</name></author><link rel="self" href="${ADDRESS}feed.xml"/><link href="${ADDRESS}"/>
<entry><id>${ADDRESS}mau/2023/quyet-toan.html</id><title>Quyết toán 2023</title><updated>2024-07-20T00:00:00+07:00</updated>
<link href="${ADDRESS}mau/2023/quyet-toan.html"/><summary>Phường Mẫu</summary></entry></feed>`;
}
