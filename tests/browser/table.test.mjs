/** `themes/default/scripts/table.js` on long tables: filter, sorting, the way to a row. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { accessibilityFaults } from './checks/accessible.mjs';
import { paperFaults, sidewaysFaults, targetFaults } from './checks/layout.mjs';
import { listen } from './checks/quiet.mjs';
import { inTab, launch } from './lib/browser.mjs';
import { none } from './lib/expect.mjs';
import { weight } from './lib/page.mjs';
import { serve } from './lib/serve.mjs';
import { COUNTS, NAMES, tables, theme, word } from './lib/tables.mjs';

const GONE = /^Đã rút/;
let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(tables());
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Shows a page, lets `use` act on it, and wants silence from the console. */
const on = (path, use, options = {}) => inTab(browser, { viewport: { width: 360, height: 740 }, ...options }, async (tab) => {
  const heard = await listen(tab);
  await tab.goto(server.root + path);
  await use(tab);
  none(heard(server.root));
});

/** The texts of one column of a table as far as they can be seen, without running numbers. */
const column = (tab, id, at) => tab.evaluate(([id, at]) => [...document.getElementById(id).closest('table').tBodies]
  .flatMap((body) => [...body.rows])
  .filter((row) => row.checkVisibility())
  .map((row) => [...row.cells[at]?.childNodes ?? []].filter((part) => part.className !== 'mark').map((part) => part.textContent).join('').trim()), [id, at]);
const names = (tab) => column(tab, 'bang-ho', 0);
const lines = (tab) => column(tab, 'bang-chi', 0);
const box = (tab) => tab.getByRole('searchbox').first();
const said = (tab) => tab.getByRole('status').first().textContent();
const sortBy = (tab, name) => tab.getByRole('button', { name, exact: true }).click();
const sortedAs = (tab) => tab.evaluate(() => [...document.querySelectorAll('[aria-sort]')].map((head) => `${head.textContent} ${head.getAttribute('aria-sort')}`));

describe('the theme', () => {
  test('gives what the script reads, and the script is light', () => {
    assert.match(theme('parts/_table.html'), /\{% if table\.long %\} data-filter="\{% if list_pager %\}\{\{ t\.filter_page \}\}\{% else %\}\{\{ t\.filter_table \}\}\{% endif %\}\|\{\{ t\.filter_rows \}\}\|\{\{ t\.filter_nothing \}\}"/);
    assert.match(theme('layout.html'), /\{% if page\.long_table %\}<script src="\{\{ page\.root \}\}\{\{ assets\.table \}\}" defer>/);
    for (const key of ['filter_table', 'filter_page', 'filter_rows', 'filter_nothing']) assert.ok(!word(key).includes('|'), key);
    assert.ok(weight(theme('scripts/table.js')) <= 3000, `${weight(theme('scripts/table.js'))} bytes gz`);
  });
});

