/** WCAG 2.2 A and AA and the best practices of axe-core, at every width, by day and by night. */
import { createRequire } from 'node:module';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const WIDTHS = [320, 360, 768, 1280];
export const SCHEMES = ['light', 'dark'];

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/**
 * Everything axe objects to on the page shown in `tab`, whose policy must be bypassed: the checker
 * is a script that the page would rightly refuse. Folded parts are opened first.
 * @returns {Promise<string[]>} what is wrong, one line each
 */
export async function accessibilityFaults(tab, widths = WIDTHS, schemes = SCHEMES) {
  await tab.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  await tab.addScriptTag({ path: AXE });
  const faults = new Map(); // fault → where it shows
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 });
    for (const colorScheme of schemes) {
      await tab.emulateMedia({ colorScheme });
      const { violations } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
      for (const fault of violations.flatMap(lines)) {
        faults.set(fault, [...(faults.get(fault) ?? []), `${width} ${colorScheme}`]);
      }
    }
  }
  return [...faults].map(([fault, where]) => `${fault} (${where.join(', ')})`);
}

function lines({ id, nodes }) {
  return nodes.slice(0, 5).map(({ target, failureSummary }) => {
    const why = failureSummary.split('\n')[1]?.trim() ?? '';
    return `${id}: ${target.join(' ')}: ${why}`;
  });
}
