/** The built files, judged as they lie there: markup, links, weight, feeds, sitemap, data. */
import { test } from 'node:test';
import { folder, site } from './lib/demonstration.mjs';
import { none } from './lib/expect.mjs';
import { dataFaults } from './checks/data.mjs';
import { feedFaults, feedsNamed } from './checks/feeds.mjs';
import { headFaults, policyFaults } from './checks/head.mjs';
import { brokenLinks, unreachablePages } from './checks/links.mjs';
import { markupFaults } from './checks/markup.mjs';
import { sitemapFaults } from './checks/sitemap.mjs';
import { missingSorts, untoldSamples } from './checks/sorts.mjs';
import { structuredFaults } from './checks/structured.mjs';
import { heaviest, tooHeavy } from './checks/weight.mjs';

test('the portal has a page of every sort', () => none(missingSorts(site)));

test('every link leads somewhere, below any path and on a disk', () => none(brokenLinks(site)));

test('every page can be reached from the home page', () => none(unreachablePages(site)));

test('pages, styles and scripts keep to their weight', (t) => {
  for (const [sort, { bytes, path }] of heaviest(site)) t.diagnostic(`${sort}: ${bytes} bytes gz, ${path}`);
  none(tooHeavy(site));
});

test('every page tells browsers, search engines and friends what it is', () => none(headFaults(site)));

test('the policy of every page lets only files of the site in', () => none(policyFaults(site)));

test('invented figures stand under a ribbon, real ones do not', () => none(untoldSamples(site)));

test('structured data has what its readers ask for', () => none(structuredFaults(site)));

test('the sitemap keeps to its schema and to the site', () => none(sitemapFaults(site)));

test('feeds keep to RFC 4287', () => none(feedFaults(site)));

test('feeds that pages name are there', () => {
  none([...feedsNamed(site)].filter((path) => !site.files.has(path)));
});

test('JSON parses, CSV opens in a spreadsheet', () => none(dataFaults(site)));

test('the Nu HTML checker finds nothing', () => none(markupFaults(folder)));