describe('filter', { concurrency: 2 }, () => {
  test('accents typed or not, in any order, the last word unfinished', () => on('list.html', async (tab) => {
    const all = await names(tab);
    assert.equal(all.length, 16);
    assert.equal(await said(tab), '15 dòng');
    const found = async (query) => {
      await box(tab).fill(query);
      return (await names(tab)).filter((name) => !GONE.test(name));
    };
    assert.deepEqual(await found('dam dinh'), ['Đàm Đình Mẫu']);
    assert.equal(await said(tab), '1/15 dòng');
    for (const same of ['Đàm Đình', 'ĐÀM ĐÌNH'.normalize('NFD'), 'Ðàm', 'ðàm', '  đình   dam ', 'mau dam din', 'đàm,', 'đ\u200bàm']) {
      assert.deepEqual(await found(same), ['Đàm Đình Mẫu'], same);
    }
    // Only the last word may be unfinished.
    assert.deepEqual(await found('ngu an'), []);
    assert.equal(await said(tab), `0/15 dòng, ${word('filter_nothing')}`);
    assert.deepEqual(await found('nguyen an'), ['Nguyễn Mẫu An', 'Nguyễn Mẫu Ánh']);
    // Words of several cells; numbers with points or without; a comma is not a point.
    assert.deepEqual(await found('thuong 12,5'), ['Đỗ Mẫu Tư']);
    for (const same of ['1234567', '1.234.567', '1.234.5']) assert.deepEqual(await found(same), ['An Thị Mẫu'], same);
    assert.deepEqual(await found('125'), []);
    assert.deepEqual(await found('31/01/2025'), ['Nguyễn Mẫu Đào']);
    assert.equal((await found('...')).length, 15);
    for (const odd of ['<b>', '(', '\\', '[a-z', '*', '🙂', 'مرحبا', 'x'.repeat(10_000)]) await found(odd);
    await tab.keyboard.press('Escape');
    assert.equal(await box(tab).inputValue(), '');
    assert.deepEqual(await names(tab), all);
  }));

  test('a withdrawn row and the sums stay; other tables are left alone', () => on('list.html', async (tab) => {
    await box(tab).fill('không có ai tên này');
    assert.deepEqual((await names(tab)).map((name) => GONE.test(name)), [true]);
    assert.ok(await tab.getByText('Cộng (15 dòng)').isVisible());
    assert.equal((await column(tab, 'bang-nhom', 0)).length, 7);
  }));

  test('a group is found by its title, and its title goes with its rows', () => on('list.html', async (tab) => {
    const second = tab.getByRole('searchbox').nth(1);
    await second.fill('phong ngua ke');
    assert.deepEqual(await column(tab, 'bang-nhom', 0), ['Phòng ngừa', 'Kê khai']);
    await second.fill('xu ly');
    assert.deepEqual(await column(tab, 'bang-nhom', 0), ['Xử lý', 'Khởi tố', 'Ẩn danh']);
  }));

  test('a form keeps the lines above a match', () => on('form.html', async (tab) => {
    const found = async (query) => (await box(tab).fill(query), lines(tab));
    assert.deepEqual(await found('von xo so'), ['TỔNG CHI', 'Chi đầu tư phát triển', 'Chi đầu tư cho các dự án', 'Dự án trường mầm non', 'Trong đó: vốn xổ số']);
    assert.equal(await said(tab), '1/16 dòng');
    assert.deepEqual(await tab.locator('.above').count(), 4);
    assert.deepEqual(await found('giao duc'), ['TỔNG CHI', 'Chi thường xuyên', 'Chi giáo dục, đào tạo', 'TỔNG THU', 'Thu nội địa', 'Thuế giáo dục mẫu']);
    assert.deepEqual(await found('cau mau'), ['TỔNG CHI', 'Chi đầu tư phát triển', 'Chi đầu tư cho các dự án', 'Dự án cầu Mẫu']);
    // A line that matches itself is no mere surrounding, though it stands above another.
    assert.deepEqual(await found('chi dau tu'), ['TỔNG CHI', 'Chi đầu tư phát triển', 'Chi đầu tư cho các dự án', 'Chi đầu tư khác']);
    assert.equal(await said(tab), '3/16 dòng');
    assert.deepEqual(await tab.locator('.above').count(), 1);
    assert.equal((await found('')).length, 16);
    assert.equal(await tab.locator('.above').count(), 0);
    assert.equal(await tab.locator('th button').count(), 0);
  }));

  test('one page of several says so', () => on('part.html', async (tab) => {
    assert.ok(await tab.getByLabel(word('filter_page')).isVisible());
  }));
});

describe('sorting', { concurrency: 2 }, () => {
  test('by name in Vietnamese order, back, and as it stood', () => on('list.html', async (tab) => {
    const before = await names(tab);
    assert.deepEqual(await sortedAs(tab), []);
    await sortBy(tab, 'Chủ hộ');
    const up = await names(tab);
    assert.deepEqual(up.slice(0, 15), NAMES);
    assert.match(up[15], GONE);
    assert.deepEqual(await sortedAs(tab), ['Chủ hộ ascending']);
    await sortBy(tab, 'Chủ hộ');
    const down = await names(tab);
    assert.deepEqual(down.slice(0, 15), [...NAMES].reverse());
    assert.match(down[15], GONE);
    assert.deepEqual(await sortedAs(tab), ['Chủ hộ descending']);
    await sortBy(tab, 'Chủ hộ');
    assert.deepEqual(await names(tab), before);
    assert.deepEqual(await sortedAs(tab), []);
  }));

  test('numbers by value; what is no number last, each kind by itself, either way', () => on('list.html', async (tab) => {
    const values = ['−2', '0', '3', '12,5', '45', '1.234', '1.234.567', '980 triệu', '1,1 tỷ'];
    for (const expected of [values, [...values].reverse()]) {
      await sortBy(tab, 'Số');
      const seen = await column(tab, 'bang-ho', 2);
      assert.deepEqual(seen.slice(0, 9), expected);
      assert.deepEqual(seen.slice(9, 15), ['', '', '–', '–', 'ẩn', 'không phát sinh']);
      assert.match((await names(tab))[15], GONE);
    }
    assert.equal(COUNTS.length, 15);
  }));

  test('dates by day, equals as they stood', () => on('list.html', async (tab) => {
    await sortBy(tab, 'Ngày');
    const days = await column(tab, 'bang-ho', 3);
    assert.equal(days[0], '15/06/1999');
    assert.deepEqual(days.slice(8, 13), ['30/12/2024', '02/01/2025', 'từ 31/01/2025', '01/02/2025', '10/10/2030']);
    assert.deepEqual(days.slice(13, 15), ['', '–']);
    const stood = await (await sortBy(tab, 'Ngày'), await sortBy(tab, 'Ngày'), names(tab));
    await sortBy(tab, 'Thôn, tổ dân phố');
    const inOrder = (part) => part.map((name) => stood.indexOf(name));
    const now = await names(tab);
    const low = inOrder(now.slice(0, 7));
    assert.deepEqual(low, [...low].sort((a, b) => a - b));
    assert.deepEqual(await sortedAs(tab), ['Thôn, tổ dân phố ascending']);
  }));

  test('within groups, and together with a filter', () => on('list.html', async (tab) => {
    await sortBy(tab, 'Nội dung');
    assert.deepEqual(await column(tab, 'bang-nhom', 0), ['Phòng ngừa', 'Bàn giao', 'Chuyển đổi', 'Kê khai', 'Xử lý', 'Ẩn danh', 'Khởi tố']);
    await box(tab).fill('nguyen');
    await sortBy(tab, 'Chủ hộ');
    assert.deepEqual((await names(tab)).slice(0, 3), NAMES.slice(7, 10));
    assert.equal(await tab.getByRole('rowheader', { name: 'Cộng (15 dòng)' }).count(), 1);
  }));

  test('by keyboard', () => on('list.html', async (tab) => {
    await box(tab).focus();
    await tab.keyboard.press('Tab'); // the box that scrolls
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    assert.deepEqual((await names(tab)).slice(0, 15), NAMES);
    await tab.keyboard.press('Space');
    assert.deepEqual(await sortedAs(tab), ['Chủ hộ descending']);
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), 'Chủ hộ');
  }));
});

