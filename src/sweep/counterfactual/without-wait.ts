import type { Scenario } from '../../model/scenario.js';
import type { Change } from './change.js';
import { waitInRun } from './task-wait.js';

/** What became of the wait under one change. */
export interface Tried {
  readonly change: Change;
  /** Infinity: never placed; null: the task is not asked for in that run. */
  readonly waitMs: number | null;
}

export interface Counterfactual {
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
  /** Changes that the scenario refuses. */
  readonly refused: readonly Change[];
}

export interface CounterfactualPlan {
  readonly task: string;
  /** What it waited. */
  readonly waitMs: number;
  /** A wait of at most so much counts as none. */
  readonly limitMs: number;
  /** Key by key, the nearest value first. */
  readonly changes: readonly Change[];
  /** The scenario with a change; undefined: it cannot be run. */
  readonly load: (change: Change) => Promise<Scenario | undefined>;
  /** Called before each run. */
  readonly onRun?: ((runs: number) => void) | undefined;
}

/**
 * The smallest single change without which a task would not have waited: each key's ladder is climbed until the wait is gone.
 * The answer is run once more. Changes whose size nobody can say come after those that can be compared, in their order.
 */
export async function withoutWait(plan: CounterfactualPlan): Promise<Counterfactual> {
  const { task, limitMs, changes, load, onRun } = plan;
  const removing: Tried[] = [];
  const refused: Change[] = [];
  let nearest: Tried | null = null;
  let runs = 0;
  const run = (scenario: Scenario): number | null => {
    runs++;
    onRun?.(runs);
    return waitInRun(scenario, task).waitMs ?? null;
  };
  for (const change of changes) {
    if (removing.some((tried) => tried.change.path === change.path)) continue;
    const scenario = await load(change);
    if (scenario === undefined) {
      refused.push(change);
      continue;
    }
    const tried = { change, waitMs: run(scenario) };
    if (tried.waitMs !== null && tried.waitMs <= limitMs) removing.push(tried);
    else if (tried.waitMs !== null && tried.waitMs < (nearest?.waitMs ?? plan.waitMs)) nearest = tried;
  }
  removing.sort((a, b) => (a.change.size ?? Infinity) - (b.change.size ?? Infinity) || 0);
  const best = removing.at(0);
  const verified = best === undefined ? undefined : await load(best.change);
  if (best !== undefined && (verified === undefined || run(verified) !== best.waitMs))
    throw new Error(`the run with ${best.change.sets.join(', ')} was another one the second time`);
  return {
    change: best?.change ?? null,
    waitMs: best?.waitMs ?? null,
    others: removing.slice(1),
    nearest: best === undefined ? nearest : null,
    runs,
    refused,
  };
}
