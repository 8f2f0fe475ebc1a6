/** Atom feeds against the grammar of RFC 4287 and the rules that stand only in its text. */
import { fileURLToPath } from 'node:url';
import { parseDocument, DomUtils } from 'htmlparser2';
import { schemaFaults } from '../lib/xml.mjs';

const ATOM = fileURLToPath(new URL('../schema/atom.rng', import.meta.url));
const IRI = /^(?:https?:\/\/|tag:|urn:)\S+$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** @returns {string[]} what is wrong, one line each */
export function feedFaults(site) {
  const feeds = site.ending('.xml').filter((path) => /<feed[\s>]/.test(site.text(path)));
  if (!feeds.length) return ['no feed'];
  const ids = new Map();
  return feeds.flatMap((path) => {
    const grammar = schemaFaults(path, site.text(path), ['--relaxng', ATOM]);
    return grammar.length ? grammar : ruleFaults(site, path, ids);
  });
}

/** Feeds that a page names must exist; a page names its feeds by <link rel=alternate>. */
export function feedsNamed(site) {
  const named = site.pages.flatMap((page) => page.references
    .filter(({ tag, rel }) => tag === 'link' && rel === 'alternate')
    .map(({ target }) => site.resolve(page.path, target).file));
  return new Set(named.filter((file) => file?.endsWith('.xml')));
}

function ruleFaults(site, path, ids) {
  const faults = [];
  const want = (holds, fault) => holds || faults.push(`${path}: ${fault}`);
  const [feed] = DomUtils.getElementsByTagName('feed', parseDocument(site.text(path), { xmlMode: true }));
  const entries = children(feed, 'entry');
  const id = text(feed, 'id');
  want(IRI.test(id), `feed id ${id} is no absolute IRI`);
  want(!ids.has(id), `feed id ${id} is ${ids.get(id)}'s`);
  ids.set(id, path);
  want(link(feed, 'self'), 'no link to itself');
  want(!link(feed, 'self') || site.resolve('index.html', link(feed, 'self')).file === path, 'self is another file');
  want(text(feed, 'title'), 'no title');
  want(children(feed, 'author').length || entries.every((entry) => children(entry, 'author').length), 'no author');
  want(!site.page || leads(site, feed), `alternate leads nowhere: ${link(feed, 'alternate')}`);
  const newest = entries.map((entry) => Date.parse(text(entry, 'updated'))).reduce((a, b) => Math.max(a, b), 0);
  want(Date.parse(text(feed, 'updated')) >= newest, 'updated is older than its newest entry');
  want(new Set(entries.map((entry) => text(entry, 'id'))).size === entries.length, 'two entries with one id');
  for (const entry of entries) entryFaults(site, entry, want);
  return faults;
}

function entryFaults(site, entry, want) {
  const id = text(entry, 'id');
  want(IRI.test(id), `entry id ${id} is no absolute IRI`);
  want(text(entry, 'title'), `${id}: no title`);
  want(DATE.test(text(entry, 'updated')), `${id}: updated ${text(entry, 'updated')}`);
  want(link(entry, 'alternate'), `${id}: no link to its page`);
  want(leads(site, entry), `${id}: leads nowhere: ${link(entry, 'alternate')}`);
  want(children(entry, 'summary').length || children(entry, 'content').length, `${id}: says nothing`);
}

function leads(site, element) {
  const href = link(element, 'alternate');
  return !href || site.page.has(site.resolve('index.html', href).file);
}

function children(element, name) {
  return DomUtils.getChildren(element).filter((child) => child.name === name);
}

function text(element, name) {
  return children(element, name).map(DomUtils.textContent)[0]?.trim() ?? '';
}

function link(element, rel) {
  const links = children(element, 'link').map(({ attribs }) => attribs);
  return links.find((attributes) => (attributes.rel ?? 'alternate') === rel)?.href;
}
