import { describe, expect, it } from 'vitest';
import { checkScenario } from './check-scenario.js';
import { CI_SEEDS } from './ci-seeds.js';
import { coverageTable, createCoverage } from './coverage.js';
import { drawScenario } from './draw-scenario.js';
import { diagnosticText, loadDrawn } from './load-drawn.js';
import { mutateScenario } from './mutate-scenario.js';
import { reproduceLine } from './report-failure.js';

const HOUR_MS = 3_600_000;
const TIME_LIMIT_MS = 240_000;

describe('drawn scenarios', () => {
  it('are the same for the same seed', () => {
    expect(drawScenario(7)).toEqual(drawScenario(7));
    expect(drawScenario(8).data).not.toEqual(drawScenario(7).data);
  });

  it('have every feature of the format, each in at least 1 % of them', () => {
    const coverage = createCoverage();
    for (let seed = 1; seed <= 2000; seed++) coverage.add(drawScenario(seed));
    const shares = coverage.shares();
    console.log(`per cent of 2000 drawn scenarios\n${coverageTable(shares)}`);
    expect([...shares].filter(([, share]) => share < 1)).toEqual([]);
  });

  it('are valid, but for less than 1 %', () => {
    const refused: string[] = [];
    const seeds = Array.from({ length: 500 }, (_, n) => 10_000 + n);
    for (const seed of seeds) {
      const { scenario, diagnostics } = loadDrawn(drawScenario(seed));
      const faults = diagnostics.filter(({ severity }) => severity === 'error').map(diagnosticText);
      if (scenario === undefined) refused.push(`${reproduceLine(seed)}  # ${faults.join('; ')}`);
    }
    console.log(`${refused.length} of ${seeds.length} drawn scenarios refused`);
    expect(refused.slice(0, seeds.length / 100)).toEqual(refused);
  });
});

const MUTANTS = 300;

describe('the fuzz', () => {
  it(
    'finds no file with a few slips that the loader falls over',
    () => {
      const failures: string[] = [];
      for (let seed = 1; seed <= MUTANTS; seed++) {
        const outcome = checkScenario(mutateScenario(drawScenario(seed)));
        if (outcome.kind === 'failed') failures.push(`${reproduceLine(seed)}  # ${outcome.message}`);
      }
      expect(failures).toEqual([]);
    },
    TIME_LIMIT_MS,
  );

  it(
    'finds nothing in the scenarios of CI',
    () => {
      const failures: string[] = [];
      let simulatedMs = 0;
      let facts = 0;
      for (const seed of CI_SEEDS) {
        const outcome = checkScenario(drawScenario(seed));
        if (outcome.kind === 'passed') {
          simulatedMs += outcome.simulatedMs;
          facts += outcome.facts;
        } else failures.push(`${reproduceLine(seed)}  # ${outcome.kind}: ${outcome.message}`);
      }
      console.log(`${CI_SEEDS.length} scenarios, ${Math.round(simulatedMs / HOUR_MS)} simulated hours, ${facts} facts`);
      expect(failures).toEqual([]);
    },
    TIME_LIMIT_MS,
  );
});
