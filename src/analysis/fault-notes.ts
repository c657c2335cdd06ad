import type { Handlers } from '../kernel/fact.js';
import { deploymentCause, rebalancingOutcome, stopCause, terminationCause, type Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import type { DeploymentConfiguration } from '../model/scenario.js';
import { rowOf } from '../model/slots.js';
import { deploymentState, type WorldView } from '../model/world.js';
import { SERVICE_HIGH_DATAPOINTS } from '../policy/scaling/service-target-tracking.js';
import type { KeepingClock } from './keeping-clock.js';
import { addNote, notesUnder, type Note, type Notes } from './note.js';
import { createZoneLosses, type ZoneLoss } from './zone-losses.js';

/** What went wrong with deployments, launches and instances over the whole run. */
export interface FaultNotes {
  readonly fold: Partial<Handlers<Facts>>;
  /** By service; `most` is the number of its tasks. */
  readonly deploymentBlocked: Notes;
  /** By service: its percentages when that was so first. */
  readonly blockedBy: ReadonlyMap<number, DeploymentConfiguration>;
  /** By service; `most` is the count of failures. */
  readonly deploymentFailed: Notes;
  /** By service: rollbacks that began. */
  readonly rolledBack: Notes;
  /** By service; `most` is the longest pause in milliseconds. */
  readonly throttled: Notes;
  readonly rebalancingFailed: Notes;
  /** By service: minutes at maxCapacity with a metric above its target; `most` is the metric. */
  readonly atMaxCapacity: Notes;
  /** By group, then by reason. */
  readonly launchFailed: ReadonlyMap<number, Notes>;
  /** Tasks that died with their instance: by group, then by the cause of its end. Without those of `drainLimit`. */
  readonly killed: ReadonlyMap<number, Notes>;
  /** By group: drains that reached the time limit. */
  readonly drainLimit: Notes;
  /** By group; `most` is the number of tasks on the instance whose agent was lost. */
  readonly agentLost: Notes;
  /** Since when each instance drains that still does, by row. */
  readonly drainingSince: ReadonlyMap<number, number>;
  /** By requester: tasks that FARGATE_SPOT took back. */
  readonly fargateInterrupted: Notes;
  readonly zoneLosses: readonly ZoneLoss[];
}

export function createFaultNotes(world: WorldView, roster: Roster, clock: KeepingClock): FaultNotes {
  const notes = clock.keep({
    deploymentBlocked: new Map<number, Note>(),
    blockedBy: new Map<number, DeploymentConfiguration>(),
    deploymentFailed: new Map<number, Note>(),
    rolledBack: new Map<number, Note>(),
    throttled: new Map<number, Note>(),
    rebalancingFailed: new Map<number, Note>(),
    atMaxCapacity: new Map<number, Note>(),
    launchFailed: new Map<number, Map<number, Note>>(),
    killed: new Map<number, Map<number, Note>>(),
    drainLimit: new Map<number, Note>(),
    agentLost: new Map<number, Note>(),
    drainingSince: new Map<number, number>(),
    fargateInterrupted: new Map<number, Note>(),
  });
  const { losses, fold } = createZoneLosses(world, clock);
  const add: Add = (to, key, figure) => {
    addNote(to, key, clock.nowMs, figure);
  };
  return {
    ...notes,
    zoneLosses: losses,
    fold: { ...fold, ...serviceNotes(world, roster, notes, add), ...instanceNotes(world, clock, notes, add) },
  };
}

type Add = (to: Map<number, Note>, key: number, figure: number) => void;

function serviceNotes(
  { requesters, scalableTargets, settings }: WorldView,
  roster: Roster,
  notes: Record<
    'deploymentBlocked' | 'deploymentFailed' | 'rolledBack' | 'throttled' | 'rebalancingFailed' | 'atMaxCapacity',
    Map<number, Note>
  > & { readonly blockedBy: Map<number, DeploymentConfiguration> },
  add: Add,
): Partial<Handlers<Facts>> {
  return {
    DeploymentBlocked(service, tasks) {
      add(notes.deploymentBlocked, service, tasks);
      const { deployment } = settings.scenario.services[service];
      if (!notes.blockedBy.has(service)) notes.blockedBy.set(service, deployment);
    },
    DeploymentFailed(service, _revision, failures) {
      add(notes.deploymentFailed, service, failures);
    },
    DeploymentStarted(service, _revision, cause) {
      if (cause === deploymentCause.rollback) add(notes.rolledBack, service, 0);
    },
    LaunchThrottled(service, delayMs) {
      add(notes.throttled, service, delayMs);
    },
    RebalancingEnded(service, outcome) {
      if (outcome === rebalancingOutcome.placementFailed) add(notes.rebalancingFailed, service, 0);
    },
    ServiceMetricMeasured(policy, value, high) {
      const { service, policy: n } = roster.servicePolicies[policy];
      const { type } = settings.scenario.services[service].autoScaling?.policies[n] ?? { type: 'scheduled' };
      const atMost = requesters.desiredCount[service] >= scalableTargets.maxCapacity[service];
      const settled = requesters.deployment.state[service] !== deploymentState.inProgress;
      if (type === 'targetTracking' && high >= SERVICE_HIGH_DATAPOINTS && atMost && settled)
        add(notes.atMaxCapacity, service, value);
    },
  };
}

function instanceNotes(
  { instances, tasks, zones, settings }: WorldView,
  clock: KeepingClock,
  notes: Record<'drainLimit' | 'agentLost' | 'fargateInterrupted', Map<number, Note>> &
    Record<'launchFailed' | 'killed', Map<number, Map<number, Note>>> & { readonly drainingSince: Map<number, number> },
  add: Add,
): Partial<Handlers<Facts>> {
  /** By row, why the instance ends. */
  const causes = clock.keep(new Map<number, number>());
  /** One that had left its group before may be lost in the end. */
  const causeOf = (row: number): number | undefined => {
    if (zones.lost[instances.zone[row]] === 1) return terminationCause.zoneOutage;
    return instances.interrupted[row] === 1 ? terminationCause.spotInterruption : causes.get(row);
  };
  const drainedToTheLimit = (row: number): boolean =>
    clock.nowMs - (notes.drainingSince.get(row) ?? Infinity) >= settings.scenario.model.drainTimeoutMs;
  return {
    LaunchFailed(group, reason) {
      add(notesUnder(notes.launchFailed, group), reason, 0);
    },
    InstanceTerminating(instance, cause) {
      causes.set(rowOf(instance), cause);
    },
    InstanceDraining(instance) {
      notes.drainingSince.set(rowOf(instance), clock.nowMs);
    },
    AgentDisconnected(instance) {
      if (instances.external[rowOf(instance)] === 1) return;
      add(notes.agentLost, instances.group[rowOf(instance)], instances.tasks[rowOf(instance)]);
    },
    TaskStopped(task, cause, _reason, requester) {
      if (cause === stopCause.interrupted) add(notes.fargateInterrupted, requester, 0);
      const row = tasks.instance[rowOf(task)];
      if (cause !== stopCause.killed || row < 0 || drainedToTheLimit(row)) return;
      const why = causeOf(row);
      if (why !== undefined) add(notesUnder(notes.killed, instances.group[row]), why, 0);
    },
    InstanceTerminated(instance, group) {
      const row = rowOf(instance);
      if (drainedToTheLimit(row)) add(notes.drainLimit, group, 0);
      causes.delete(row);
      notes.drainingSince.delete(row);
    },
  };
}
