import { createSummary } from './analysis/summary.js';
import type { Summary } from './analysis/summary-types.js';
import { loops } from './control/index.js';
import type { Handlers } from './kernel/fact.js';
import type { Plain } from './kernel/kept-state.js';
import { createKernel } from './kernel/kernel.js';
import { createStreams, type SavedStreams } from './kernel/random.js';
import type { Trace } from './kernel/trace.js';
import type { FoldClock } from './model/fold/fold-clock.js';
import { worldFolds } from './model/fold/world-folds.js';
import { facts, type Facts } from './model/facts.js';
import { keepWorld } from './model/keep-world.js';
import { createRoster, type Roster } from './model/roster.js';
import type { Scenario } from './model/scenario.js';
import { createWorld, type World } from './model/world.js';

export interface SimulateOptions extends ResumeOptions {
  /** Overrides the scenario's. */
  readonly seed?: string | number;
  /** Keeps every fact in memory, for `readTrace`. Default false: only the hash and the summary are kept. */
  readonly keepTrace?: boolean;
  /** Default true. Without it `cost.split` and `cost.splitPerHour` are null, and a run takes about a tenth less time. */
  readonly splitCost?: boolean;
}

export interface ResumeOptions {
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

/** A run that stands between two instants of its simulated time. */
export interface RunInProgress {
  /** Milliseconds since the start of the run. */
  readonly nowMs: number;
  /**
   * Goes on through every instant up to and including `timeMs`, or to the end of the run if that comes first.
   * @throws Defect when `timeMs` is before now; Defect and RunLimitExceeded as `simulate` does.
   */
  runUntil(timeMs: number): void;
  /** The run as it stands now. It shares nothing with the run but the scenario, and does not follow it. */
  snapshot(): Snapshot;
  /** Goes on to the end. */
  finish(): Run;
}

/**
 * All that a run remembers between two instants: plain data, of the size of the world and the figures so far. It belongs to
 * the version of the program that made it. The kept trace is in it, observers are not.
 */
export interface Snapshot {
  readonly scenario: Scenario;
  readonly atMs: number;
  readonly keepTrace: boolean;
  readonly splitCost: boolean;
  readonly states: readonly Plain[];
  readonly streams: SavedStreams;
}

/**
 * Runs a scenario to its end.
 * @throws Defect when an invariant of the program breaks; RunLimitExceeded when the run would not end in reasonable time.
 */
export const simulate = (scenario: Scenario, options: SimulateOptions = {}): Run =>
  startRun(scenario, options).finish();

/** A run that has not begun: nothing has happened before the first `runUntil`. In steps of any size it is the same run. */
export function startRun(scenario: Scenario, options: SimulateOptions = {}): RunInProgress {
  const seeded = options.seed === undefined ? scenario : { ...scenario, seed: String(options.seed) };
  const { keepTrace = false, splitCost = true } = options;
  return wireRun(seeded, { keepTrace, splitCost }, options);
}

/**
 * A run that goes on from a snapshot to the same facts, hash and summary as the one that it was taken of. A snapshot can be
 * resumed any number of times; it is not changed.
 */
export const resumeRun = (snapshot: Snapshot, options: ResumeOptions = {}): RunInProgress =>
  wireRun(snapshot.scenario, snapshot, options, snapshot);

function wireRun(
  scenario: Scenario,
  { keepTrace, splitCost }: Pick<Snapshot, 'keepTrace' | 'splitCost'>,
  { onProgress, observe }: ResumeOptions,
  from?: Snapshot,
): RunInProgress {
  const kernel = createKernel(facts, { keepTrace, onProgress });
  const roster = createRoster(scenario);
  const world = createWorld(scenario, roster);
  const restoreSettings = keepWorld(world, roster, scenario, kernel.keep);
  const random = createStreams(scenario.seed, from?.streams);
  for (const fold of worldFolds(world, roster, scenario, kernel)) kernel.fold(fold);
  const summary = createSummary(world, roster, scenario, kernel, splitCost);
  kernel.fold(summary.fold);
  const { emit, because, wake, keep } = kernel;
  for (const loop of loops) {
    kernel.react(loop.start({ scenario, roster, clock: kernel, world, emit, because, wake, random, keep }));
  }
  if (from !== undefined) {
    kernel.restore(from.states);
    restoreSettings();
  }
  if (observe !== undefined) kernel.fold(observe({ scenario, roster, world, clock: kernel }));

  return {
    get nowMs() {
      return kernel.nowMs;
    },
    runUntil: (timeMs) => {
      kernel.run(Math.min(timeMs, scenario.durationMs));
    },
    snapshot: () => ({
      scenario,
      atMs: kernel.nowMs,
      keepTrace,
      splitCost,
      states: kernel.save(),
      streams: random.save(),
    }),
    finish: () => {
      kernel.run(scenario.durationMs);
      const { trace } = kernel;
      const traceHash = trace.hashText();
      return {
        scenario,
        roster,
        summary: summary.finish({ hash: traceHash, count: trace.count }),
        traceHash,
        facts: trace.count,
        trace: keepTrace ? trace : undefined,
      };
    },
  };
}
