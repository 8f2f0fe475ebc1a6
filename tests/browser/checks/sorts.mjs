/** Each page says which sort it is, every sort is there, and invented figures say that they are. */
import { SORTS } from '../lib/site.mjs';

/** @returns {string[]} what is wrong, one line each */
export function missingSorts(site) {
  const unsaid = site.pages.filter((page) => !page.sort).map((page) => `${page.path}: no data-page`);
  const missing = SORTS.filter((sort) => !site.ofSort(sort).length).map((sort) => `no page of sort ${sort}`);
  return [...unsaid, ...missing];
}

/**
 * A page of a disclosure says whether its figures are invented. What it should say is read from
 * the data beside it, not from the page.
 */
export function untoldSamples(site) {
  return site.ofSort('disclosure').flatMap((page) => {
    const sample = site.dataBeside(page)?.sample;
    if (sample === undefined) return [`${page.path}: no data beside it that says sample or not`];
    const told = page.classes.has('sample-ribbon');
    if (told === sample) return [];
    return [`${page.path}: ${sample ? 'invented figures without a ribbon' : 'real figures under a ribbon'}`];
  });
}
