import { stopCause, type Requester } from '../model/facts.js';
import { idOf, rowOf } from '../model/slots.js';
import { askingReads, askingWrites, createAsking } from './asking.js';
import { defineLoop, type Tools } from './loop.js';
import { createProviderChoice } from './provider-choice.js';
import { createSurplusStopper } from './surplus.js';

const MINUTE_MS = 60_000;
const reads = [...askingReads, 'requesters', 'waiting', 'placedOf'] as const;
const writes = [
  ...askingWrites,
  'TaskStarted',
  'TaskStopping',
  'DesiredCountChanged',
  'LaunchRateReached',
  'ProvisioningLimitReached',
] as const;
type SchedulerTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** REPLICA services: keeps as many tasks as each service desires (SS-1, SS-8). It looks at the level, not at the change. */
export const serviceScheduler = defineLoop({
  name: 'service-scheduler',
  reads,
  writes,
  on(tools) {
    const { scenario, roster, clock, world, emit, wake } = tools;
    const { requesters, cluster, settings } = world;
    const asking = createAsking(tools);
    const providers = createProviderChoice(tools);
    const stopSurplus = createSurplusStopper(tools);
    const isReplica = (r: Requester): boolean => r < scenario.services.length && !roster.requesters[r].daemon;

    /** What is left of the minute's allowance (SS-10). */
    const allowance = (r: Requester): number => {
      const minute = Math.floor(clock.nowMs / MINUTE_MS);
      const asked = requesters.minute[r] === minute ? requesters.askedInMinute[r] : 0;
      return settings.scenario.model.launchRatePerMinute - asked;
    };

    const reconcile = (r: Requester): void => {
      stopSurplus(r, requesters.live[r] - requesters.desiredCount[r]);
      while (requesters.live[r] < requesters.desiredCount[r]) {
        if (allowance(r) <= 0) {
          waitForMinute(r);
          return;
        }
        if (cluster.provisioning >= settings.scenario.account.provisioningTaskLimit && providers.mayWait(r)) {
          if (requesters.limited[r] === 0) emit.ProvisioningLimitReached(r, cluster.provisioning);
          return;
        }
        asking.askForService(r, providers.forService(r));
      }
    };
    const look = wake('ask', reconcile);

    const waitForMinute = (r: Requester): void => {
      const minute = Math.floor(clock.nowMs / MINUTE_MS);
      if (requesters.rateReachedInMinute[r] === minute) return;
      emit.LaunchRateReached(r, minute);
      look.at((minute + 1) * MINUTE_MS, r);
    };

    /** Room under the PROVISIONING limit comes back as waiting tasks are placed or time out. */
    const lookAtLimited = wake('ask', () => {
      for (let r = 0; r < scenario.services.length; r++) if (requesters.limited[r] === 1) reconcile(r);
      lookAtLimited.in(scenario.model.placementRetryMs, 0);
    });

    return {
      RunStarted() {
        adoptInitialTasks(tools);
        for (let r = 0; r < scenario.services.length; r++) {
          if (isReplica(r)) emit.DesiredCountChanged(r, scenario.services[r].desiredCount);
        }
        lookAtLimited.in(scenario.model.placementRetryMs, 0);
      },
      DesiredCountChanged(r) {
        if (isReplica(r)) reconcile(r);
      },
      ScenarioUpdated(update) {
        const event = scenario.events[update];
        if (event.type !== 'update') return;
        for (const s of event.desiredCounts) emit.DesiredCountChanged(s, event.scenario.services[s].desiredCount);
      },
      TaskStopping(task, cause) {
        const r = world.tasks.requester[rowOf(task)];
        if (cause !== stopCause.scaledIn && isReplica(r)) look.in(0, r);
      },
      TaskStopped(_task, cause, _reason, r) {
        if (cause !== stopCause.scaledIn && isReplica(r)) look.in(0, r);
      },
    };
  },
});

/** The tasks that `initialState` puts on the instances of t = 0: requested, placed and RUNNING before anything else. */
function adoptInitialTasks({ scenario, world, emit }: SchedulerTools): void {
  const { tasks, instances } = world;
  scenario.initialInstances.forEach(({ autoScalingGroup, tasks: listed }, row) => {
    const provider = scenario.capacityProviders.findIndex((p) => p.autoScalingGroup === autoScalingGroup);
    for (const { service, count } of listed) {
      const { launchPath } = scenario.services[service];
      for (let n = 0; n < count; n++) {
        const task = tasks.slots.next;
        emit.TaskRequested(task, service, launchPath.type === 'EC2' ? -1 : provider, -1);
        emit.TaskPlaced(task, idOf(instances.slots, row));
        emit.TaskStarted(task);
      }
    }
  });
}
