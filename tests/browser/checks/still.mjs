/**
 * A still page: nothing that stands on it acts. No dialog, no other page, no request to anybody
 * else; no element or attribute that could begin one when it is touched.
 */

/**
 * Listens to a tab from before it goes anywhere; its policy must be off, or the policy is tested.
 * @returns {Promise<(root: string) => string[]>} what acted, one line each
 */
export async function watch(tab) {
  const acted = [];
  await tab.exposeFunction('actedHere', (what) => { acted.push(`acted: ${what}`); });
  await tab.addInitScript(() => {
    const tell = (what) => window.actedHere(`${what} on ${location.pathname}`);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
      window[name] = (...words) => tell(`${name}(${words.join()})`);
    }
    // What a script fetches is heard as a request, below.
    for (const name of ['Function', 'setTimeout', 'setInterval']) {
      const own = window[name];
      window[name] = new Proxy(own, {
        apply(target, self, words) {
          if (typeof words[0] === 'string') tell(`${name}(${words[0].slice(0, 80)})`);
          return Reflect.apply(target, self, words);
        },
      });
    }
  });
  tab.on('dialog', (dialog) => { acted.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('popup', (other) => acted.push(`another page: ${other.url()}`));
  const asked = new Set();
  tab.on('request', (request) => asked.add(request.url()));
  tab.on('pageerror', (error) => acted.push(`script: ${error.message}`));
  return (root) => [
    ...acted.splice(0),
    ...[...asked].filter((url) => !url.startsWith(root)).map((url) => `asks ${url}`),
  ];
}

/** What of the page could act: scripts, handlers, frames, forms, addresses that are code. */
export async function lively(tab) {
  try {
    return await tab.evaluate(looked);
  } catch (error) {
    return [`went elsewhere: ${error.message}`];
  }
}

function looked() {
  const found = [];
  const own = (element) => element.matches('script[type="application/ld+json"], script[type="application/json"], script[src], link[rel], meta[name], meta[charset], meta[property], meta[http-equiv="Content-Security-Policy"]');
  const acting = 'script, style, iframe, frame, object, embed, applet, base, form, input, button, video, audio, source, meta, link, math, marquee, portal, template, textarea, select, animate, set';
  for (const element of document.querySelectorAll('*')) {
    const place = `<${element.localName}> on ${location.pathname}: ${element.outerHTML.slice(0, 160)}`;
    const isForm = element.closest('form[role="search"], dialog, [role="search"]');
    // What scripts/table.js adds to a long table.
    const isTool = element.matches('.table-filter input, [data-filter] thead button');
    if (element.matches(acting) && !own(element) && !isForm && !isTool) found.push(place);
    for (const { name, value } of element.attributes) {
      const address = /^(href|src|action|formaction|data|xlink:href|srcdoc|poster|background)$/.test(name);
      const seen = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      const scheme = /^([a-z][a-z0-9+.-]*):/.exec(seen)?.[1];
      const fine = !scheme || ['http', 'https', 'mailto', 'tel'].includes(scheme);
      if (/^on/.test(name) || name === 'style' || (address && !fine)) found.push(`${name}= of ${place}`);
    }
  }
  return found;
}
