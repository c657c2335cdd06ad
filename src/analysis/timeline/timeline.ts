import type { Handlers } from '../../kernel/fact.js';
import type { FoldClock } from '../../model/fold/fold-clock.js';
import type { Facts } from '../../model/facts.js';
import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import type { World } from '../../model/world.js';
import { combineFolds } from '../combine-folds.js';
import { createAlarmSpans, type ProviderAlarms } from './alarm-spans.js';
import { createInstanceLanes, type InstanceLane } from './instance-lanes.js';
import { createMarks, type Mark } from './marks.js';
import { createScalingDecisions, type ScalingDecision } from './scaling-decisions.js';
import { createStaleWindows, type StaleWindows } from './stale-windows.js';
import { createTaskCounts, type TaskCountsOverTime } from './task-counts.js';

/** What happened when, for a picture. Times in seconds since the start of the run. Plain data. */
export interface Timeline {
  readonly tasks: TaskCountsOverTime;
  /** In launch order. */
  readonly instances: readonly InstanceLane[];
  /** Events of the scenario, faults and deployments, in order. */
  readonly marks: readonly Mark[];
  readonly decisions: readonly ScalingDecision[];
  /** One each capacity provider. */
  readonly alarms: readonly ProviderAlarms[];
  /** Of the edges of traffic that have some. */
  readonly staleWindows: readonly StaleWindows[];
}

export interface Watched {
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly world: World;
  readonly clock: FoldClock;
}

/** Watches a run; the fold goes behind those of the world. */
export function createTimeline(watched: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => Timeline;
} {
  const tasks = createTaskCounts(watched);
  const instances = createInstanceLanes(watched);
  const marks = createMarks(watched);
  const decisions = createScalingDecisions(watched);
  const alarms = createAlarmSpans(watched);
  const staleWindows = createStaleWindows(watched);
  return {
    fold: combineFolds([tasks.fold, instances.fold, marks.fold, decisions.fold, alarms.fold, staleWindows.fold]),
    finish: () => ({
      tasks: tasks.finish(),
      instances: instances.finish(),
      marks: marks.marks,
      decisions: decisions.decisions,
      alarms: alarms.finish(),
      staleWindows: staleWindows.finish(),
    }),
  };
}
