import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintRules } from '../../src/scenario/lint/index.js';
import { lintScenario } from '../../src/scenario/lint/lint-scenario.js';
import { arbitraryScenario } from '../support/arbitrary-scenario.js';
import { loadDrawn } from '../fuzz/load-drawn.js';

describe('lint of any scenario', () => {
  const codes = new Set<string>(lintRules.map(({ code }) => code));

  it('gives findings with a place, a sentence and something to do, no two alike', () => {
    fc.assert(
      fc.property(arbitraryScenario, (drawn) => {
        const { scenario, locate } = loadDrawn(drawn);
        const findings = lintScenario(scenario!, locate);
        for (const { code, line, column, message, hint } of findings) {
          expect(codes.has(code)).toBe(true);
          expect(Math.min(line, column), `${code} ${message}`).toBeGreaterThan(0);
          expect(`${message} ${hint ?? ''}`).not.toMatch(/undefined|NaN|Infinity|\b\d{16,}\b/);
          expect(message).toMatch(/[.)]$/);
        }
        expect(new Set(findings.map(({ code, path, message }) => `${code} ${path} ${message}`)).size).toBe(
          findings.length,
        );
      }),
      { numRuns: 60 },
    );
  });
});
