/**
 * The checks, checked: each is green on a small sound site and red when one thing of it is spoilt.
 * A check that cannot turn red proves nothing.
 */
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTab, launch } from './lib/browser.mjs';
import { none, some } from './lib/expect.mjs';
import { page, sample, spoilt, texts } from './lib/sample.mjs';
import { serve } from './lib/serve.mjs';
import { accessibilityFaults } from './checks/accessible.mjs';
import { dataFaults } from './checks/data.mjs';
import { feedFaults } from './checks/feeds.mjs';
import { headFaults, policyFaults } from './checks/head.mjs';
import { largeTextFaults, paperFaults, sidewaysFaults, skipLinkFaults, targetFaults } from './checks/layout.mjs';
import { brokenLinks, unreachablePages } from './checks/links.mjs';
import { markupFaults } from './checks/markup.mjs';
import { listen } from './checks/quiet.mjs';
import { sitemapFaults } from './checks/sitemap.mjs';
import { missingSorts, untoldSamples } from './checks/sorts.mjs';
import { structuredFaults } from './checks/structured.mjs';
import { tooHeavy } from './checks/weight.mjs';

const HOME = 'index.html';
const COMMUNE = 'mau/index.html';
const DISCLOSURE = 'mau/2023/quyet-toan.html';

