/** sitemap.xml against the schema of sitemaps.org and against the site itself; robots.txt names it. */
import { createRequire } from 'node:module';
import { parseDocument, DomUtils } from 'htmlparser2';
import { schemaFaults } from '../lib/xml.mjs';

const at = createRequire(import.meta.url).resolve;
const SITEMAP = at('sitemap/schema/sitemap.xsd');
const MOST = 50_000;

/** @returns {string[]} what is wrong, one line each */
export function sitemapFaults(site) {
  const maps = site.ending('.xml').filter((path) => site.text(path).includes('<urlset'));
  if (!maps.length) return ['no sitemap'];
  const faults = maps.flatMap((path) => schemaFaults(path, site.text(path), ['--schema', SITEMAP]));
  const listed = new Set(maps.flatMap((path) => entries(site, path, faults)));
  for (const page of site.pages) {
    const hidden = page.meta.get('robots')?.includes('noindex') || ['404', 'moved'].includes(page.sort);
    if (hidden && listed.has(page.path)) faults.push(`${page.path}: hidden, and in the sitemap`);
    if (!hidden && !listed.has(page.path)) faults.push(`${page.path}: not in the sitemap`);
  }
  return [...faults, ...robotsFaults(site)];
}

function entries(site, path, faults) {
  const document = parseDocument(site.text(path), { xmlMode: true });
  const addresses = DomUtils.getElementsByTagName('loc', document).map((loc) => DomUtils.textContent(loc).trim());
  if (addresses.length > MOST) faults.push(`${path}: ${addresses.length} addresses, at most ${MOST}`);
  return addresses.map((address) => {
    const { file } = site.resolve('index.html', address);
    if (!address.startsWith(site.address)) faults.push(`${path}: ${address} is not of this site`);
    else if (!site.page.has(file)) faults.push(`${path}: ${address} leads nowhere`);
    return file;
  });
}

function robotsFaults(site) {
  if (!site.files.has('robots.txt')) return ['no robots.txt'];
  const named = site.text('robots.txt').match(/^Sitemap:\s*(\S+)/m)?.[1];
  if (!named) return ['robots.txt names no sitemap'];
  const { file } = site.resolve('index.html', named);
  return site.files.has(file) ? [] : [`robots.txt: ${named} leads nowhere`];
}
