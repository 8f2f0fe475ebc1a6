/** Says all faults of a check at once, the first of them in full. */
import assert from 'node:assert/strict';

const SHOWN = 25;

/** Passes when `faults` is empty. */
export function none(faults) {
  const more = faults.length > SHOWN ? `\n… and ${faults.length - SHOWN} more` : '';
  const shown = faults.slice(0, SHOWN).join('\n');
  assert.ok(faults.length === 0, `${faults.length} faults:\n${shown}${more}`);
}

/** Passes when some fault matches each of `patterns`: the check is not blind. */
export function some(faults, ...patterns) {
  for (const pattern of patterns) {
    assert.ok(faults.some((fault) => pattern.test(fault)), `${pattern} is not among:\n${faults.join('\n') || 'no faults'}`);
  }
}
