/** How the metric follows from M and N. */
export const basis = {
  /** M / N × 100. */
  ratio: 0,
  /** N = 0 and M > 0: 200 (MS-9). */
  fromZero: 1,
  /** N = 0 and M = 0: 100, or the target by knob (MS-9, MS-35). */
  empty: 2,
  /** Tasks wait, and none of them fits the smallest type: the target itself (MS-8). */
  incompatible: 3,
} as const;

/** What M is made of. Reused from minute to minute: `addWaiting` keeps only the greatest need. */
export interface Demand {
  /** N. */
  running: number;
  /** Instances with at least one non-daemon task. */
  busy: number;
  /** Tasks wait. */
  waits: boolean;
  /** The greatest n_i of MS-5 over the groups that fit the smallest type; -1 when none fits. */
  greatest: number;
}

export const createDemand = (): Demand => ({ running: 0, busy: 0, waits: false, greatest: -1 });

export function startDemand(demand: Demand, running: number, busy: number): void {
  demand.running = running;
  demand.busy = busy;
  demand.waits = false;
  demand.greatest = -1;
}

/**
 * One group of waiting tasks with equal needs: `count` tasks, `perInstance` to a fresh instance of the largest values,
 * and whether one fits the smallest (MS-5, steps 4 and 5). The maximum over groups counts, not the sum (step 6).
 */
export function addWaiting(demand: Demand, count: number, perInstance: number, fitsSmallest: boolean): void {
  demand.waits = true;
  if (fitsSmallest && perInstance > 0) {
    demand.greatest = Math.max(demand.greatest, Math.ceil(count / perInstance));
  }
}

export interface StepSizes {
  readonly minimumScalingStepSize: number;
  readonly maximumScalingStepSize: number;
}

/** M. `legacyStep`: before 2020-12 a group of several types or zones asked for N + minimum step, whatever waited (MS-12). */
export function needed(demand: Demand, steps: StepSizes, legacyStep: boolean): number {
  const { running, busy, waits, greatest } = demand;
  if (!waits || greatest < 0) return busy;
  if (legacyStep) return running + steps.minimumScalingStepSize;
  if (greatest === 0) return running;
  return running + Math.min(steps.maximumScalingStepSize, Math.max(steps.minimumScalingStepSize, greatest));
}

export function basisOf(demand: Demand, m: number): number {
  if (demand.waits && demand.greatest < 0) return basis.incompatible;
  if (demand.running > 0) return basis.ratio;
  return m > 0 ? basis.fromZero : basis.empty;
}
