/** `npm run fuzz -- --minutes 30 [--start N]`: new scenarios for so long. `--seed N`: one again, shrunk when it fails. */
import { parseArgs } from 'node:util';
import { checkScenario, type Outcome } from './check-scenario.js';
import { coverageTable, createCoverage } from './coverage.js';
import { drawScenario, type DrawnScenario } from './draw-scenario.js';
import { mutateScenario } from './mutate-scenario.js';
import { reproduceLine, shrinkFailure, writeScenario } from './report-failure.js';

const FOLDER = 'reports/fuzz';
const HOUR_MS = 3_600_000;
const TALK_EVERY_MS = 15_000;

interface Totals {
  scenarios: number;
  refused: number;
  mutants: number;
  mutantsRefused: number;
  simulatedMs: number;
  facts: number;
  /** How often each check failed, or a diagnostic refused. */
  readonly failures: Map<string, number>;
}

/** One scenario, and the same with a few slips, which the loader may refuse but must not fall over. */
function tryOne(drawn: DrawnScenario, totals: Totals): void {
  const outcome = checkScenario(drawn);
  totals.scenarios++;
  if (outcome.kind === 'refused') totals.refused++;
  if (outcome.kind === 'passed') count(outcome, totals);
  else tellOf(drawn, outcome, totals);
  const mutant = { ...drawn, ...mutateScenario(drawn) };
  const slipped = checkScenario(mutant);
  totals.mutants++;
  if (slipped.kind === 'refused') totals.mutantsRefused++;
  else if (slipped.kind === 'passed') count(slipped, totals);
  else tellOf(mutant, slipped, totals);
}

function count({ simulatedMs, facts }: Extract<Outcome, { readonly kind: 'passed' }>, totals: Totals): void {
  totals.simulatedMs += simulatedMs;
  totals.facts += facts;
}

/** A failure of a new kind is shrunk and written down at once. */
function tellOf(drawn: DrawnScenario, outcome: Exclude<Outcome, { readonly kind: 'passed' }>, totals: Totals): void {
  const kind = `${outcome.kind}: ${outcome.check}`;
  const before = totals.failures.get(kind) ?? 0;
  totals.failures.set(kind, before + 1);
  console.log(`${reproduceLine(drawn.seed)}  # ${kind}`);
  if (before > 0) return;
  console.log(outcome.message);
  const path = writeScenario(`${FOLDER}/seed-${drawn.seed}`, shrinkFailure(drawn, outcome), drawn.files);
  console.log(`the smallest scenario found that fails so: ${path}`);
}

function report(totals: Totals, seconds: number): void {
  const { scenarios, refused, mutants, mutantsRefused, simulatedMs, facts, failures } = totals;
  const rate = (scenarios / Math.max(1, seconds)).toFixed(1);
  console.log(`${scenarios} scenarios in ${Math.round(seconds)} s (${rate} a second), ${facts} facts`);
  console.log(`${(simulatedMs / HOUR_MS).toFixed(1)} simulated hours, each run twice`);
  console.log(`${refused} refused by the loader (${((100 * refused) / scenarios).toFixed(2)} %)`);
  console.log(`${mutants} with slips, of which ${mutantsRefused} were refused`);
  for (const [kind, count] of failures) console.log(`${count} × ${kind}`);
  if (failures.size === 0) console.log('nothing failed');
}

function main(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, start: { type: 'string' } },
  });
  const totals: Totals = {
    ...{ scenarios: 0, refused: 0, mutants: 0, mutantsRefused: 0, simulatedMs: 0, facts: 0 },
    failures: new Map(),
  };
  if (values.seed !== undefined) {
    tryOne(drawScenario(Number(values.seed)), totals);
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
    const drawn = drawScenario(seed);
    tryOne(drawn, totals);
    coverage.add(drawn);
    if (Date.now() - talkedMs < TALK_EVERY_MS) continue;
    talkedMs = Date.now();
    console.error(`${totals.scenarios} scenarios, ${Math.round((endMs - talkedMs) / 1000)} s to go`);
  }
  console.log(coverageTable(coverage.shares()));
  report(totals, (Date.now() - startedMs) / 1000);
  return totals.failures.size > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
