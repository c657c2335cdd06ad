import { readTrace, type TraceEntry } from '../analysis/read-trace.js';
import type { Scenario } from '../model/scenario.js';
import { simulate } from '../simulate.js';

/** The first fact that is not the same in two runs; undefined where a run has ended before. */
export interface FirstDifference {
  readonly seed: string;
  /** The number of the fact, from 0. */
  readonly fact: number;
  readonly a: TraceEntry | undefined;
  readonly b: TraceEntry | undefined;
}

/** Runs both with the same seed and walks their facts side by side, by name. Undefined: they are the same run. */
export function firstDifference(a: Scenario, b: Scenario, seed: string): FirstDifference | undefined {
  const [left, right] = [a, b].map((scenario) => readTrace(simulate(scenario, { seed, keepTrace: true })));
  for (let fact = 0; ; fact++) {
    const [one, other] = [left.next(), right.next()];
    if (one.done === true && other.done === true) return undefined;
    if (one.done === true || other.done === true || !isSame(one.value, other.value))
      return { seed, fact, a: one.value ?? undefined, b: other.value ?? undefined };
  }
}

function isSame(a: TraceEntry, b: TraceEntry): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
