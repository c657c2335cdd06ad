import { createAgenda, type Agenda, type Moment, type Wake } from './agenda.js';
import { RunLimitExceeded } from './defect.js';
import { phases, type FactTable, type Handlers, type Phase } from './fact.js';
import { createKeptState, type KeptState } from './kept-state.js';
import { createTrace, type Trace } from './trace.js';

export interface Kernel<T extends FactTable> extends KeptState {
  readonly nowMs: number;
  readonly trace: Trace;
  /** Records a fact: folds run at once, loops when its phase of this instant comes. */
  readonly emit: Handlers<T>;
  /** The number of the fact recorded last. */
  readonly lastFact: number;
  /** The number of the fact that is reacted to. */
  readonly cause: number;
  /** Names a nearer cause than the fact that woke the loop, for what this reaction records next; returns the one before. */
  readonly because: (fact: number) => number;
  /** A fold remembers: it runs at once, so that the next line already sees the new world. */
  readonly fold: (fold: Partial<Handlers<T>>) => void;
  /** A loop reacts: it runs when its phase of this instant comes, in the order in which loops were added. */
  readonly react: (loop: Partial<Handlers<T>>) => void;
  readonly wake: <E extends number>(phase: Phase, due: (entity: E) => void) => Wake<E>;
  /** Runs through every instant up to and including `untilMs`, which is not before now; called again, it goes on. */
  readonly run: (untilMs: number) => void;
}

export interface KernelOptions {
  readonly keepTrace: boolean;
  /** Called now and then with the present time, for a progress bar. */
  readonly onProgress?: ((nowMs: number) => void) | undefined;
  readonly maxStepsPerRun?: number;
  readonly maxStepsPerInstant?: number;
}

type Row = (a: number, b: number, c: number, d: number) => void;

const MAX_STEPS_PER_RUN = 2_000_000_000;
const MAX_STEPS_PER_INSTANT = 20_000_000;
const PROGRESS_MASK = (1 << 16) - 1;

/**
 * Orders facts by (at, phase, sequence). It knows nothing of what they mean.
 * @throws Defect when a loop schedules before now; RunLimitExceeded past the limits of steps.
 */
export function createKernel<T extends FactTable>(facts: T, options: KernelOptions): Kernel<T> {
  const names = Object.keys(facts);
  const folds: Row[][] = names.map(() => []);
  const reactions: Row[][] = names.map(() => []);
  const kept = createKeptState();
  const moment = kept.keep<Moment>({ nowMs: 0, because: 0, lastFact: -1 });
  const progress = kept.keep<Progress>({ started: false, steps: 0 });
  const trace = createTrace(facts, options.keepTrace, kept.keep);
  const agenda = createAgenda(moment, kept.keep, (kind, a, b, c, d) => {
    const cause = moment.because;
    const react = reactions[kind];
    for (let i = 0; i < react.length; i++) {
      moment.because = cause;
      react[i](a, b, c, d);
    }
  });
  const collect = (into: Row[][], from: Partial<Handlers<T>>): void => {
    for (const [name, handler] of Object.entries<unknown>(from)) into[names.indexOf(name)].push(handler as Row);
  };
  const emit = createEmit(facts, moment, trace, agenda, folds, reactions);
  const pause = agenda.wake('act', () => undefined);
  const count = createStepCounter(moment, progress, options);

  return Object.assign(new MomentView(moment), {
    ...kept,
    trace,
    emit,
    because: (factNumber) => {
      const before = moment.because;
      moment.because = factNumber;
      return before;
    },
    fold: (fold) => {
      collect(folds, fold);
    },
    react: (loop) => {
      collect(reactions, loop);
    },
    wake: agenda.wake,
    run: (untilMs) => {
      pause.at(untilMs, 0);
      if (!progress.started) {
        progress.started = true;
        (emit as unknown as { RunStarted(): void }).RunStarted();
      }
      do {
        count.startInstant();
        while (agenda.step()) count.step();
      } while (moment.nowMs < untilMs && agenda.advance());
    },
  } satisfies Omit<Kernel<T>, keyof MomentView>);
}

/**
 * What others read of the moment. Getters written into each kernel would make each an object of a shape of its own, and
 * whoever reads the time in run after run would be slow from the fifth run on.
 */
class MomentView {
  readonly #moment: Moment;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  get nowMs(): number {
    return this.#moment.nowMs;
  }

  get lastFact(): number {
    return this.#moment.lastFact;
  }

  get cause(): number {
    return this.#moment.because;
  }
}

/** For each kind of fact a function of its numbers that records it. */
function createEmit<T extends FactTable>(
  facts: T,
  moment: Moment,
  trace: Trace,
  agenda: Agenda,
  folds: readonly (readonly Row[])[],
  reactions: readonly (readonly Row[])[],
): Handlers<T> {
  const record = (type: number, phase: number, a: number, b: number, c: number, d: number): void => {
    const number = trace.append(type, moment.nowMs, moment.because, a, b, c, d);
    moment.lastFact = number;
    const remember = folds[type];
    for (let i = 0; i < remember.length; i++) remember[i](a, b, c, d);
    if (reactions[type].length > 0) agenda.push(phase, type, number, a, b, c, d);
  };
  const emitters = Object.entries(facts).map(([name, { phase: phaseName }], type): [string, Row] => {
    const phase = phases.indexOf(phaseName);
    return [
      name,
      (a?: number, b?: number, c?: number, d?: number) => {
        record(type, phase, a ?? 0, b ?? 0, c ?? 0, d ?? 0);
      },
    ];
  });
  return Object.fromEntries(emitters) as unknown as Handlers<T>;
}

interface Progress {
  started: boolean;
  steps: number;
}

function createStepCounter(moment: Moment, progress: Progress, options: KernelOptions) {
  const { onProgress, maxStepsPerRun = MAX_STEPS_PER_RUN, maxStepsPerInstant = MAX_STEPS_PER_INSTANT } = options;
  let stepsAtInstant = 0;
  return {
    startInstant(): void {
      stepsAtInstant = 0;
    },
    step(): void {
      progress.steps++;
      stepsAtInstant++;
      if ((progress.steps & PROGRESS_MASK) === 0) onProgress?.(moment.nowMs);
      if (stepsAtInstant > maxStepsPerInstant) {
        throw tooManySteps(`at the one instant ${moment.nowMs} ms`, maxStepsPerInstant);
      }
      if (progress.steps > maxStepsPerRun) throw tooManySteps('in one run', maxStepsPerRun);
    },
  };
}

const tooManySteps = (where: string, limit: number): RunLimitExceeded =>
  new RunLimitExceeded(`more than ${limit} steps ${where}: shorten the run, or ask for fewer tasks`);
