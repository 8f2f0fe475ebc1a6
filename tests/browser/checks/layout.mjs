/** How a page lies on a screen and on paper. */

/** The whole page never scrolls sideways; a wide table scrolls in a box of its own. */
export async function sidewaysFaults(tab, widths) {
  const faults = [];
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 });
    const wide = await tab.evaluate(tooWide);
    if (wide) faults.push(`${wide.page} px wide on a screen of ${width}: ${wide.culprits.join(', ')}`);
  }
  return faults;
}

/** With text at twice its size nothing is lost either (WCAG 1.4.4). */
export async function largeTextFaults(tab) {
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const wide = await tab.evaluate(tooWide);
  await tab.evaluate(() => { document.documentElement.style.fontSize = ''; });
  return wide ? [`text at 200 %: ${wide.page} px wide on 1280: ${wide.culprits.join(', ')}`] : [];
}

/** Controls are large enough for a thumb: 44 px high, whatever stands alone. */
export async function targetFaults(tab) {
  await tab.setViewportSize({ width: 360, height: 900 });
  const small = await tab.evaluate(() => [...document.querySelectorAll('button, input, select, summary')]
    .filter((control) => control.checkVisibility())
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && box.height < 43.5)
    .map(({ control, box }) => `${control.localName}.${control.className} is ${Math.round(box.height)} px high`));
  return [...new Set(small)];
}

/** The first Tab leads to the content, and says so where it can be seen. */
export async function skipLinkFaults(tab) {
  await tab.keyboard.press('Tab');
  const { href, seen, leads } = await tab.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const href = link.getAttribute('href') ?? '';
    const seen = box.top >= 0 && box.left >= 0 && box.height > 20;
    return { href, seen, leads: href.startsWith('#') && Boolean(document.getElementById(href.slice(1))) };
  });
  if (!leads) return [`the first Tab goes to ${href || 'no link'}, not to the content`];
  return seen ? [] : ['the way to the content cannot be seen'];
}

/** Between margins of 15 mm. */
const SHEET = 680;

/** A browser makes a page that is too wide smaller, up to twice; beyond this it cannot be read. */
const SHRINK = 1.5;

/** On A4 nothing is cut off or made too small; the title is there, the menu need not be. */
export async function paperFaults(tab) {
  await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
  await tab.setViewportSize({ width: SHEET, height: 1000 });
  const wide = await tab.evaluate(tooWide);
  const cut = await tab.evaluate(() => [...document.querySelectorAll('main *')]
    .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .filter((part) => /auto|scroll|hidden|clip/.test(getComputedStyle(part).overflowX))
    .filter((part) => part.clientWidth > 1)
    .map((part) => `${part.localName}.${part.className} hides ${part.scrollWidth - part.clientWidth} px`));
  const titled = await tab.evaluate(() => document.querySelector('h1')?.checkVisibility() ?? false);
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  await tab.emulateMedia({ media: null, colorScheme: null });
  return [
    ...(wide?.page > SHEET * SHRINK ? [`paper: ${wide.page} px wide on ${SHEET}: ${wide.culprits.join(', ')}`] : []),
    ...[...new Set(cut)].map((part) => `paper: ${part}`),
    ...(titled ? [] : ['paper: no title']),
    ...(sheets > 0 ? [] : ['paper: no sheet']),
  ];
}

/** Runs in the page: how wide it is when it is wider than its window, and what makes it so. */
function tooWide() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return undefined;
  const inBox = (part) => {
    for (let up = part.parentElement; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((part) => part.getBoundingClientRect().left + part.scrollWidth > root.clientWidth + 1)
    .filter((part) => !inBox(part))
    .map((part) => part.localName + (part.className && `.${part.className}`));
  return { page: root.scrollWidth, culprits: [...new Set(culprits)].slice(-3) };
}
