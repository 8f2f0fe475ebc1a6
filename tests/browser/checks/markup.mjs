/** The Nu HTML checker over all pages and styles; nothing it says is accepted, warnings neither. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * It cannot know that the file beside a page is of the page's own origin, and takes JSON-LD for a
 * script that runs. A browser knows both (quiet.mjs), and head.mjs finds real scripts in pages.
 */
const MISTAKEN = /^(Resource|Inline script) violates Content Security Policy/;

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** @returns {string[]} what is wrong, one line each */
export function markupFaults(folder) {
  const flags = ['-Xss4m', '-jar', jar, '--format', 'json', '--skip-non-html', folder];
  const run = spawnSync('java', flags, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const report = run.stderr?.match(/^\{.*"messages".*\}$/m);
  if (!report) throw new Error(`the Nu checker did not run: ${run.error ?? run.stderr}`);
  const messages = JSON.parse(report[0]).messages.filter(({ message }) => !MISTAKEN.test(message));
  return messages.map(({ url, lastLine, lastColumn, message, extract }) => {
    const file = url?.split('/').slice(-4).join('/');
    return `${file}:${lastLine}:${lastColumn}: ${message} ${JSON.stringify(extract ?? '')}`;
  });
}
