/**
 * Thousands of published script vectors through every field of a site, shown by a real browser with
 * the Content-Security-Policy taken out: the escaping alone must hold. `script/vectors.json` names
 * where they come from.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './lib/browser.mjs';
import { none, some } from './lib/expect.mjs';
import { serve } from './lib/serve.mjs';
import { Site } from './lib/site.mjs';
import { lively, watch } from './checks/still.mjs';
import { build, vectors } from './script/site.mjs';

let browser;
const folder = mkdtempSync(join(tmpdir(), 'danbiet-script-'));

before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Shows pages one after the other and returns what acted or could act. */
async function shown(site, paths) {
  const server = await serve(site, '/');
  const context = await browser.newContext({ bypassCSP: true });
  const faults = [];
  try {
    const queue = [...paths];
    const look = async () => {
      const tab = await context.newPage();
      const acted = await watch(tab);
      for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
        const address = server.root + encodeURI(path);
        await tab.goto(address, { waitUntil: 'load' });
        faults.push(...(await lively(tab)), ...acted(server.root));
        // The search page keeps its query in the address, the empty one too.
        if (tab.url().replace(/\?$/, '') !== address) faults.push(`${path} leads to ${tab.url()}`);
      }
    };
    await Promise.all([look(), look()]);
  } finally {
    await context.close();
    server.close();
  }
  return faults;
}

describe('the watch', () => {
  test('sees what acts', async () => {
    const page = (body) => Site.of({ 'index.html': `<!doctype html><title>x</title>${body}` });
    const seen = (body) => shown(page(body), ['index.html']);
    some(await seen('<script>alert(1)</script>'), /acted: alert\(1\)/, /<script>/);
    some(await seen('<img src=x onerror=alert(2)>'), /acted: alert\(2\)/, /onerror=/);
    some(await seen('<img src="http://127.0.0.2:9/p.gif">'), /asks http:\/\/127\.0\.0\.2/);
    some(await seen('<a href=" java\nscript:alert(1)">x</a>'), /href= of/);
    some(await seen('<meta http-equiv=refresh content="0;url=http://127.0.0.2:9/">'), /<meta>|went elsewhere/);
    some(await seen('<script>setTimeout("x=1")</script>'), /setTimeout\(x=1\)/);
    some(await seen('<iframe srcdoc="x"></iframe><p style="color:red">'), /<iframe>/, /style=/);
    none(await seen('<h1>&lt;script&gt;</h1><a href="index.html">x</a>'));
  });
});

describe('vectors', () => {
  test('nothing acts, nothing is asked for, whatever stands in the files', { timeout: 300_000 }, async () => {
    assert.ok(vectors.length >= 3000, `${vectors.length} vectors`);
    const { texts, taken, documents } = build(folder);
    // Were all refused, nothing would be shown; were none, the refusal is gone.
    assert.ok(documents >= 100, `only ${documents} documents were taken`);
    assert.ok(taken > texts / 20 && taken < texts * 0.9, `${taken} of ${texts} texts were taken`);
    const site = Site.read(join(folder, 'public'));
    // The page of patterns holds no content; one that has moved leads on, by the program's own words.
    const holds = ({ path, sort }) => !path.startsWith('mau/') && sort !== 'moved';
    const paths = site.pages.filter(holds).map(({ path }) => path);
    assert.ok(paths.length > documents);
    none(await shown(site, paths));
  });
});
