/** XML judged by a schema, through xmllint and without a network. */
import { spawnSync } from 'node:child_process';

/** @returns {string[]} what xmllint objects to, in its words */
export function schemaFaults(path, text, schema) {
  const run = spawnSync('xmllint', ['--noout', '--nonet', ...schema, '-'], { input: text, encoding: 'utf8' });
  if (run.error) throw new Error(`xmllint did not run: ${run.error.message}`);
  if (run.status === 0) return [];
  return run.stderr.trim().split('\n').slice(0, 5).map((line) => `${path}: ${line}`);
}