describe('the way to a row', { concurrency: 2 }, () => {
  /** Whether the row is seen below whatever stays, marked, and holds the focus. */
  const arrived = (tab, id) => tab.waitForFunction((id) => {
    const row = document.getElementById(id);
    const { top, bottom } = row.getBoundingClientRect();
    const marked = getComputedStyle(row.cells[0]).backgroundColor !== getComputedStyle(document.documentElement).backgroundColor;
    return top >= 0 && bottom <= innerHeight && marked && document.activeElement === row && row.matches(':target');
  }, id, { timeout: 3000 });

  test('from an address, from a link, again after filter and sorting', () => on('list.html#ho-15', async (tab) => {
    await arrived(tab, 'ho-15');
    await box(tab).fill('an thi');
    assert.ok(!(await tab.locator('#ho-9').isVisible()));
    await tab.getByRole('link', { name: 'Tới dòng 9' }).click();
    await arrived(tab, 'ho-9');
    assert.equal(await box(tab).inputValue(), '');
    await sortBy(tab, 'Chủ hộ');
    assert.ok(await tab.evaluate(() => document.getElementById('ho-9').matches(':target')), 'sorting takes the mark away');
    await box(tab).fill('an thi');
    await tab.getByRole('link', { name: 'Tới dòng 9' }).click();
    await arrived(tab, 'ho-9');
  }));

  test('in a form, and to nothing', () => on('form.html#chi-16', async (tab) => {
    await arrived(tab, 'chi-16');
    for (const odd of ['#%', '#"', '#khong-co', '#']) await tab.evaluate((hash) => { location.hash = hash; }, odd);
    await tab.evaluate(() => { location.hash = '#chi-2'; });
    await arrived(tab, 'chi-2');
  }));

  test('is marked without the script too', () => on('plain.html#ho-15', async (tab) => {
    assert.ok(await tab.evaluate(() => document.getElementById('ho-15').matches(':target')));
    assert.equal(await tab.getByRole('searchbox').count(), 0);
    assert.equal((await names(tab)).length, 16);
  }));
});

describe('dress', { concurrency: 2 }, () => {
  for (const path of ['list.html', 'form.html']) {
    test(`${path}: no fault by axe, wide enough for thumbs, narrow enough for phones`, async () => {
      await on(path, async (tab) => {
        none([...await sidewaysFaults(tab, [320, 360, 1280]), ...await targetFaults(tab)]);
      });
      await on(path, async (tab) => {
        if (path === 'list.html') await sortBy(tab, 'Chủ hộ');
        await box(tab).fill('mau');
        none(await accessibilityFaults(tab, [360, 1280]));
      }, { bypassCSP: true });
    });
  }

  test('paper shows every row and no control', () => on('list.html', async (tab) => {
    await box(tab).fill('dam dinh');
    await tab.emulateMedia({ media: 'print' });
    assert.equal((await names(tab)).length, 16);
    assert.ok(!(await box(tab).isVisible()));
    assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector('th > button'), '::after').content), 'none');
    none(await paperFaults(tab));
  }));
});
