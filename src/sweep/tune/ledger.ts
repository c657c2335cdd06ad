import type { Scenario } from '../../model/scenario.js';
import type { Figure, MetricPath } from '../metric/metric.js';
import type { RunJob, RunMany } from '../runner.js';
import { digestOf, scenarioText } from '../scenario-text.js';
import type { Budget } from './budget.js';
import { missOf, type Objective } from './objective.js';
import { changesOf, setOf, type Dimension, type Point } from './space.js';

/** What is asked of every run. */
export interface Measures {
  /** What is to be little. */
  readonly cost: MetricPath;
  /** What is told beside the cost. */
  readonly wait: MetricPath;
  readonly objectives: readonly Objective[];
}

/** What came of one run. */
export interface Outcome {
  readonly traceHash: string;
  /** Infinity where the cost is not priced. */
  readonly cost: number;
  readonly wait: number;
  /** Of each objective, in their order. */
  readonly figures: readonly Figure[];
  /** By how much each objective is missed; 0: it is met. */
  readonly misses: readonly number[];
}

/** One way to set everything, and what its runs have shown so far. */
export interface Candidate {
  /** Undefined: the file as it is, where it is not on the ladders. */
  readonly point: Point | undefined;
  readonly set: readonly string[];
  /** How many dimensions differ from the file. */
  readonly changes: number;
  /** By the number of the seed, in the order of the seeds. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
}

/** A run to make: a candidate with the seeds of these numbers. */
export interface Request {
  readonly candidate: Candidate;
  readonly seeds: readonly number[];
}

/** All candidates that were ever looked at. */
export interface Ledger {
  /** The file as it is. */
  readonly origin: Candidate;
  /** Undefined: such a scenario cannot be loaded. Points that make the same scenario are one candidate. */
  candidateAt(point: Point): Candidate | undefined;
  /** In the order in which they were first looked at. */
  all(): readonly Candidate[];
  /** Makes the runs that are missing, in their order, until so much of the budget is spent. */
  run(requests: readonly Request[], share: number): Promise<void>;
}

export interface LedgerPlan extends Measures {
  readonly dimensions: readonly Dimension[];
  /** The scenario of the file with these `--set` items; undefined when it is wrong. */
  readonly load: (set: readonly string[]) => Scenario | undefined;
  /** The seed of a number. */
  readonly seedAt: (n: number) => string;
  readonly runMany: RunMany;
  readonly budget: Budget;
  readonly onDone?: ((done: number) => void) | undefined;
}

interface Due {
  readonly candidate: Candidate;
  readonly seed: number;
}

/** So many runs between two looks at the clock. */
const SLICE = 32;

export function createLedger(plan: LedgerPlan): Ledger {
  const { dimensions, load, budget } = plan;
  const outcomesOf = new Map<Candidate, Map<number, Outcome>>();
  const byPoint = new Map<string, Candidate | undefined>();
  const byText = new Map<string, Candidate>();
  /** What was just loaded need not be loaded again. Many scenarios of a long trace would fill the memory. */
  const loaded = new Map<Candidate, Scenario>();

  const enter = (point: Point | undefined, set: readonly string[], changes: number): Candidate | undefined => {
    const scenario = load(set);
    if (scenario === undefined) return undefined;
    const text = digestOf(scenarioText(scenario));
    const known = byText.get(text);
    if (known?.point !== undefined) return known;
    const outcomes = new Map<number, Outcome>();
    const candidate: Candidate = { point, set, changes, outcomes };
    outcomesOf.set(candidate, outcomes);
    byText.set(text, candidate);
    loaded.set(candidate, scenario);
    return candidate;
  };
  const scenarioOf = (candidate: Candidate): Scenario => {
    const scenario = loaded.get(candidate) ?? load(candidate.set);
    if (scenario === undefined) throw new Error(`${candidate.set.join(' ')} could be loaded before`);
    return scenario;
  };
  const present = dimensions.flatMap(({ present: place }) => place ?? []);
  const originPoint = present.length === dimensions.length ? present : undefined;
  const origin = enter(originPoint, [], 0);
  if (origin === undefined) throw new Error('the file as it is could be loaded before');
  if (originPoint !== undefined) byPoint.set(originPoint.join(), origin);

  return {
    origin,
    all: () => [...outcomesOf.keys()],
    candidateAt(point) {
      const key = point.join();
      if (!byPoint.has(key)) byPoint.set(key, enter(point, setOf(dimensions, point), changesOf(dimensions, point)));
      return byPoint.get(key);
    },
    async run(requests, share) {
      const due = dueOf(requests);
      for (let from = 0; from < due.length;) {
        const slice = due.slice(from, from + Math.min(SLICE, budget.left(share)));
        if (slice.length === 0) break;
        const outcomes = await runSlice(plan, slice, scenarioOf);
        for (const [n, { candidate, seed }] of slice.entries()) outcomesOf.get(candidate)?.set(seed, outcomes[n]);
        from += slice.length;
      }
      loaded.clear();
    },
  };
}

/** Each missing run once, those of one candidate after one another. */
function dueOf(requests: readonly Request[]): readonly Due[] {
  const wanted = new Map<Candidate, Set<number>>();
  for (const { candidate, seeds } of requests) {
    const missing = wanted.get(candidate) ?? new Set();
    for (const seed of seeds) if (!candidate.outcomes.has(seed)) missing.add(seed);
    wanted.set(candidate, missing);
  }
  return [...wanted].flatMap(([candidate, missing]) => [...missing].map((seed) => ({ candidate, seed })));
}

async function runSlice(
  { cost, wait, objectives, seedAt, runMany, budget, onDone }: LedgerPlan,
  slice: readonly Due[],
  scenarioOf: (candidate: Candidate) => Scenario,
): Promise<readonly Outcome[]> {
  const metrics = [cost, wait, ...objectives.map(({ metric }) => metric)];
  let last: { readonly candidate: Candidate; readonly scenario: Scenario } | undefined;
  const jobs = slice.map(({ candidate, seed }): RunJob => {
    if (last?.candidate !== candidate) last = { candidate, scenario: scenarioOf(candidate) };
    return { scenario: last.scenario, seed: seedAt(seed), metrics };
  });
  const results = await runMany(jobs, (done) => onDone?.(budget.spent + done));
  budget.spend(results.length);
  return results.map(({ traceHash, figures: [costs, waits, ...figures] }) => ({
    traceHash,
    cost: costs ?? Infinity,
    wait: waits ?? Infinity,
    figures,
    misses: objectives.map((objective, o) => missOf(objective, figures[o])),
  }));
}
