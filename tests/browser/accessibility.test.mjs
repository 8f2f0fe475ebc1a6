/** axe-core on one page of each sort, and the largest, at every width, by day and by night. */
import { after, before, describe, test } from 'node:test';
import { site } from './lib/demonstration.mjs';
import { inTab, launch } from './lib/browser.mjs';
import { none } from './lib/expect.mjs';
import { serve } from './lib/serve.mjs';
import { accessibilityFaults } from './checks/accessible.mjs';

let browser;
let server;

before(async () => {
  browser = await launch();
  // The page for what is missing starts its links at the root of the published address.
  server = await serve(site, new URL(site.address ?? 'https://site.invalid/').pathname);
});

after(async () => {
  await browser?.close();
  server?.close();
});

describe('axe finds nothing', { concurrency: 2 }, () => {
  for (const page of site.chosen().filter(({ sort }) => sort !== 'moved')) {
    test(`${page.sort}: ${page.path}`, () => inTab(browser, { bypassCSP: true }, async (tab) => {
      await tab.goto(server.root + page.path);
      none(await accessibilityFaults(tab));
    }));
  }
});
