import { stopCause, type Task } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { defineLoop } from './loop.js';

const HOUR_MS = 3_600_000;

/** FARGATE_SPOT takes tasks back. Its notice is SIGTERM: the task stops as any other does, within its stopTimeout. */
export const fargateSpot = defineLoop({
  name: 'fargate-spot',
  reads: ['tasks'],
  writes: ['TaskStopping'],
  on({ scenario, roster, world, emit, wake, random }) {
    const { tasks } = world;
    const { fargateSpotInterruptionsPerTaskHour: rate } = scenario.model;
    const chance = roster.requesters.map(({ kind, name }) => random(kind, name, 'fargateSpotInterruption'));

    const taken = wake('settle', (task: Task) => {
      if (!isAlive(tasks.slots, task)) return;
      const state = tasks.state[rowOf(task)];
      if (state === taskState.pending || state === taskState.running) emit.TaskStopping(task, stopCause.interrupted);
    });

    return {
      FargateTaskPlaced(task) {
        if (rate === 0 || !isAlive(tasks.slots, task)) return;
        const t = rowOf(task);
        if (scenario.capacityProviders[tasks.provider[t]].fargate !== 'FARGATE_SPOT') return;
        taken.in(
          sample({ distribution: 'exponential', meanMs: HOUR_MS / rate }, chance[tasks.requester[t]]),
          idOf(tasks.slots, t),
        );
      },
    };
  },
});
