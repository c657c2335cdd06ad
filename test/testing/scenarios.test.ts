import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulate } from '../../src/simulate.js';
import { drawScenario, loadDrawn, memberOfExpressions, scenarios } from '../../src/testing/index.js';
import { parseExpression } from '../../src/policy/placement/query/parse-expression.js';

it('a drawn scenario is that of its seed, loads and runs', () => {
  let loaded = 0;
  fc.assert(
    fc.property(scenarios, (drawn) => {
      expect(drawScenario(drawn.seed)).toEqual(drawn);
      const { scenario } = loadDrawn(drawn);
      if (scenario === undefined) return;
      loaded++;
      expect(simulate(scenario).facts).toBeGreaterThan(0);
    }),
    { numRuns: 20, seed: 1 },
  );
  expect(loaded).toBeGreaterThan(17);
});

it('each drawn expression can be read', () => {
  fc.assert(
    fc.property(memberOfExpressions, (text) => {
      expect(parseExpression(text).ok).toBe(true);
    }),
  );
});
