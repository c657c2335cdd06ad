import type { Scenario } from '../../model/scenario.js';
import type { Change } from './change.js';
import { waitInRun, type TaskWait } from './task-wait.js';

/** What became of the wait under one change. */
export interface Tried {
  readonly change: Change;
  /** Infinity: never placed. */
  readonly waitMs: number;
}

export interface Counterfactual {
  /** A wait of at most so much counts as none. */
  readonly limitMs: number;
  /** The smallest change under which the task waits no longer than the limit; null: none of those tried. */
  readonly change: Change | null;
  /** What it leaves of the wait. */
  readonly waitMs: number | null;
  /** One key's nearest value that does it, for each key that can. The smallest first. */
  readonly others: readonly Tried[];
  /** The change that shortens the wait most, where none removes it; null: none does. */
  readonly nearest: Tried | null;
  /** All runs, the last one that verifies the answer with them. */
  readonly runs: number;
  readonly refused: readonly Refused[];
}

/** A change with which the scenario cannot be run. */
export interface Refused {
  readonly change: Change;
  /** The first fault. */
  readonly reason: string;
}

export type ChangedScenario = { readonly scenario: Scenario } | { readonly reason: string };

export interface CounterfactualPlan {
  readonly task: string;
  /** What it waited. */
  readonly waitMs: number;
  /** A wait of at most so much counts as none. */
  readonly limitMs: number;
  /** Key by key, the nearest value first. */
  readonly changes: readonly Change[];
  /** The scenario with a change, or why it cannot be run. */
  readonly load: (change: Change) => Promise<ChangedScenario>;
  /** Called before each run. */
  readonly onRun?: ((runs: number) => void) | undefined;
}

/**
 * The smallest single change without which a task would not have waited: each key's ladder is climbed until the wait is gone.
 * The answer is loaded and run once more, and must be the same run. Changes whose size nobody can say come after those that can be compared, in their order.
 */
export async function withoutWait(plan: CounterfactualPlan): Promise<Counterfactual> {
  const { task, limitMs, changes, load, onRun } = plan;
  const removing: (Tried & { readonly traceHash: string })[] = [];
  const refused: Refused[] = [];
  let nearest: Tried | null = null;
  let runs = 0;
  const run = (scenario: Scenario): TaskWait => {
    runs++;
    onRun?.(runs);
    return waitInRun(scenario, task);
  };
  for (const change of changes) {
    if (removing.some((tried) => tried.change.path === change.path)) continue;
    const loaded = await load(change);
    if ('reason' in loaded) {
      refused.push({ change, reason: loaded.reason });
      continue;
    }
    const { waitMs, traceHash } = run(loaded.scenario);
    if (waitMs === undefined) continue;
    if (waitMs <= limitMs) removing.push({ change, waitMs, traceHash });
    else if (waitMs < (nearest?.waitMs ?? plan.waitMs)) nearest = { change, waitMs };
  }
  removing.sort((a, b) => (a.change.size ?? Infinity) - (b.change.size ?? Infinity) || 0);
  const best = removing.at(0);
  if (best !== undefined) {
    const again = await load(best.change);
    if ('reason' in again || run(again.scenario).traceHash !== best.traceHash)
      throw new Error(`the run with ${best.change.sets.join(', ')} was another one the second time`);
  }
  return {
    limitMs,
    change: best?.change ?? null,
    waitMs: best?.waitMs ?? null,
    others: removing.slice(1).map(({ change, waitMs }) => ({ change, waitMs })),
    nearest: best === undefined ? nearest : null,
    runs,
    refused,
  };
}
