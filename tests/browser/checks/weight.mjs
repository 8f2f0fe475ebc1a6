/** Pages stay light enough for an old telephone: bytes after gzip, by sort of page. */

const KB = 1024;

/** A page may weigh so much; a disclosure is judged by its lines. */
const LIMITS = { home: 10 * KB, province: 14 * KB, district: 12 * KB, commune: 12 * KB };
const DISCLOSURE = [
  { rows: 130, limit: 12 * KB }, // a form of a hundred lines with its heads and its chart's table
  { rows: 240, limit: 14 * KB }, // a list of two hundred households
];
const STYLES = 6 * KB;
const SCRIPTS = 6 * KB;

/** @returns {string[]} what is wrong, one line each */
export function tooHeavy(site) {
  const pages = site.pages.flatMap((page) => over(page.path, site.weight(page.path), limit(page)));
  const shared = site.chosen().flatMap((page) => [
    ...over(`${page.path}: its styles`, sum(site, page, '.css'), STYLES),
    ...over(`${page.path}: its scripts`, sum(site, page, '.js'), SCRIPTS),
  ]);
  return [...pages, ...shared];
}

/** The heaviest page of each sort, for the record. */
export function heaviest(site) {
  const rows = new Map();
  for (const page of site.pages) {
    const bytes = site.weight(page.path);
    if (bytes > (rows.get(page.sort)?.bytes ?? 0)) rows.set(page.sort, { bytes, path: page.path });
  }
  return rows;
}

function limit(page) {
  if (page.sort !== 'disclosure') return LIMITS[page.sort] ?? Infinity;
  return DISCLOSURE.find(({ rows }) => page.rows <= rows)?.limit ?? Infinity;
}

/** What the files with this ending weigh that the page asks for. */
function sum(site, page, end) {
  const asked = page.references
    .filter(({ tag }) => tag === 'link' || tag === 'script')
    .map(({ target }) => site.resolve(page.path, target).file)
    .filter((file) => file?.endsWith(end) && site.files.has(file));
  return [...new Set(asked)].reduce((total, file) => total + site.weight(file), 0);
}

function over(what, bytes, limit) {
  return bytes > limit ? [`${what}: ${bytes} bytes gz, at most ${limit}`] : [];
}
