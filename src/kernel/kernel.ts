import { Defect, RunLimitExceeded } from './defect.js';
import { phases, type FactTable, type Handlers, type Phase } from './fact.js';
import { createLane, LANE_STRIDE, pushLane } from './lane.js';
import { createTrace, type Trace } from './trace.js';
import { arm, createWheel, LAST_INSTANT_MS, release, turn } from './wheel.js';

/**
 * Calls a loop back later. A wake is not a fact: the loop looks again, and only then says what happened.
 * Scheduling before now is a defect.
 */
export interface Wake<Entity extends number> {
  in(delayMs: number, entity: Entity): void;
  at(timeMs: number, entity: Entity): void;
}

export interface Kernel<T extends FactTable> {
  readonly nowMs: number;
  readonly trace: Trace;
  /** Records a fact: folds run at once, loops when its phase of this instant comes. */
  readonly emit: Handlers<T>;
  /** The number of the fact recorded last. */
  readonly lastFact: number;
  /** Names a nearer cause than the fact that woke the loop, for what this reaction records next; returns the one before. */
  because(fact: number): number;
  /** A fold remembers: it runs at once, so that the next line already sees the new world. */
  fold(fold: Partial<Handlers<T>>): void;
  /** A loop reacts: it runs when its phase of this instant comes, in the order in which loops were added. */
  react(loop: Partial<Handlers<T>>): void;
  wake<E extends number>(phase: Phase, due: (entity: E) => void): Wake<E>;
  /** Runs through every instant up to and including `untilMs`. */
  run(untilMs: number): void;
}

export interface KernelOptions {
  readonly keepTrace: boolean;
  /** Called now and then with the present time, for a progress bar. */
  readonly onProgress?: ((nowMs: number) => void) | undefined;
  readonly maxStepsPerRun?: number;
  readonly maxStepsPerInstant?: number;
}

type Row = (a: number, b: number, c: number, d: number) => void;
interface Timer {
  readonly phase: number;
  readonly due: (entity: number) => void;
}

const MAX_STEPS_PER_RUN = 2_000_000_000;
const MAX_STEPS_PER_INSTANT = 20_000_000;
const PROGRESS_MASK = (1 << 16) - 1;

/**
 * Orders facts by (at, phase, sequence). It knows nothing of what they mean.
 * @throws Defect when a loop schedules before now; RunLimitExceeded past the limits of steps.
 */
export function createKernel<T extends FactTable>(facts: T, options: KernelOptions): Kernel<T> {
  const { keepTrace, onProgress, maxStepsPerRun = MAX_STEPS_PER_RUN } = options;
  const { maxStepsPerInstant = MAX_STEPS_PER_INSTANT } = options;
  const names = Object.keys(facts);
  const phaseOf = Uint8Array.from(names, (name) => phases.indexOf(facts[name].phase));
  const folds: Row[][] = names.map(() => []);
  const reactions: Row[][] = names.map(() => []);
  const timers: Timer[] = [];
  const lanes = phases.map(createLane);
  const wheel = createWheel();
  const trace = createTrace(facts, keepTrace);
  let nowMs = 0;
  let because = 0;
  let steps = 0;
  let stepsAtInstant = 0;

  const record = (type: number, a: number, b: number, c: number, d: number): void => {
    const number = trace.append(type, nowMs, because, a, b, c, d);
    const remember = folds[type];
    for (let i = 0; i < remember.length; i++) remember[i](a, b, c, d);
    if (reactions[type].length > 0) pushLane(lanes[phaseOf[type]], type, number, a, b, c, d);
  };

  const collect = (into: Row[][], from: Partial<Handlers<T>>): void => {
    for (const [name, handler] of Object.entries(from)) into[names.indexOf(name)].push(handler as unknown as Row);
  };

  const emit = Object.fromEntries(
    names.map((name, type) => [
      name,
      (a = 0, b = 0, c = 0, d = 0): void => {
        record(type, a, b, c, d);
      },
    ]),
  ) as unknown as Handlers<T>;

  /** Takes the first entry of the earliest phase that has one; false when the instant is over. */
  const step = (): boolean => {
    let p = 0;
    while (p < lanes.length && lanes[p].head === lanes[p].tail) p++;
    if (p === lanes.length) return false;
    const lane = lanes[p];
    const { cells, head } = lane;
    const kind = cells[head];
    const a = cells[head + 2];
    const b = cells[head + 3];
    const c = cells[head + 4];
    const d = cells[head + 5];
    because = cells[head + 1];
    lane.head = head + LANE_STRIDE;
    if (lane.head === lane.tail) lane.head = lane.tail = 0;
    if (kind < 0) {
      timers[-1 - kind].due(a);
    } else {
      const cause = because;
      const react = reactions[kind];
      for (let i = 0; i < react.length; i++) {
        because = cause;
        react[i](a, b, c, d);
      }
    }
    return true;
  };

  const countStep = (): void => {
    steps++;
    stepsAtInstant++;
    if ((steps & PROGRESS_MASK) === 0) onProgress?.(nowMs);
    if (stepsAtInstant > maxStepsPerInstant) throw tooManySteps(`at the one instant ${nowMs} ms`, maxStepsPerInstant);
    if (steps > maxStepsPerRun) throw tooManySteps('in one run', maxStepsPerRun);
  };

  /** Moves to the next instant and files its timers by phase; false when none is left. */
  const advance = (): boolean => {
    let i = turn(wheel);
    if (i < 0) return false;
    nowMs = wheel.at;
    stepsAtInstant = 0;
    while (i >= 0) {
      const next = wheel.cell[4 * i];
      const timer = wheel.cell[4 * i + 1];
      pushLane(lanes[timers[timer].phase], -1 - timer, wheel.cell[4 * i + 3], wheel.cell[4 * i + 2], 0, 0, 0);
      release(wheel, i);
      i = next;
    }
    return true;
  };

  const wake = <E extends number>(name: Phase, due: (entity: E) => void): Wake<E> => {
    const phase = phases.indexOf(name);
    const timer = timers.push({ phase, due: due as (entity: number) => void }) - 1;
    const at = (timeMs: number, entity: E): void => {
      if (!(timeMs >= nowMs)) throw new Defect(`scheduling before now: ${timeMs} < ${nowMs}`);
      if (timeMs === nowMs) pushLane(lanes[phase], -1 - timer, because, entity, 0, 0, 0);
      else if (timeMs <= LAST_INSTANT_MS) arm(wheel, timeMs, timer, entity, because);
    };
    return {
      at,
      in: (delayMs, entity) => {
        at(nowMs + delayMs, entity);
      },
    };
  };

  const kernel: Kernel<T> = {
    get nowMs() {
      return nowMs;
    },
    get lastFact() {
      return trace.count - 1;
    },
    trace,
    emit,
    because: (factNumber) => {
      const before = because;
      because = factNumber;
      return before;
    },
    fold: (fold) => {
      collect(folds, fold);
    },
    react: (loop) => {
      collect(reactions, loop);
    },
    wake,
    run(untilMs) {
      let over = false;
      wake('act', () => {
        over = true;
      }).at(untilMs, 0);
      (emit as unknown as { RunStarted(): void }).RunStarted();
      for (;;) {
        while (step()) countStep();
        if (over || !advance()) return;
      }
    },
  };
  return kernel;
}

const tooManySteps = (where: string, limit: number): RunLimitExceeded =>
  new RunLimitExceeded(`more than ${limit} steps ${where}: shorten the run, or ask for fewer tasks`);
