/**
 * The search box: its pure parts, more than two hundred questions over a small index, and the page in
 * a real browser, with what it fetches counted.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { inTab, launch } from './lib/browser.mjs';
import { none } from './lib/expect.mjs';
import { serve } from './lib/serve.mjs';
import { accessibilityFaults } from './checks/accessible.mjs';
import { sidewaysFaults, targetFaults } from './checks/layout.mjs';
import { listen } from './checks/quiet.mjs';
import { ask, core, index, script } from './search/fixture.mjs';
import { site } from './search/page.mjs';
import { queries } from './search/queries.mjs';

const DINH_BANG = '09394@2020-01-01';

describe('the pure parts', () => {
  const { decode, exact, hash, slip, unglue } = core();

  test('one form of a syllable whatever its tone placement or normal form', () => {
    assert.equal(exact('hoà'), exact('hòa'));
    assert.equal(exact('Quý'.normalize('NFD')), exact('quý'));
    assert.notEqual(exact('hoà'), exact('hoa'));
    assert.notEqual(exact('đinh'), exact('dinh'));
  });

  test('keystrokes of Telex and VNI', () => {
    const plain = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    const said = { ddinhf: 'đình', bangr: 'bảng', dduwowngf: 'đường', phuwowngf: 'phường', nguyeenx: 'nguyễn', tuwf: 'từ', sown: 'sơn', d9inh2: 'đình', bang3: 'bảng', nguye64n: 'nguyễn', phuong72: 'phường', khoer: 'khoẻ' };
    for (const [typed, meant] of Object.entries(said)) assert.equal(decode(typed), plain(meant), typed);
  });

  test('syllables glued together, slips, keys', () => {
    assert.deepEqual([...unglue('phuongdinhbang')], ['phuong', 'dinh', 'bang']);
    assert.equal(unglue('xyz'), undefined);
    for (const wrong of ['dihn', 'din', 'dinhh', 'dinn', 'ding']) assert.ok(slip(wrong, 'dinh'), wrong);
    for (const other of ['dong', 'nihd', 'd']) assert.ok(!slip(other, 'dinh'), other);
    assert.equal(hash(''), 0x811c9dc5);
    assert.equal(hash('a'), 0xe40c292c);
    assert.equal(hash('foobar'), 0xbf9cf968);
  });
});

describe('questions', () => {
  const sites = { unit: index(), national: index({ people: 'national' }) };
  const first = (list, fits, n = 3) => list.slice(0, n).some(fits);
  const is = (wanted, text) => wanted === undefined || (wanted instanceof RegExp ? wanted.test(text) : wanted === text);

  test('each finds its unit, document and row among the first three, in at most eight requests', async () => {
    assert.ok(queries.length >= 120);
    const faults = [];
    const sizes = [];
    for (const { q, unit, doc, row, people = 'unit' } of queries) {
      const { found, asked, trips } = await ask(sites[people], q);
      if (unit && !first(found.units, (u) => u.id === unit)) faults.push(`${q}: units ${found.units.slice(0, 3).map((u) => u.name)}`);
      if (doc && !first(found.docs, (d) => d.loai === doc[0] && d.period === doc[1] && d.u.id === doc[2], doc[3])) faults.push(`${q}: documents ${found.docs.slice(0, 3).map((d) => d.at)}`);
      if (row && !first(found.rows, (x) => is(row[0], x.label) && is(row[1], x.d.u.id))) faults.push(`${q}: rows ${found.rows.slice(0, 3).map((x) => x.at + x.label)}`);
      if (asked.length > 6) faults.push(`${q}: ${asked.length} files beside script and manifest`);
      if (trips > 2) faults.push(`${q}: ${trips} trips after the manifest`);
      faults.push(...asked.filter(({ bytes }) => bytes < 0).map(({ name }) => `${q}: asks for ${name}, which is not there`));
      sizes.push(asked.reduce((sum, { bytes }) => sum + bytes, 0));
    }
    none(faults);
    sizes.sort((a, b) => a - b);
    assert.ok(sizes[sizes.length >> 1] < 5000);
  });

  test('nobody is found outside the scope that the site allows', async () => {
    const people = (found) => found.rows.filter(({ d }) => d.loai === 'poor-households');
    const scopes = { 'Đặng Đình Khoẻ': [], 'dang dinh khoe': [], 'giang a pao': [], khoe: [], H09394017: [], 'giàng a páo từ sơn': ['09367@2025-07-01'], 'dang dinh khoe y ty': ['02701@2020-01-01', '02701@2025-07-01'] };
    for (const [q, scope] of Object.entries(scopes)) {
      const outside = people((await ask(sites.unit, q)).found).filter(({ d }) => !scope.includes(d.u.id));
      assert.equal(outside.length, 0, `${q}: ${outside.map(({ d }) => d.u.name)}`);
    }
    const { found } = await ask(sites.unit, 'khoe', '09394@2020-01-01');
    assert.ok(people(found).length > 0 && found.rows.every((x) => x.d.u.id === '09394@2020-01-01'));
  });

  test('exact accents come first', async () => {
    const label = async (q) => (await ask(sites.unit, q)).found.rows[0].label;
    assert.equal(await label('Đặng Đình Khoẻ Đình Bảng'), 'Đặng Đình Khoẻ');
    assert.equal(await label('Đặng Đinh Khoe Đình Bảng'), 'Đặng Đinh Khoe');
    assert.equal((await ask(sites.unit, 'Đỉnh Bàn')).found.units[0].name, 'Xã Đỉnh Bàn');
  });

  test('the row itself, on its page of a long list', async () => {
    const { found: { rows: [row] } } = await ask(sites.unit, 'tran binh trong tu son');
    assert.equal(row.at + row.anchor, 'bac-ninh/phuong-tu-son/2026/ho-ngheo/trang-2#ho-ngheo-51');
  });

  test('whatever is typed, an answer', async () => {
    const odd = ['', ' ', 'a', 'x'.repeat(10_000), 'dinh '.repeat(2000), '<script>alert(1)</script>', '.*+?^${}()|[]\\', '(((', '😀', '😀 đình bảng 😀', 'שלום עולם', '\u202eđình bảng', 'مرحبا', '\0', '%00%', "'; DROP TABLE", 'a'.repeat(24) + 'x', 'an'.repeat(12) + 'b', '__proto__', 'constructor', 'toString 1', 'hasOwnProperty'];
    for (const q of odd) {
      const begun = process.hrtime.bigint();
      await ask(sites.unit, q.slice(0, 200));
      assert.ok(process.hrtime.bigint() - begun < 500_000_000n, `${q.slice(0, 20)} takes long`);
    }
    assert.equal((await ask(sites.unit, '😀 đình bảng 😀')).found.units[0].id, DINH_BANG);
    assert.equal((await ask(sites.unit, '\u202eđình bảng')).found.units[0].id, DINH_BANG);
  });

  test('nothing found: the nearest names', async () => {
    const { found } = await ask(sites.unit, 'dimh bamg');
    assert.equal(found.units.length, 0);
    assert.ok(found.near.length > 0);
  });
});

describe('the page', () => {
  let browser;
  let server;
  before(async () => {
    browser = await launch();
    server = await serve(site());
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const status = (tab) => tab.locator('[role=status]').textContent();
  const settled = (tab, pattern) => tab.waitForFunction((source) => new RegExp(source).test(document.querySelector('[role=status]').textContent), pattern.source);
  const open = async (tab, search, root = server.root) => {
    tab.setDefaultTimeout(5000);
    const heard = await listen(tab);
    await tab.goto(`${root}tim-kiem/${search}`);
    return () => none(heard(root));
  };
  const at = (tab) => decodeURIComponent(new URL(tab.url()).search);

  test('an address holds a query; results say what they are; few requests', () => inTab(browser, {}, async (tab) => {
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    const quiet = await open(tab, '?q=ho+ngheo+dinh+bang');
    await settled(tab, /kết quả/);
    const first = tab.locator('[data-kind]').first();
    assert.equal(await first.getAttribute('data-unit'), DINH_BANG);
    assert.equal(await first.getAttribute('data-kind'), 'poor-households');
    assert.equal(await first.getAttribute('data-period'), '2024');
    assert.match(await first.locator('a').getAttribute('href'), /^\.\.\/bac-ninh-27\/.*\/2024\/ho-ngheo\/index\.html$/);
    assert.ok(await first.locator('.state.late').isVisible());
    assert.equal(asked.filter((url) => url.endsWith('muc-luc.json')).length, 1, 'the preloaded manifest is used');
    assert.ok(asked.filter((url) => /search\.js|tim-kiem\/v1/.test(url)).length <= 8);
    assert.ok(await tab.locator('mark').count() > 0);
    quiet();
  }));

  test('typing, sending, back; a late answer is dropped', () => inTab(browser, {}, async (tab) => {
    const quiet = await open(tab, '');
    await settled(tab, /Gõ từ 2/);
    await tab.keyboard.press('/');
    await tab.keyboard.type('dinh ba');
    await settled(tab, /“dinh ba”/);
    assert.equal(await tab.locator('[data-unit]').first().getAttribute('data-unit'), DINH_BANG);
    assert.equal(at(tab), '?q=dinh+ba');
    await tab.keyboard.press('Enter');
    await tab.locator('#q').fill('giao thông từ sơn');
    await tab.keyboard.press('Enter');
    await settled(tab, /“giao thông từ sơn”/);
    assert.match(await tab.locator('li:has(a[href*="#"])').first().textContent(), /giao thông.*000 Quyết toán, nghìn đồng/);
    await tab.goBack();
    await settled(tab, /“dinh ba”/);
    assert.equal(await tab.locator('#q').inputValue(), 'dinh ba');
    quiet();
  }));

  test('arrows walk the results, Escape returns, a link leads to the row', () => inTab(browser, {}, async (tab) => {
    const quiet = await open(tab, '?q=tran+binh+trong+tu+son');
    await settled(tab, /kết quả/);
    await tab.locator('#q').focus();
    const focused = () => tab.evaluate(() => document.activeElement.textContent || document.activeElement.id);
    await tab.keyboard.press('ArrowDown');
    const first = await focused();
    await tab.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), first);
    await tab.keyboard.press('ArrowUp');
    assert.equal(await focused(), first);
    await tab.keyboard.press('Escape');
    assert.equal(await focused(), 'q');
    await tab.getByRole('link', { name: /Trần Bình Trọng/ }).first().click();
    await tab.waitForURL(/phuong-tu-son\/2026\/ho-ngheo\/trang-2\/index\.html#ho-ngheo-51$/);
    await tab.goBack();
    await settled(tab, /kết quả/);
    quiet();
  }));

  test('only in one unit, by kind, by year, more of a long group', () => inTab(browser, {}, async (tab) => {
    const quiet = await open(tab, '?q=nguyen+dinh+bang');
    await settled(tab, /kết quả/);
    const rows = tab.locator('li[data-kind=poor-households]:has(a[href*="#"])');
    assert.equal(await rows.count(), 10);
    await tab.getByRole('button', { name: /Xem thêm/ }).first().click();
    assert.ok(await rows.count() > 10);
    await tab.locator('select[name=nam]').selectOption('2023');
    await settled(tab, /kết quả/);
    assert.match(at(tab), /nam=2023/);
    assert.deepEqual([...new Set(await tab.locator('[data-period]').evaluateAll((list) => list.map((li) => li.dataset.period)))], ['2023']);
    await tab.getByRole('link', { name: 'Chỉ trong Phường Đình Bảng' }).click();
    await settled(tab, /Chỉ tìm trong Phường Đình Bảng/);
    assert.match(at(tab), /don-vi=09394@2020-01-01/);
    await tab.getByRole('link', { name: 'Tìm ở mọi nơi' }).click();
    await settled(tab, /kết quả/);
    assert.doesNotMatch(at(tab), /don-vi/);
    quiet();
  }));

  test('a former unit leads to its heirs', () => inTab(browser, {}, async (tab) => {
    const quiet = await open(tab, '?q=dinh+bang');
    await settled(tab, /kết quả/);
    const former = tab.locator(`[data-unit="${DINH_BANG}"]`);
    assert.match(await former.textContent(), /\(cũ\).*đến 30\/06\/2025 · nay là Phường Từ Sơn/);
    assert.equal(await tab.locator('[data-unit]').nth(1).getAttribute('data-unit'), '09367@2025-07-01');
    quiet();
  }));

  test('odd input: a sentence, never a blank or an error', () => inTab(browser, {}, async (tab) => {
    const quiet = await open(tab, '');
    for (const q of ['', 'a', 'x'.repeat(9000), '<img src=x onerror=alert(1)>', '.*+?^${}()|[]\\', '😀', 'שלום', '\u202eabc', '"><script>', 'dinh bang <b>']) {
      await tab.locator('#q').fill(q);
      await tab.keyboard.press('Enter');
      await tab.waitForFunction((text) => document.querySelector('[role=status]').textContent.includes(text), q.length > 1 ? q.trim().slice(0, 20) : 'Gõ từ');
      assert.ok((await status(tab)).length > 10);
    }
    assert.equal(await tab.locator('main img, main script:not([type])').count(), 0);
    quiet();
  }));

  const spoilt = async (change, search, pattern, then = () => {}, options = {}) => {
    const own = await serve(site({}, change));
    try {
      await inTab(browser, options, async (tab) => {
        tab.setDefaultTimeout(5000);
        const errors = [];
        tab.on('pageerror', (error) => errors.push(error.message));
        await tab.goto(`${own.root}tim-kiem/${search}`);
        await settled(tab, pattern);
        await then(tab);
        none(errors);
      });
    } finally {
      own.close();
    }
  };

  test('lost, cut and foreign files: said, shown without them, tried again', async () => {
    const pack = `tim-kiem/v1/goi/${DINH_BANG.replace('@', '-tu-')}.txt`;
    await spoilt((all) => all.set(pack, all.get(pack).slice(0, -9)), '?q=ho+ngheo+dinh+bang', /Không đọc được phần goi/, async (tab) => {
      assert.equal(await tab.locator('[data-unit]').first().getAttribute('data-unit'), DINH_BANG);
      assert.ok(await tab.getByRole('button', { name: 'Thử lại' }).isVisible());
    });
    await spoilt((all) => all.set(pack, '<!DOCTYPE html><p>Trang chủ</p>\n'), '?q=ho+ngheo+dinh+bang', /Không đọc được phần goi/);
    await spoilt((all) => all.delete('tim-kiem/v1/muc-luc.json'), '?q=dinh+bang', /Không đọc được phần muc-luc/);
    await spoilt((all) => all.set('tim-kiem/v1/muc-luc.json', '{"format":1'), '?q=dinh+bang', /Không đọc được phần muc-luc/);
    await spoilt((all) => all.set('tim-kiem/v1/muc-luc.json', '{"format":2}'), '?q=dinh+bang', /Trang này đã cũ/, (tab) => tab.getByRole('button', { name: 'Thử lại' }).waitFor());
    await spoilt((all) => [...all.keys()].filter((name) => name.includes('/don-vi/')).forEach((name) => all.set(name, all.get(name).replace('danbiet-tim 1', 'danbiet-tim 2'))), '?q=dinh+bang', /Không đọc được phần don-vi/);
    await spoilt((all) => [...all.keys()].filter((name) => name.includes('/v1/') && name.endsWith('.txt')).forEach((name) => all.set(name, `${all.get(name).split('\n')[0]}\nU\n\t\nD\t\nK\tx\nR\t9\nF\n\tx\n`)), '?q=ho+ngheo+dinh+bang', /Không thấy|kết quả/);
  });

  test('offline, then again', () => inTab(browser, {}, async (tab) => {
    tab.setDefaultTimeout(5000);
    await tab.goto(`${server.root}tim-kiem/?q=dinh+bang`);
    await settled(tab, /kết quả/);
    await tab.context().setOffline(true);
    await tab.locator('#q').fill('ho ngheo y ty');
    await settled(tab, /Không có mạng/);
    await tab.context().setOffline(false);
    await tab.getByRole('button', { name: 'Thử lại' }).click();
    await settled(tab, /kết quả/);
    assert.ok(await tab.locator('[data-kind]').count() > 0);
  }));

  test('without scripts, and in an old browser, the ways remain', async () => {
    await inTab(browser, { javaScriptEnabled: false }, async (tab) => {
      await tab.goto(`${server.root}tim-kiem/`);
      assert.match(await tab.locator('main').innerText(), /cần JavaScript[^]*Đi theo mục lục/);
      assert.ok(await tab.locator('#q').isVisible());
      assert.equal(await tab.locator('select:visible').count(), 0);
    });
    await inTab(browser, {}, async (tab) => {
      await tab.addInitScript(() => { delete Object.fromEntries; });
      await tab.goto(`${server.root}tim-kiem/?q=dinh+bang`);
      await settled(tab, /Trình duyệt/);
      assert.match(await status(tab), /Trình duyệt này cũ/);
    });
  });

  test('wide and narrow, by day and by night', () => inTab(browser, { bypassCSP: true }, async (tab) => {
    await open(tab, '?q=giao+th%C3%B4ng+t%E1%BB%AB+s%C6%A1n');
    await settled(tab, /kết quả/);
    none([...(await accessibilityFaults(tab, [360, 1280])), ...(await sidewaysFaults(tab, [320, 360, 1280])), ...(await targetFaults(tab))]);
  }));

  // Published through the minifier of the program; tests/theme.rs weighs what comes out: 6 KB.
  test('as it is written, at most 9 KB', () => {
    assert.ok(gzipSync(script, { level: 9 }).length <= 9216, `${gzipSync(script, { level: 9 }).length} bytes gz`);
  });
});
