import type { Handlers } from '../kernel/fact.js';
import { deploymentCause, rebalancingOutcome, type Facts } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';

/** How often AWS acted on a service, or EC2 on a group, in the window. */
export interface ActionCounter {
  readonly fold: Partial<Handlers<Facts>>;
  /** Per group. */
  readonly launchFailures: Int32Array;
  readonly spotInterruptions: Int32Array;
  /** Per service. */
  readonly deploymentsStarted: Int32Array;
  readonly deploymentsCompleted: Int32Array;
  readonly deploymentsFailed: Int32Array;
  readonly rolledBack: Int32Array;
  readonly scaleOutActions: Int32Array;
  readonly scaleInActions: Int32Array;
  readonly rebalancedTasks: Int32Array;
}

export function createActionCounter(world: WorldView, clock: KeepingClock, window: MeasureWindow): ActionCounter {
  const { instances, autoScalingGroups, settings, requesters } = world;
  const services = settings.scenario.services.length;
  const perGroup = (): Int32Array => new Int32Array(autoScalingGroups.size);
  const perService = (): Int32Array => new Int32Array(services);
  const count = (counts: Int32Array, place: number): void => {
    if (window.includes(clock.nowMs)) counts[place]++;
  };
  const counter = clock.keep({
    launchFailures: perGroup(),
    spotInterruptions: perGroup(),
    deploymentsStarted: perService(),
    deploymentsCompleted: perService(),
    deploymentsFailed: perService(),
    rolledBack: perService(),
    scaleOutActions: perService(),
    scaleInActions: perService(),
    rebalancedTasks: perService(),
  });
  return {
    ...counter,
    fold: {
      LaunchFailed(group) {
        count(counter.launchFailures, group);
      },
      SpotInterruptionNoticed(instance) {
        count(counter.spotInterruptions, instances.group[rowOf(instance)]);
      },
      DeploymentStarted(service, _revision, cause) {
        count(counter.deploymentsStarted, service);
        if (cause === deploymentCause.rollback) count(counter.rolledBack, service);
      },
      DeploymentCompleted(service) {
        count(counter.deploymentsCompleted, service);
      },
      DeploymentFailed(service) {
        count(counter.deploymentsFailed, service);
      },
      ServiceScaled(service, _from, to) {
        // The count itself changes with the next fact.
        count(to > requesters.desiredCount[service] ? counter.scaleOutActions : counter.scaleInActions, service);
      },
      RebalancingEnded(service, outcome) {
        if (outcome === rebalancingOutcome.completed) count(counter.rebalancedTasks, service);
      },
    },
  };
}
