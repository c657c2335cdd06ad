import { describe, expect, it } from 'vitest';
import { candidatesAt } from '../../../../src/analysis/explain/candidates.js';
import { tellRun } from '../../../../src/analysis/explain/told-run.js';
import { runScenario, scenarioNames } from '../../../scenarios/run-scenario.js';

/** Decisions of each scenario, spread over the run: each replays the world. */
const MOST = 15;

describe('the candidates of a decision', () => {
  it.each(scenarioNames)('in %s explain what the engine did', (name) => {
    const run = tellRun(runScenario(name));
    const decisions = run.find(({ type, because }) => (type === 'TaskPlaced' && because > 0) || type === 'TaskWaited');
    const step = Math.max(1, Math.floor(decisions.length / MOST));
    for (const { fact, type, instance } of decisions.filter((_, n) => n % step === 0)) {
      const candidates = candidatesAt(run, fact);
      const of = (outcome: string): readonly string[] =>
        candidates.flatMap((c) => (c.outcome === outcome ? [c.id] : []));
      expect(of('taken')).toEqual(type === 'TaskPlaced' ? [instance] : []);
      if (type === 'TaskWaited') expect(of('filtered')).toHaveLength(candidates.length);
      for (const { outcome, why } of candidates) expect(why.length > 0).toBe(outcome !== 'taken');
    }
  });
});
