/** What a browser, a search engine and a shared link are told in the head of each page. */

const PREVIEW = ['og:title', 'og:description', 'og:type', 'og:site_name'];

/** @returns {string[]} what is wrong, one line each */
export function headFaults(site) {
  return site.pages.filter((page) => page.sort !== 'moved').flatMap((page) => {
    const faults = [];
    const want = (holds, fault) => holds || faults.push(`${page.path}: ${fault}`);
    want(['vi', 'en'].includes(page.lang), 'no lang');
    want(page.title, 'no title');
    want(page.heading, 'no h1');
    want(page.meta.get('viewport')?.includes('width=device-width'), 'no viewport');
    want(page.meta.get('description'), 'no description');
    for (const name of PREVIEW) want(page.meta.get(name), `no ${name}`);
    want(page.sort === '404' || !site.address || page.canonical, 'no canonical address');
    want(!page.canonical || site.resolve(page.path, page.canonical).file === page.path,
      `canonical address ${page.canonical} is another page's`);
    return faults;
  });
}

/** The Content-Security-Policy of each page lets nothing run that is not a file of the site. */
export function policyFaults(site) {
  return site.pages.flatMap((page) => {
    const faults = [];
    const want = (holds, fault) => holds || faults.push(`${page.path}: ${fault}`);
    const policy = directives(page.meta.get('content-security-policy') ?? '');
    const scripts = policy.get('script-src') ?? policy.get('default-src') ?? '';
    want(policy.size, 'no Content-Security-Policy');
    want(["'self'", "'none'"].includes(policy.get('default-src')), 'default-src is not self or none');
    want(policy.get('base-uri') === "'none'", 'base-uri is not none');
    want([policy.get('object-src'), policy.get('default-src')].includes("'none'"), 'object-src is not none');
    want(!/unsafe|https?:|\*/.test(scripts), `scripts may come from ${scripts}`);
    want(!/unsafe|https?:|\*/.test(policy.get('style-src') ?? ''), 'styles may come from anywhere');
    want(page.inlineScripts === 0, 'a script in the page');
    want(page.inlineStyles === 0, 'a style attribute');
    return faults;
  });
}

function directives(policy) {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/)).filter(([name]) => name);
  return new Map(parts.map(([name, ...values]) => [name, values.join(' ')]));
}
