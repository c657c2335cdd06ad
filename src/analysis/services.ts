import type { Handlers } from '../kernel/fact.js';
import type { Facts, Requester } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import { taskState, type WorldView } from '../model/world.js';
import type { ActionCounter } from './actions.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { round } from './round.js';
import { createStepIntegrals } from './step-integrals.js';
import type { Quantiles, ServiceSummary } from './summary-types.js';

/** How far each service was from what it desired, and where its tasks run at the end. */
export interface ServiceMeter {
  readonly fold: Partial<Handlers<Facts>>;
  summaries(waits: readonly Quantiles[], actions: ActionCounter): readonly ServiceSummary[];
}

export function createServiceMeter(world: WorldView, clock: KeepingClock, window: MeasureWindow): ServiceMeter {
  const { requesters, tasks, settings } = world;
  /** Services are the first requesters. */
  const services = settings.scenario.services.length;
  const below = createStepIntegrals(services, clock, window);
  const look = (r: Requester): void => {
    if (r < services) below.set(r, Math.max(0, requesters.desiredCount[r] - requesters.running[r]));
  };
  const lookAtAsker = (task: number): void => {
    look(tasks.requester[rowOf(task)]);
  };

  return {
    fold: {
      DesiredCountChanged: look,
      TaskStarted: lookAtAsker,
      TaskStopping: lookAtAsker,
      TaskStopped: lookAtAsker,
    },
    summaries: (waits, actions) =>
      settings.scenario.services.map(({ name }, s) => ({
        name,
        desiredCount: requesters.desiredCount[s],
        runningCount: requesters.running[s],
        ...spreadOf(world, s),
        belowDesiredTaskSeconds: round(below.integral(s) / 1000, 3),
        deployments: {
          started: actions.deploymentsStarted[s],
          completed: actions.deploymentsCompleted[s],
          failed: actions.deploymentsFailed[s],
          rolledBack: actions.rolledBack[s],
        },
        scaleOutActions: actions.scaleOutActions[s],
        scaleInActions: actions.scaleInActions[s],
        rebalancedTasks: actions.rebalancedTasks[s],
        placementWaitSeconds: waits[s],
      })),
  };
}

/** RUNNING tasks by zone, and by provider: those that its strategy names, in order, then any other that has some. */
function spreadOf(
  { tasks, placedOf, settings: { scenario } }: WorldView,
  service: number,
): Pick<ServiceSummary, 'byAvailabilityZone' | 'byCapacityProvider'> {
  const inZone = new Int32Array(scenario.availabilityZones.length);
  const ofProvider = new Int32Array(scenario.capacityProviders.length);
  for (let t = placedOf.first[service]; t >= 0; t = placedOf.next[t]) {
    if (tasks.state[t] !== taskState.running) continue;
    // External instances stand in no zone.
    if (tasks.zone[t] < inZone.length) inZone[tasks.zone[t]]++;
    if (tasks.provider[t] >= 0) ofProvider[tasks.provider[t]]++;
  }
  const { launchPath } = scenario.services[service];
  const named =
    launchPath.type === 'capacityProviderStrategy' ? launchPath.items.map((item) => item.capacityProvider) : [];
  const others = [...ofProvider.keys()].filter((p) => ofProvider[p] > 0 && !named.includes(p));
  return {
    byAvailabilityZone: Object.fromEntries(scenario.availabilityZones.map((zone, z) => [zone, inZone[z]])),
    byCapacityProvider: Object.fromEntries(
      [...named, ...others].map((p) => [scenario.capacityProviders[p].name, ofProvider[p]]),
    ),
  };
}
