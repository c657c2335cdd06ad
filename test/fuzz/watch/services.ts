import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

const MINUTE_MS = 60_000;

/** SS-2 and SS-10: a service has no more tasks than maximumPercent allows, and asks for no more in a minute than it may. */
export const watchServices: Watcher = ({ scenario, world, roster, clock }) => {
  const { requesters, settings } = world;
  const asked = new Map<string, number>();
  const isReplica = (r: number): boolean => r < scenario.services.length && !roster.requesters[r].daemon;
  return {
    TaskRequested(_task, r) {
      if (!isReplica(r) || clock.nowMs === 0) return;
      const minute = `${r} in minute ${Math.floor(clock.nowMs / MINUTE_MS)}`;
      const count = (asked.get(minute) ?? 0) + 1;
      asked.set(minute, count);
      const { name, deployment } = settings.scenario.services[r];
      expectThat(count <= scenario.model.launchRatePerMinute, 'launch rate of a service', () => `${name}: ${count}`);
      const desired = requesters.desiredCount[r];
      const most = Math.max(desired, Math.floor((desired * deployment.maximumPercent) / 100));
      const live = requesters.live[r] - requesters.rebalancing[r];
      expectThat(live <= most, 'maximumPercent', () => `${name}: ${live} of ${most} tasks at ${clock.nowMs} ms`);
    },
  };
};
