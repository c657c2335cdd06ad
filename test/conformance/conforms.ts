import { it } from 'vitest';
import { rules } from './rules.js';

/**
 * One conformance case: `conforms('MS-33', 'from zero, one waiting task asks for two instances', () => { … })`.
 * docs/fidelity.md is generated from these calls, so the sentence must be a literal.
 */
export function conforms(ids: string, sentence: string, check: () => void): void {
  for (const id of ids.split(' ')) {
    if (!rules.some((rule) => rule.id === id)) throw new Error(`no rule ${id} in test/conformance/rules`);
  }
  it(`${ids}: ${sentence}`, check);
}
