/** Every reference of every page leads to a file of the site, every anchor to an element of it. */

/** Schemes that a page may point out to; an address of another site is a link, never a resource. */
const WAYS_OUT = new Set(['mailto:', 'tel:', 'https:', 'http:', 'data:']);

/** @returns {string[]} what is wrong, one line each */
export function brokenLinks(site) {
  return site.pages.flatMap((page) => {
    const faults = page.references.flatMap((reference) => fault(site, page, reference));
    const twice = [...page.twiceUsedIds].map((id) => `${page.path}: id "${id}" is used twice`);
    return [...faults, ...twice];
  });
}

/** Pages that no other page leads to: a citizen will never see them. */
export function unreachablePages(site, from = 'index.html') {
  const seen = new Set([from]);
  for (const path of seen) {
    const page = site.page.get(path);
    for (const { tag, target } of page?.references ?? []) {
      if (tag !== 'a') continue;
      const { file } = site.resolve(path, target);
      if (site.page.has(file)) seen.add(file);
    }
  }
  return site.pages
    .filter((page) => !seen.has(page.path) && !['404', 'moved', 'patterns'].includes(page.sort))
    .map((page) => `${page.path}: no page leads here`);
}

function fault(site, page, { tag, attribute, rel, target }) {
  const said = `${page.path}: <${tag} ${attribute}="${target}">`;
  const { file, anchor, folder, outside } = site.resolve(page.path, rooted(site, page, target));
  if (outside === 'above the site') return [`${said} breaks below somebody else's path`];
  if (outside) return way(said, tag, rel, outside);
  if (!site.files.has(file)) return [`${said} leads nowhere`];
  if (folder && tag === 'a') return [`${said} opens a listing when the folder is on a disk`];
  if (anchor && anchorMissing(site.page.get(file), anchor)) return [`${said}: no such anchor`];
  return [];
}

/** The page for addresses that do not exist stands at any depth: it alone may start at the root. */
function rooted(site, page, target) {
  if (page.sort !== '404' || !target.startsWith('/') || !site.address) return target;
  const below = new URL(site.address).pathname;
  return target.startsWith(below) ? site.address + target.slice(below.length) : target;
}

function way(said, tag, rel, scheme) {
  if (!WAYS_OUT.has(scheme)) return [`${said}: a link may not say ${scheme}`];
  const isLink = tag === 'a' || ['canonical', 'license', 'alternate'].includes(rel);
  if (scheme.startsWith('http') && !isLink) return [`${said} asks another site`];
  return [];
}

function anchorMissing(page, anchor) {
  return page && anchor !== 'top' && !page.ids.has(anchor);
}
