/** A citizen's way through the site, by clicking what is there to be clicked. */

/**
 * Clicks from the page now shown along `way` (see `Site.way`), opening folded parts as needed.
 * Typed addresses and scripts have no part in it.
 */
export async function follow(tab, way) {
  for (const { target } of way) {
    const link = tab.locator(`a[href="${quoted(target)}"]`).first();
    await unfold(link);
    await Promise.all([tab.waitForEvent('framenavigated'), link.click()]);
    await tab.waitForLoadState();
  }
}

/** Whether the style sheet of the site is applied: the face of the text is no longer the browser's. */
export async function isStyled(tab) {
  return tab.evaluate(() => {
    const sheets = [...document.styleSheets].filter((sheet) => sheet.ownerNode.localName === 'link');
    const link = document.querySelector('.skip-link, [class]');
    return sheets.length > 0 && Boolean(link) && getComputedStyle(document.body).marginTop !== '8px';
  });
}

async function unfold(link) {
  const folded = link.locator('xpath=ancestor::details[not(@open)]/summary');
  for (const summary of await folded.all()) await summary.click();
}

function quoted(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
