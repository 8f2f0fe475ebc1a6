/**
 * The search of a whole nation in a browser: what a first query costs, and whether it finds.
 *
 *     cargo run --release --example nation -- --people unit --out DIR
 *     node benches/search.mjs SITE DIR
 *
 * SITE is a built site (its search page and script are used), DIR the index of the nation. Each question
 * of tests/browser/search/queries.mjs that asks for a unit is put to an empty browser: weighed are script,
 * manifest and index files, compressed as a server sends them. Then some are asked on a slow network
 * (150 ms, 1.6 Mbit/s) with a processor slowed four times, from the page's address to the answer.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { inTab, launch } from '../tests/browser/lib/browser.mjs';
import { queries } from '../tests/browser/search/queries.mjs';

const [site, nation] = process.argv.slice(2);
if (!nation) throw new Error('node benches/search.mjs SITE DIR');
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const EVERY = 6; // of these one is asked slowly

const server = await serve();
const root = `http://127.0.0.1:${server.address().port}/tim-kiem/index.html`;
const browser = await launch();
// The corpus has communes of 1 January 2025; whoever has no documents is found all the same.
const asked = queries.filter(({ unit }) => unit);
const answers = [];
for (const query of asked) answers.push(await inTab(browser, {}, (tab) => ask(tab, query)));
const slow = [];
for (const query of asked.filter((_, place) => place % EVERY === 0)) slow.push(await inTab(browser, {}, (tab) => askSlowly(tab, query)));
await browser.close();
server.close();
tell();

async function serve() {
  const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json', txt: 'text/plain; charset=utf-8', svg: 'image/svg+xml' };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1);
    try {
      const body = gzipSync(readFileSync(join(path.startsWith('tim-kiem/v1/') ? nation : site, path)), { level: 9 });
      response.writeHead(200, { 'content-type': types[path.split('.').at(-1)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'content-length': body.length });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

async function ask(tab, { q, unit }) {
  const heard = { q, bytes: 0, requests: 0, errors: [] };
  tab.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (!/\.(js|json|txt)$/.test(path)) return;
    heard.requests += 1;
    heard.bytes += +(response.headers()['content-length'] ?? 0);
  });
  tab.on('pageerror', (error) => heard.errors.push(String(error)));
  await tab.goto(`${root}?q=${encodeURIComponent(q)}`);
  await tab.waitForLoadState('networkidle');
  const units = await tab.locator('#tim-kq li[data-unit], li[data-unit]').evaluateAll((all) => all.map((one) => one.dataset.unit));
  heard.place = [...new Set(units)].slice(0, 3).indexOf(unit) + 1;
  return heard;
}

async function askSlowly(tab, { q }) {
  const wire = await tab.context().newCDPSession(tab);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', SLOW);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const began = performance.now();
  await tab.goto(`${root}?q=${encodeURIComponent(q)}`, { waitUntil: 'commit' });
  await tab.locator('li[data-unit]').first().waitFor({ timeout: 20_000 }).catch(() => {});
  const first = performance.now() - began;
  await tab.waitForLoadState('networkidle');
  await tab.locator('#q').fill(`${q} 2023`);
  const again = await tab.evaluate(() => new Promise((done) => {
    const began = performance.now();
    const status = document.querySelector('#tim-noi');
    new MutationObserver(() => done(performance.now() - began)).observe(status, { childList: true, characterData: true, subtree: true });
    document.querySelector('#tim').requestSubmit();
    setTimeout(() => done(NaN), 5000);
  }));
  return { first, again };
}

function tell() {
  const at = (list, share) => list.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
  const missed = answers.filter(({ place }) => !place);
  const row = (name, list, unit) => console.log(`${name.padEnd(46)} median ${at(list, 0.5).toFixed(1)} ${unit}, 95th percentile ${at(list, 0.95).toFixed(1)}, most ${Math.max(...list.filter((one) => !Number.isNaN(one))).toFixed(1)}`);
  console.log(`${asked.length} questions, ${asked.length - missed.length} find their unit among the first three`);
  row('first query, compressed', answers.map(({ bytes }) => bytes / 1024), 'KB');
  row('requests, script and manifest included', answers.map(({ requests }) => requests), '');
  row(`slow network and processor, from the address (${slow.length})`, slow.map(({ first }) => first), 'ms');
  row('next query, slow processor', slow.map(({ again }) => again), 'ms');
  for (const { q, errors } of answers.filter(({ errors }) => errors.length)) console.log(`error: ${q}: ${errors[0]}`);
  for (const { q } of missed) console.log(`not among the first three: ${q}`);
  for (const { q, requests } of answers.filter(({ requests }) => requests > 8)) console.log(`${requests} requests: ${q}`);
}
