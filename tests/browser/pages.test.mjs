/**
 * One page of each sort, and the largest, as a citizen meets them: quiet, on a narrow screen, by
 * keyboard, without scripts, on paper; and the ways through the site, on the web and on a disk.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { folder, site } from './lib/demonstration.mjs';
import { inTab, launch } from './lib/browser.mjs';
import { none } from './lib/expect.mjs';
import { serve } from './lib/serve.mjs';
import { largeTextFaults, paperFaults, sidewaysFaults, skipLinkFaults, targetFaults } from './checks/layout.mjs';
import { listen } from './checks/quiet.mjs';
import { follow, isStyled } from './checks/walk.mjs';

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(site);
});

after(async () => {
  await browser?.close();
  server?.close();
});

describe('one page of each sort', { concurrency: 2 }, () => {
  for (const page of site.chosen().filter(({ sort }) => !['404', 'moved'].includes(sort))) {
    test(`${page.sort}: ${page.path}`, () => inTab(browser, {}, async (tab) => {
      const heard = await listen(tab);
      await tab.goto(server.root + page.path);
      const faults = [
        ...(await skipLinkFaults(tab)),
        ...(await sidewaysFaults(tab, [320, 360, 768, 1280])),
        ...(await targetFaults(tab)),
        ...(await largeTextFaults(tab)),
        ...(await paperFaults(tab)),
        ...heard(server.root),
      ];
      assert.ok(await isStyled(tab), 'the style sheet is not applied');
      none(faults);
    }));
  }
});

describe('without scripts', { concurrency: 2 }, () => {
  for (const sort of ['home', 'commune', 'disclosure', 'units']) {
    test(`a page of sort ${sort} says the same`, async () => {
      const [{ path }] = site.ofSort(sort);
      const read = (javaScriptEnabled) => inTab(browser, { javaScriptEnabled }, async (tab) => {
        await tab.goto(server.root + path);
        // The script of long tables adds a box above them and takes nothing away.
        await tab.locator('.table-filter').evaluateAll((boxes) => boxes.forEach((box) => box.remove()));
        return (await tab.locator('main').innerText()).replace(/\s+/g, ' ');
      });
      const [plain, scripted] = [await read(false), await read(true)];
      assert.ok(plain.length > 100, 'almost nothing to read');
      assert.equal(plain, scripted);
    });
  }
});

describe('the ways through the site', () => {
  const settlement = ({ sort, heading, title, path }) => sort === 'disclosure'
    && /dinh-bang\/2023\//.test(path) && /quyết toán/i.test(heading + title);
  const telephone = { viewport: { width: 360, height: 740 } };

  test('on a telephone, from a folder on a disk, to what Đình Bảng (cũ) spent in 2023', () => {
    return inTab(browser, telephone, async (tab) => {
      const way = site.way('index.html', settlement);
      assert.ok(way, 'no links lead there');
      assert.ok(way.length <= 5, `${way.length} clicks are too many`);
      await tab.goto(pathToFileURL(join(folder, 'index.html')).href);
      assert.ok(await isStyled(tab), 'the home page has no style');
      await follow(tab, way);
      assert.ok(await isStyled(tab), 'the disclosure has no style');
      const main = await tab.locator('main').innerText();
      assert.match(main, /2023/);
      assert.match(main, /Tổng chi|Tổng số chi|tổng chi/);
    });
  });

  test('below somebody else’s path, without scripts, to a commune and its disclosure', () => {
    return inTab(browser, { ...telephone, javaScriptEnabled: false }, async (tab) => {
      const toCommune = site.way('index.html', ({ sort }) => sort === 'commune');
      const commune = site.pages.find(({ path }) => path === site.resolve(toCommune.at(-1).from, toCommune.at(-1).target).file);
      await tab.goto(server.root);
      await follow(tab, toCommune);
      assert.equal(await tab.locator('body').getAttribute('data-page'), 'commune');
      await follow(tab, site.way(commune.path, ({ sort }) => sort === 'disclosure'));
      assert.equal(await tab.locator('body').getAttribute('data-page'), 'disclosure');
    });
  });

  test('an address that does not exist, at any depth, leads back', async () => {
    const below = new URL(site.address ?? 'https://site.invalid/').pathname;
    const own = await serve(site, below);
    try {
      await inTab(browser, telephone, async (tab) => {
        await tab.goto(`${own.root}khong/co/trang/nay.html`);
        assert.equal(await tab.locator('body').getAttribute('data-page'), '404');
        assert.ok(await isStyled(tab), 'the page has no style');
        await Promise.all([tab.waitForEvent('framenavigated'), tab.locator('header a').first().click()]);
        assert.equal(await tab.locator('body').getAttribute('data-page'), 'home');
      });
    } finally {
      own.close();
    }
  });

  test('an old address moves on to the new one', async (t) => {
    const moved = site.ofSort('moved');
    for (const page of moved) {
      const { file } = site.resolve(page.path, page.refresh ?? '');
      assert.ok(page.refresh && site.page.has(file), `${page.path} moves to ${page.refresh}`);
    }
    t.diagnostic(`${moved.length} old addresses`);
    if (!moved.length) return;
    await inTab(browser, { javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.root + moved[0].path);
      await tab.waitForURL(server.root + site.resolve(moved[0].path, moved[0].refresh).file);
    });
  });
});
