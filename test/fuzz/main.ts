/** `npm run fuzz -- --minutes 30 [--start N]`: new scenarios for so long. `--seed N`: one again, shrunk when it fails. */
import { parseArgs } from 'node:util';
import { checkScenario, type Outcome } from './check-scenario.js';
import { coverageTable, createCoverage } from './coverage.js';
import { drawScenario } from './draw-scenario.js';
import { reproduceLine, shrinkFailure, writeScenario } from './report-failure.js';

const FOLDER = 'reports/fuzz';
const HOUR_MS = 3_600_000;
const TALK_EVERY_MS = 15_000;

interface Totals {
  scenarios: number;
  refused: number;
  simulatedMs: number;
  facts: number;
  /** How often each check failed, or a diagnostic refused. */
  readonly failures: Map<string, number>;
}

/** One scenario; a failure of a new kind is shrunk and written down at once. */
function tryOne(seed: number, totals: Totals): Outcome {
  const drawn = drawScenario(seed);
  const outcome = checkScenario(drawn);
  totals.scenarios++;
  if (outcome.kind === 'passed') {
    totals.simulatedMs += outcome.simulatedMs;
    totals.facts += outcome.facts;
    return outcome;
  }
  if (outcome.kind === 'refused') totals.refused++;
  const kind = `${outcome.kind}: ${outcome.check}`;
  const before = totals.failures.get(kind) ?? 0;
  totals.failures.set(kind, before + 1);
  console.log(`${reproduceLine(seed)}  # ${kind}`);
  if (before > 0) return outcome;
  console.log(outcome.message);
  const path = writeScenario(`${FOLDER}/seed-${seed}`, shrinkFailure(drawn, outcome), drawn.files);
  console.log(`the smallest scenario found that fails so: ${path}`);
  return outcome;
}

function report(totals: Totals, seconds: number): void {
  const { scenarios, refused, simulatedMs, facts, failures } = totals;
  const rate = (scenarios / Math.max(1, seconds)).toFixed(1);
  console.log(`${scenarios} scenarios in ${Math.round(seconds)} s (${rate} a second), ${facts} facts`);
  console.log(`${(simulatedMs / HOUR_MS).toFixed(1)} simulated hours, each run twice`);
  console.log(`${refused} refused by the loader (${((100 * refused) / scenarios).toFixed(2)} %)`);
  for (const [kind, count] of failures) console.log(`${count} × ${kind}`);
  if (failures.size === 0) console.log('nothing failed');
}

function main(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, start: { type: 'string' } },
  });
  const totals: Totals = { scenarios: 0, refused: 0, simulatedMs: 0, facts: 0, failures: new Map() };
  if (values.seed !== undefined) {
    tryOne(Number(values.seed), totals);
    report(totals, 0);
    return totals.failures.size > 0 ? 1 : 0;
  }
  const coverage = createCoverage();
  const startedMs = Date.now();
  // New ground each time: what fails names its seed.
  const start = Number(values.start ?? startedMs % 1_000_000_000);
  const endMs = startedMs + Number(values.minutes ?? 1) * 60_000;
  console.log(`seeds from ${start}`);
  let talkedMs = startedMs;
  for (let seed = start; Date.now() < endMs; seed++) {
    tryOne(seed, totals);
    coverage.add(drawScenario(seed));
    if (Date.now() - talkedMs < TALK_EVERY_MS) continue;
    talkedMs = Date.now();
    console.error(`${totals.scenarios} scenarios, ${Math.round((endMs - talkedMs) / 1000)} s to go`);
  }
  console.log(coverageTable(coverage.shares()));
  report(totals, (Date.now() - startedMs) / 1000);
  return totals.failures.size > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
