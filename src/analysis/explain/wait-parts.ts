import type { FactName } from '../../model/facts.js';
import type { TraceEntry } from '../read-trace.js';
import type { ToldRun } from './told-run.js';
import { obstacleOf, vainWait, waitFacts } from './vain-wait.js';

/** What a wait was spent on. */
export type WaitCause =
  /** Until the minute's datapoint saw the need (MS-1, MS-14). */
  | 'metric'
  /** The policy would have acted, but an instance was warming up (MS-24). */
  | 'warmUp'
  /** The policy would have acted, but the group was at maxSize. */
  | 'maxSize'
  /** From the datapoint to the alarm's action (MS-17). */
  | 'alarm'
  /** From the group's new desired capacity to the launch: no capacity, or a full quota (MS-63). */
  | 'launch'
  /** From the launch to the registered agent (MS-3). */
  | 'boot'
  /** Until another task had left. */
  | 'otherTasks'
  /** Until ECS tried again (MS-40). */
  | 'placement'
  /** No instance had room, and nothing else kept one away; only where the task was never placed. */
  | 'noRoom'
  /** Anything else that happened first. */
  | 'other';

export interface WaitPart {
  readonly cause: WaitCause;
  readonly fromMs: number;
  readonly untilMs: number;
  /** The fact that ended it; null: the run's end did, or that of what is asked for. */
  readonly fact: number | null;
}

export interface Wait {
  readonly task: string;
  readonly fromMs: number;
  /** Of the placement; for one that was never placed, of its end or the run's. */
  readonly untilMs: number;
  readonly outcome: 'placed' | 'notPlaced' | 'stillWaiting';
  /** One after the other, without a gap; empty for a task that did not wait. */
  readonly parts: readonly WaitPart[];
}

/** What a fact's coming shows that the time before it was spent on. */
const spentOn: Partial<Record<FactName, WaitCause>> = {
  TaskPlaced: 'placement',
  FargateTaskPlaced: 'placement',
  InstanceRegistered: 'boot',
  InstanceInService: 'boot',
  InstanceLaunched: 'launch',
  LaunchFailed: 'launch',
  DesiredCapacityChanged: 'alarm',
  AlarmEvaluated: 'alarm',
  ReservationMeasured: 'metric',
  TaskStopping: 'otherTasks',
  TaskStopped: 'otherTasks',
};

/** From a task's request to its place, or its end. */
const ofTasks: ReadonlySet<FactName> = new Set([
  'TaskRequested',
  'TaskWaited',
  'TaskPlaced',
  'FargateTaskPlaced',
  'TaskStopped',
]);

/**
 * A task's wait from its request to its placement, cut where the facts that led to the placement came; with `lastMs` only what was
 * known then, by default at the end of the run. Undefined: there is no such task.
 */
export function waitOf(run: ToldRun, task: string, lastMs = run.scenario.durationMs): Wait | undefined {
  const own = run.find((entry) => entry['task'] === task && msOf(entry) <= lastMs, ofTasks);
  const requested = own.find(({ type }) => type === 'TaskRequested');
  if (requested === undefined) return undefined;
  const end = own.find(({ type }) => ['TaskPlaced', 'FargateTaskPlaced', 'TaskStopped'].includes(type));
  const isPlaced = end !== undefined && end.type !== 'TaskStopped';
  const fromMs = msOf(requested);
  const untilMs = end === undefined ? lastMs : msOf(end);
  const outcome = end === undefined ? 'stillWaiting' : isPlaced ? 'placed' : 'notPlaced';
  const waited = own.find(({ type }) => type === 'TaskWaited');
  if (waited === undefined || untilMs === fromMs) return { task, fromMs, untilMs, outcome, parts: [] };
  const ofProvider = run.find(
    (e) => waitFacts.has(e.type) && msOf(e) >= fromMs && msOf(e) <= untilMs && isOf(run, requested, e),
    waitFacts,
  );
  const seen = ofProvider.find(({ type }) => type === 'ReservationMeasured');
  const blocked = ofProvider.filter(({ type }) => type === 'ScalingBlocked');
  const parts = createParts(fromMs);
  for (const step of isPlaced ? fromDatapoint(run.chain(end.fact)) : []) {
    const obstacle = blocked.findLast((each) => msOf(each) < msOf(step));
    if (step.type === 'ReservationMeasured' && seen !== undefined && obstacle !== undefined) {
      parts.add('metric', seen);
      parts.add(obstacleOf(obstacle), step);
    } else {
      parts.add(spentOn[step.type] ?? 'other', step);
    }
  }
  if (!isPlaced) {
    const { turns, last } = vainWait(ofProvider);
    for (const { cause, entry } of turns) parts.add(cause, entry);
    parts.end(last, untilMs, end?.fact ?? null);
  }
  return { task, fromMs, untilMs, outcome, parts: parts.all };
}

/** From the last datapoint on: what came before it belongs to other tasks. */
const fromDatapoint = (chain: readonly TraceEntry[]): readonly TraceEntry[] =>
  chain.slice(
    Math.max(
      0,
      chain.findLastIndex(({ type }) => type === 'ReservationMeasured'),
    ),
  );

const msOf = ({ t }: TraceEntry): number => Math.round(t * 1000);

/** Whether a fact is of the task's capacity provider, of the group behind it, or of an instance: that says nothing of its group. */
function isOf({ scenario }: ToldRun, { provider }: TraceEntry, entry: TraceEntry): boolean {
  const found = scenario.capacityProviders.find(({ name }) => name === provider);
  if (found === undefined) return false;
  const group = scenario.autoScalingGroups[found.autoScalingGroup] as { readonly name: string } | undefined;
  if (entry.type === 'InstanceRegistered') return true;
  return 'group' in entry ? entry['group'] === group?.name : entry['provider'] === provider;
}

/** Parts one after the other; what lies before the last end is left out. */
function createParts(startMs: number) {
  const all: WaitPart[] = [];
  let reached = startMs;
  const end = (cause: WaitCause, untilMs: number, fact: number | null): void => {
    if (untilMs <= reached) return;
    all.push({ cause, fromMs: reached, untilMs, fact });
    reached = untilMs;
  };
  const add = (cause: WaitCause, ending: TraceEntry): void => {
    end(cause, msOf(ending), ending.fact);
  };
  return { all, add, end };
}
