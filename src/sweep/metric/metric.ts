import type { Summary } from '../../analysis/summary-types.js';
import { parsePath, type Step } from '../../scenario/path-text.js';

/** A figure of a run: a path in the summary, such as `placementWaitSeconds.p95`. */
export type MetricPath = string;

/** Null: the run has no such figure, because its cost is not priced. */
export type Figure = number | null;

/**
 * Reads figures off a summary. List elements go by name, by place from 0, or by `*`: those are added up, and of waits the
 * longest counts. Undefined: the path leads to no number.
 */
export function createMetric(path: MetricPath): (summary: Summary) => Figure | undefined {
  const steps = parsePath(path);
  if (steps === undefined) return () => undefined;
  const isLongest = /WaitSeconds\.(?!count$)/.test(path);
  return (summary) => joined(valuesAt(summary, steps), isLongest);
}

function joined(values: readonly unknown[], isLongest: boolean): Figure | undefined {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    if (typeof value !== 'number') return undefined;
    total = isLongest ? Math.max(total, value) : total + value;
  }
  return total;
}

/** What all the elements have at the path; undefined stands for nothing, so that it is no number. */
function valuesAt(summary: Summary, steps: readonly Step[]): readonly unknown[] {
  let values: readonly unknown[] = [summary];
  for (const step of steps) values = values.flatMap((value) => follow(value, step));
  return values;
}

function follow(value: unknown, step: Step): readonly unknown[] {
  // Nothing is known of the parts of what is not priced.
  if (value === null) return [null];
  if ('key' in step) {
    const isMapping = typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, step.key);
    return [isMapping ? (value as Readonly<Record<string, unknown>>)[step.key] : undefined];
  }
  if (!Array.isArray(value)) return [undefined];
  const list: readonly unknown[] = value;
  if (step.element === '*') return list;
  const named = list.find((element) => nameOf(element) === step.element);
  return [named ?? (/^\d+$/.test(step.element) ? list[Number(step.element)] : undefined)];
}

/** Instances have an id for a name. */
export function nameOf(element: unknown): string | undefined {
  const { name, id } = (element ?? {}) as { readonly name?: unknown; readonly id?: unknown };
  return typeof name === 'string' ? name : typeof id === 'string' ? id : undefined;
}
