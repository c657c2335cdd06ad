import { capacityCause, type Requester } from '../model/facts.js';
import type { ScenarioEvent } from '../model/scenario.js';
import { defineLoop } from './loop.js';

/** What people and schedules do from outside: the scenario's events, but for those that `faults` and `deployments` play. */
export const events = defineLoop({
  name: 'events',
  reads: ['requesters', 'autoScalingGroups'],
  writes: [
    'RunTaskCalled',
    'DesiredCountChanged',
    'DesiredCapacityChanged',
    'InstanceRefreshStarted',
    'ScenarioUpdated',
  ],
  on({ scenario, roster, clock, world, emit, wake }) {
    const { autoScalingGroups } = world;
    const requesterOf = (event: number): Requester =>
      roster.requesters.findIndex((r) => r.kind === 'event' && r.index === event);

    const asks = wake('ask', (n: number) => {
      const event = scenario.events[n];
      if (event.type === 'setDesiredCount') emit.DesiredCountChanged(event.service, event.desiredCount);
      if (event.type !== 'runTask') return;
      emit.RunTaskCalled(requesterOf(n), event.count, 0);
      const next = clock.nowMs + (event.everyMs ?? Infinity);
      if (next < event.untilMs) asks.at(next, n);
    });

    const settles = wake('settle', (n: number) => {
      const event = scenario.events[n];
      if (event.type === 'setDesiredCapacity') {
        const { autoScalingGroup: g, desiredCapacity } = event;
        const bounded = Math.max(autoScalingGroups.minSize[g], Math.min(autoScalingGroups.maxSize[g], desiredCapacity));
        emit.DesiredCapacityChanged(g, bounded, capacityCause.manual);
      } else if (event.type === 'instanceRefresh') {
        emit.InstanceRefreshStarted(event.autoScalingGroup, event.minHealthyPercentage);
      } else if (event.type === 'update') {
        emit.ScenarioUpdated(n);
      }
    });

    const asksForTasks = (event: ScenarioEvent): boolean =>
      event.type === 'runTask' || event.type === 'setDesiredCount';

    return {
      RunStarted() {
        scenario.events.forEach((event, n) => {
          if (event.atMs <= scenario.durationMs) (asksForTasks(event) ? asks : settles).at(event.atMs, n);
        });
      },
    };
  },
});
