/**
 * One HTML document, read once into the few facts that the checks ask for.
 * A tolerant reader on purpose: whether the markup is right is the Nu checker's question.
 */
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';

const REFERENCES = ['href', 'src', 'srcset', 'action', 'data', 'poster', 'xlink:href'];

/** Reads `html`, which stands at `path` below the root of the site. */
export function readPage(path, html) {
  const page = {
    path,
    html,
    sort: undefined, // <body data-page>
    lang: undefined,
    title: '',
    heading: '',
    canonical: undefined,
    refresh: undefined,
    meta: new Map(), // name or property or http-equiv, in small letters → content
    ids: new Set(),
    twiceUsedIds: new Set(),
    classes: new Set(),
    references: [], // { tag, attribute, rel, target }
    jsonLd: [], // text of each block
    rows: 0, // lines of its tables
    inlineStyles: 0, // style attributes
    inlineScripts: 0, // scripts with a body, other than data
  };
  const open = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      open.push({ tag, attributes, text: '' });
      note(page, tag, attributes);
    },
    ontext(text) {
      if (open.length) open.at(-1).text += text;
      const within = (tag) => open.some((element) => element.tag === tag);
      if (within('h1')) page.heading += text;
    },
    onclosetag() {
      const closed = open.pop();
      if (closed.tag === 'title' && !page.title) page.title = closed.text.trim();
      if (closed.tag === 'script') noteScript(page, closed);
    },
  });
  parser.end(html);
  page.heading = page.heading.replace(/\s+/g, ' ').trim();
  return page;
}

/** Bytes on the wire, as a server that compresses well sends them. */
export const weight = (bytes) => gzipSync(bytes, { level: 9 }).length;

function note(page, tag, attributes) {
  if (tag === 'html') page.lang = attributes.lang;
  if (tag === 'body') page.sort = attributes['data-page'];
  if (tag === 'tr') page.rows += 1;
  if (tag === 'link' && attributes.rel === 'canonical') page.canonical = attributes.href;
  if (tag === 'meta') noteMeta(page, attributes);
  if ('style' in attributes) page.inlineStyles += 1;
  for (const name of (attributes.class ?? '').split(/\s+/)) page.classes.add(name);
  if (attributes.id !== undefined) {
    (page.ids.has(attributes.id) ? page.twiceUsedIds : page.ids).add(attributes.id);
  }
  for (const attribute of REFERENCES) {
    if (attributes[attribute] === undefined) continue;
    for (const target of targets(attribute, attributes[attribute])) {
      page.references.push({ tag, attribute, rel: attributes.rel, target });
    }
  }
}

function noteMeta(page, { name, property, 'http-equiv': equiv, content = '' }) {
  const key = (name ?? property ?? equiv ?? '').toLowerCase();
  page.meta.set(key, content);
  if (key === 'refresh') page.refresh = content.replace(/^\s*\d+\s*;\s*url=/i, '');
}

function noteScript(page, { attributes, text }) {
  if (attributes.type === 'application/ld+json') page.jsonLd.push(text);
  else if (attributes.type !== 'application/json' && text.trim()) page.inlineScripts += 1;
}

function targets(attribute, value) {
  if (attribute !== 'srcset') return [value.trim()];
  return value.split(',').map((candidate) => candidate.trim().split(/\s+/)[0]);
}
