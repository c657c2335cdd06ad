import fc from 'fast-check';
import type { PlacementStrategy } from '../../model/scenario.js';
import type { TaskPlan, Trial } from '../trial.js';
import { fleetPlans } from './fleets.js';
import { operations } from './operations.js';
import { taskPlans } from './task-plans.js';

export interface TrialLimits {
  /** Instances that a fleet begins with, at most. Default 200. */
  readonly maxInstances?: number;
  /** Kinds of tasks, at most. Default 8. */
  readonly maxTasks?: number;
  /** Default 100. */
  readonly maxOperations?: number;
  /** For a scheduler that knows only some strategies. Default {@link strategyChains}. */
  readonly strategies?: fc.Arbitrary<readonly PlacementStrategy[]>;
}

/** Whole trials: a fleet, kinds of tasks, and what happens. */
export function trials(limits: TrialLimits = {}): fc.Arbitrary<Trial> {
  const { maxInstances = 200, maxTasks = 8, maxOperations = 100, strategies } = limits;
  const tasks: fc.Arbitrary<TaskPlan> =
    strategies === undefined
      ? taskPlans
      : fc.tuple(taskPlans, strategies).map(([plan, chain]) => ({ ...plan, strategies: chain }));
  return fc
    .record({
      operations: fc.array(operations, { maxLength: maxOperations, size: 'max' }),
      tasks: fc.array(tasks, { minLength: 1, maxLength: maxTasks, size: 'max' }),
      fleet: fleetPlans(maxInstances),
    })
    .map(withPortsInRange);
}

/** A port bit beyond the words of the fleet is none. */
const withPortsInRange = ({ fleet, tasks, operations: happening }: Trial): Trial => ({
  fleet,
  tasks: tasks.map((plan) => ({ ...plan, ports: plan.ports.filter((bit) => bit < 32 * fleet.portWords) })),
  operations: happening,
});
