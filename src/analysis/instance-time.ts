import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import { rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import { createHourlyTime } from './hourly-time.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { createStepIntegrals, type StepIntegrals } from './step-integrals.js';

/** Instances of one group, one type and one purchase option, from launch to termination. */
export interface InstanceTime {
  readonly group: number;
  readonly type: number;
  readonly spot: boolean;
  readonly ms: number;
  /** The part during which they held no task but daemons. */
  readonly idleMs: number;
}

/** How many instances there were, and for how long, in the window. */
export interface InstanceMeter {
  readonly fold: Partial<Handlers<Facts>>;
  /** Per group; those that ran before the run began are not launched. */
  readonly launched: Int32Array;
  readonly terminated: Int32Array;
  /** Most alive at once: pending, in service and terminating. */
  peak(group: number): number;
  /** By group, type and purchase option, of those that ran at all. */
  times(): readonly InstanceTime[];
  /** Milliseconds of On-Demand instances of a type in each clock hour from t = 0. */
  readonly hourlyMs: (type: number) => Float64Array;
}

export function createInstanceMeter(
  world: WorldView,
  roster: Roster,
  clock: KeepingClock,
  window: MeasureWindow,
): InstanceMeter {
  const { instances, tasks, autoScalingGroups } = world;
  const types = world.settings.scenario.instanceTypes.length;
  const groups = autoScalingGroups.size;
  const hourly = createHourlyTime(types, clock, window);
  const { launched, terminated } = clock.keep({
    launched: new Int32Array(groups),
    terminated: new Int32Array(groups),
  });
  const alive = createStepIntegrals(2 * groups * types, clock, window);
  const idle = createStepIntegrals(2 * groups * types, clock, window);
  const inGroup = createStepIntegrals(groups, clock, window);

  const kindOf = (row: number, spot: number = instances.spot[row]): number =>
    2 * (instances.group[row] * types + instances.type[row]) + spot;
  const change = (row: number, by: 1 | -1): void => {
    if (instances.spot[row] === 0) hourly.add(instances.type[row], by);
    alive.add(kindOf(row), by);
    inGroup.add(instances.group[row], by);
  };
  /** It is on an instance of a group that holds so many tasks with it. */
  const holds = (task: number, howMany: number): boolean => {
    const t = rowOf(task);
    const row = tasks.instance[t];
    if (row < 0 || instances.external[row] === 1 || roster.requesters[tasks.requester[t]].daemon) return false;
    return instances.heldTasks[row] === howMany;
  };

  return {
    launched,
    terminated,
    fold: {
      InstanceLaunched(instance, group) {
        const row = rowOf(instance);
        change(row, 1);
        idle.add(kindOf(row), 1);
        if (window.includes(clock.nowMs)) launched[group]++;
      },
      InstanceFound(instance) {
        if (window.includes(clock.nowMs)) launched[instances.group[rowOf(instance)]]--;
      },
      /** It was counted as On-Demand a moment ago, at its launch. */
      SpotInstanceBought(instance) {
        const row = rowOf(instance);
        hourly.add(instances.type[row], -1);
        for (const counts of [alive, idle]) {
          counts.add(kindOf(row, 0), -1);
          counts.add(kindOf(row, 1), 1);
        }
      },
      InstanceTerminated(instance, group) {
        const row = rowOf(instance);
        change(row, -1);
        if (instances.heldTasks[row] === 0) idle.add(kindOf(row), -1);
        if (window.includes(clock.nowMs)) terminated[group]++;
      },
      TaskPlaced(task) {
        if (holds(task, 1)) idle.add(kindOf(tasks.instance[rowOf(task)]), -1);
      },
      TaskStopped(task) {
        if (holds(task, 0)) idle.add(kindOf(tasks.instance[rowOf(task)]), 1);
      },
    },
    peak: (group) => inGroup.peak(group),
    times: () => timesOf(alive, idle, groups, types),
    hourlyMs: (type) => hourly.of(type),
  };
}

const timesOf = (alive: StepIntegrals, idle: StepIntegrals, groups: number, types: number): readonly InstanceTime[] =>
  Array.from({ length: 2 * groups * types }, (_, kind) => ({
    group: Math.floor(kind / (2 * types)),
    type: Math.floor(kind / 2) % types,
    spot: kind % 2 === 1,
    ms: alive.integral(kind),
    idleMs: idle.integral(kind),
  })).filter(({ ms }) => ms > 0);
