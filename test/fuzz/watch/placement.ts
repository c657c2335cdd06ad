import { isDistinct, revisionsOf } from '../../../src/model/roster.js';
import { rowOf } from '../../../src/model/slots.js';
import { instanceState, taskState } from '../../../src/model/world.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

/** A task comes to an instance that may take it: registered, connected, not draining, of its provider, alone where it must be. */
export const watchPlacement: Watcher = ({ scenario, world, roster, clock }) => {
  const { tasks, tasksOn, instances, settings } = world;
  const mustBeAlone = (t: number): boolean =>
    isDistinct(revisionsOf(settings.scenario)[tasks.requester[t]][tasks.revision[t]]);
  const isAdopted = (): boolean => clock.nowMs === 0 && scenario.initialInstances.length > 0;
  return {
    TaskPlaced(task, instance) {
      const t = rowOf(task);
      const row = rowOf(instance);
      const where = (): string => `task row ${t} on instance ${instances.number[row]} at ${clock.nowMs} ms`;
      expectThat(
        instances.state[row] === instanceState.inService &&
          instances.registered[row] === 1 &&
          instances.draining[row] === 0 &&
          instances.agentLost[row] === 0,
        'placed on an open instance',
        where,
      );
      const { launchPath } = revisionsOf(settings.scenario)[tasks.requester[t]][tasks.revision[t]];
      expectThat(
        (launchPath.type === 'EXTERNAL') === (instances.external[row] === 1),
        'launch type EXTERNAL, and nothing else, goes to external instances',
        where,
      );
      const provider = tasks.provider[t];
      expectThat(
        provider < 0 || scenario.capacityProviders[provider].autoScalingGroup === instances.group[row],
        'placed within its capacity provider',
        where,
      );
      if (isAdopted() || !mustBeAlone(t)) return;
      for (let other = tasksOn.first[row]; other >= 0; other = tasksOn.next[other]) {
        const sameGroup =
          roster.taskGroupOf[tasks.requester[other]] === roster.taskGroupOf[tasks.requester[t]] && other !== t;
        expectThat(!sameGroup || tasks.state[other] === taskState.stopping, 'distinctInstance', where);
      }
    },
    FargateTaskPlaced(task, zone) {
      const provider = tasks.provider[rowOf(task)];
      expectThat(
        provider >= 0 && scenario.capacityProviders[provider].fargate !== undefined,
        'only Fargate tasks stand on Fargate',
        () => `task row ${rowOf(task)} in zone ${zone} at ${clock.nowMs} ms`,
      );
    },
  };
};
