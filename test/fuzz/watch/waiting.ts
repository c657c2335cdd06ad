import { revisionsOf } from '../../../src/model/roster.js';
import type { Launch } from '../../../src/model/scenario.js';
import { fleetOf } from '../../../src/policy/external/external-fleet.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

/** MS-40: after a try no task waits that some instance has room for. Ports and constraints are left to the policy's own tests. */
export const watchWaiting: Watcher = ({ scenario, world, roster, clock }) => {
  const { tasks, waiting, instances, settings } = world;
  let changedAtMs = 0;
  const changes = (): void => {
    changedAtMs = clock.nowMs;
  };
  const launchOf = (t: number): Launch => revisionsOf(settings.scenario)[tasks.requester[t]][tasks.revision[t]];
  const hasRoom = (row: number, t: number): boolean => {
    const needs = roster.needs[tasks.definition[t]];
    return (
      fleetOf(instances, launchOf(t)).open[row] === 1 &&
      instances.freeCpuUnits[row] >= needs.cpuUnits &&
      instances.freeMemoryMiB[row] >= needs.memoryMiB &&
      instances.freeGpus[row] >= needs.gpus &&
      instances.freeEnis[row] >= needs.enis
    );
  };
  const mayStandAnywhere = (t: number): boolean => {
    const { placementConstraints } = launchOf(t);
    return placementConstraints.length === 0 && roster.needs[tasks.definition[t]].ports === 0;
  };
  return {
    TaskStopping: changes,
    TaskStopped: changes,
    InstanceRegistered: changes,
    AgentReconnected: changes,
    ScenarioUpdated: changes,
    // The measure comes after all tries of its instant.
    ReservationMeasured() {
      if (clock.nowMs % scenario.model.placementRetryMs !== 0 || changedAtMs === clock.nowMs) return;
      for (let t = waiting.first[0]; t >= 0; t = waiting.next[t]) {
        const provider = tasks.provider[t];
        const group = provider < 0 ? -1 : scenario.capacityProviders[provider].autoScalingGroup;
        if (provider >= 0 && group < 0) continue;
        for (let row = 0; row < instances.size; row++) {
          const isOwn = group < 0 || instances.group[row] === group;
          expectThat(!isOwn || !hasRoom(row, t) || !mayStandAnywhere(t), 'no task waits beside room for it', () => {
            const { name } = roster.requesters[tasks.requester[t]];
            return `${name}/${tasks.number[t]}, instance ${instances.number[row]} at ${clock.nowMs} ms`;
          });
        }
      }
    },
  };
};
