import { createSummary } from './analysis/summary.js';
import type { Summary } from './analysis/summary-types.js';
import { loops } from './control/index.js';
import { createKernel } from './kernel/kernel.js';
import { createStreams } from './kernel/random.js';
import type { Trace } from './kernel/trace.js';
import type { FoldClock } from './model/fold/fold-clock.js';
import { worldFolds } from './model/fold/world-folds.js';
import { facts, type Facts } from './model/facts.js';
import type { Handlers } from './kernel/fact.js';
import { createRoster, type Roster } from './model/roster.js';
import type { Scenario } from './model/scenario.js';
import { createWorld, type World } from './model/world.js';

export interface SimulateOptions {
  /** Overrides the scenario's. */
  readonly seed?: string | number;
  /** Keeps every fact in memory, for `readTrace`. Default false: only the hash and the summary are kept. */
  readonly keepTrace?: boolean;
  /** Called now and then with the simulated time. */
  readonly onProgress?: (nowMs: number) => void;
  /** Watches the run: folds that see the world as it is after each fact. For checks; they cannot change anything. */
  readonly observe?: (run: RunningWorld) => Partial<Handlers<Facts>>;
}

/** What an observer sees while a run goes on. */
export interface RunningWorld {
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly world: World;
  readonly clock: FoldClock;
}

/** A finished run, a value: equal for equal scenario, seed and version. */
export interface Run {
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly summary: Summary;
  /** Sixteen hexadecimal digits. */
  readonly traceHash: string;
  /** How many facts happened. */
  readonly facts: number;
  /** Every fact, if it was kept. */
  readonly trace: Trace | undefined;
}

/**
 * Runs a scenario to its end.
 * @throws Defect when an invariant of the program breaks; RunLimitExceeded when the run would not end in reasonable time.
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Run {
  const { keepTrace = false, onProgress, observe } = options;
  const seeded = options.seed === undefined ? scenario : { ...scenario, seed: String(options.seed) };
  const kernel = createKernel(facts, { keepTrace, onProgress });
  const roster = createRoster(seeded);
  const world = createWorld(seeded, roster);
  const random = createStreams(seeded.seed);
  for (const fold of worldFolds(world, roster, seeded, kernel)) kernel.fold(fold);
  const summary = createSummary(world, roster, seeded, kernel);
  kernel.fold(summary.fold);
  if (observe !== undefined) kernel.fold(observe({ scenario: seeded, roster, world, clock: kernel }));
  const { emit, because, wake } = kernel;
  for (const loop of loops) {
    kernel.react(loop.start({ scenario: seeded, roster, clock: kernel, world, emit, because, wake, random }));
  }
  kernel.run(seeded.durationMs);
  const traceHash = kernel.trace.hashText();
  const { count } = kernel.trace;
  return {
    scenario: seeded,
    roster,
    summary: summary.finish({ hash: traceHash, count }),
    traceHash,
    facts: count,
    trace: keepTrace ? kernel.trace : undefined,
  };
}