describe('checks of files', () => {
  test('a sound site is green', () => {
    for (const check of [brokenLinks, unreachablePages, tooHeavy, headFaults, policyFaults, untoldSamples,
      structuredFaults, sitemapFaults, feedFaults, dataFaults]) none(check(sample()));
  });

  test('links', () => {
    const toCommune = (target) => brokenLinks(spoilt(HOME, 'mau/index.html"', `${target}"`));
    some(toCommune('mau/khong-co.html'), /leads nowhere/);
    some(toCommune('mau/index.html#khong-co'), /no such anchor/);
    some(toCommune('/mau/index.html'), /breaks below/);
    some(toCommune('mau/'), /opens a listing/);
    some(toCommune('javascript:alert(1)'), /may not say javascript:/);
    some(brokenLinks(spoilt(HOME, '"style.css"', '"https://cdn.example.com/style.css"')), /asks another site/);
    some(brokenLinks(spoilt(HOME, '<h1>', '<h1 id="noi-dung">')), /used twice/);
    some(unreachablePages(sample({ 'la.html': page('page', 'la.html') })), /la\.html: no page leads here/);
  });

  test('weight', () => {
    let noise = '';
    for (let n = 1; noise.length < 60_000; n = (n * 48_271) % 2_147_483_647) noise += n.toString(36);
    some(tooHeavy(spoilt(COMMUNE, '</h1>', `</h1>${noise}`)), /mau\/index\.html: \d+ bytes gz, at most 12288/);
    some(tooHeavy(sample({ 'style.css': noise })), /its styles: \d+ bytes/);
  });

  test('head and policy', () => {
    some(headFaults(spoilt(HOME, 'lang="vi"', '')), /no lang/);
    some(headFaults(spoilt(HOME, 'og:title', 'og:titel')), /no og:title/);
    some(headFaults(spoilt(COMMUNE, 'vn/mau/index.html"', 'vn/"')), /another page's/);
    some(policyFaults(spoilt(HOME, 'Content-Security-Policy', 'Policy')), /no Content-Security-Policy/);
    some(policyFaults(spoilt(HOME, "style-src 'self'", "style-src 'unsafe-inline'")), /styles may come/);
    some(policyFaults(spoilt(HOME, '<h1>', '<script>alert(1)</script><h1 style="color:red">')), /a script/, /a style/);
  });

  test('sorts and samples', () => {
    some(missingSorts(sample()), /no page of sort province/);
    some(missingSorts(spoilt(HOME, 'data-page', 'data-seite')), /index\.html: no data-page/);
    some(untoldSamples(spoilt(DISCLOSURE, 'sample-ribbon', 'ribbon')), /invented figures without a ribbon/);
    some(untoldSamples(sample({ 'mau/2023/quyet-toan.json': '{"sample":false}' })), /real figures under a ribbon/);
  });

  test('structured data', () => {
    some(structuredFaults(spoilt(COMMUNE, '"GovernmentOrganization"', '"Thing"')), /no GovernmentOrganization/);
    some(structuredFaults(spoilt(COMMUNE, '"position":2', '"position":3')), /itemListElement may not be/);
    some(structuredFaults(spoilt(COMMUNE, '{"@context"', '{{"@context"')), /does not parse/);
    const dataset = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Dataset","name":"a"}</script>';
    some(structuredFaults(spoilt(DISCLOSURE, '</head>', `${dataset}</head>`)), /Dataset has no license/);
  });

  test('sitemap and robots', () => {
    some(sitemapFaults(spoilt('sitemap.xml', '<lastmod>2026-11-23', '<lastmod>hôm qua')), /sitemap\.xml/);
    some(sitemapFaults(spoilt('sitemap.xml', 'mau/index.html', 'mau/x.html')), /leads nowhere/, /not in the sitemap/);
    some(sitemapFaults(spoilt('robots.txt', 'Sitemap:', 'Site:')), /names no sitemap/);
  });

  test('feeds', () => {
    some(feedFaults(spoilt('feed.xml', '<author><name>UBND</name></author>', '')), /no author/);
    some(feedFaults(spoilt('feed.xml', '2024-07-20T00:00:00+07:00', '20/07/2024')), /dateTime/);
    some(feedFaults(spoilt('feed.xml', '2026-11-23T', '2020-11-23T')), /older than its newest/);
    some(feedFaults(spoilt('feed.xml', 'quyet-toan.html', 'mat.html')), /leads nowhere/);
  });

  test('data', () => {
    some(dataFaults(spoilt('mau/2023/quyet-toan.csv', '\uFEFF', '')), /no byte order mark/);
    some(dataFaults(spoilt('mau/2023/quyet-toan.csv', '"Chi, thường xuyên"', 'Chi, thường xuyên')), /3 cells, not 2/);
    some(dataFaults(sample({ 'a.json': '{"a":1,}' })), /a\.json/);
  });

  test('markup', () => {
    const folder = mkdtempSync(join(tmpdir(), 'danbiet-'));
    try {
      writeFileSync(join(folder, 'a.html'), texts()[HOME]);
      none(markupFaults(folder));
      writeFileSync(join(folder, 'b.html'), texts()[HOME].replace('<h1>', '<p><h1><blink>'));
      some(markupFaults(folder), /b\.html.*blink/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('checks in the browser', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  /** Shows the home page with `body` added and returns what `check` finds. */
  async function shown(body, check, options = {}) {
    const server = await serve(sample({ [HOME]: page('home', HOME, { title: 'Trang chủ', ...body }) }));
    try {
      return await inTab(browser, options, async (tab) => {
        const heard = await listen(tab);
        await tab.goto(server.root);
        return [...(await check(tab)), ...(options.bypassCSP ? [] : heard(server.root))];
      });
    } finally {
      server.close();
    }
  }
  const widths = [320, 1280];

  test('a sound page is green', async () => {
    none(await shown({}, async (tab) => [
      ...(await skipLinkFaults(tab)), ...(await sidewaysFaults(tab, widths)), ...(await targetFaults(tab)),
      ...(await largeTextFaults(tab)), ...(await paperFaults(tab)),
    ]));
    none(await shown({}, (tab) => accessibilityFaults(tab, [320], ['light']), { bypassCSP: true }));
  });

  test('accessibility', async () => {
    const body = '<img src="style.css"><p><a href="index.html"></a></p>';
    some(await shown({ body }, (tab) => accessibilityFaults(tab, [320], ['dark']), { bypassCSP: true }), /image-alt.*320 dark/, /link-name/);
  });

  test('requests, policy and console', async () => {
    const body = '<p style="color:red">x</p><img alt="" src="khong-co.png"><img alt="" src="https://example.com/a.png">';
    some(await shown({ body }, async (tab) => (await tab.waitForTimeout(200), [])), /policy: style-src/, /404: .*khong-co/, /policy: img-src.*example\.com/);
  });

  test('width, text size, targets and the way to the content', async () => {
    const wide = `<pre>${'rộng '.repeat(120)}</pre>`;
    some(await shown({ body: wide }, (tab) => sidewaysFaults(tab, widths)), /on a screen of 320: .*pre/);
    some(await shown({ body: `<pre>${'x'.repeat(90)}</pre>` }, largeTextFaults), /text at 200 %/);
    some(await shown({ body: '<button>Tìm</button>' }, targetFaults), /button\. is \d+ px high/);
    some(await shown({ body: '<b tabindex="1">x</b>' }, skipLinkFaults), /first Tab goes to/);
  });

  test('paper', async () => {
    some(await shown({ body: `<pre>${'rộng '.repeat(120)}</pre>` }, paperFaults), /paper: \d+ px wide/);
  });
});
