import { stopCause, type Task } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { askingReads, askingWrites, createAsking } from './asking.js';
import { defineLoop } from './loop.js';

/**
 * Tasks that wait: tried again at every multiple of `placementRetry` (MS-40), oldest request first; one that does not fit
 * does not block those behind it. In PROVISIONING a task waits no longer than its time limit (MS-38).
 */
export const placement = defineLoop({
  name: 'placement',
  reads: [...askingReads, 'waiting'],
  writes: askingWrites,
  on(tools) {
    const { scenario, roster, world, emit, wake, random } = tools;
    const { tasks, waiting } = world;
    const { placementRetryMs, provisioningTimeout } = scenario.model;
    const asking = createAsking(tools);
    const patience = roster.requesters.map(({ kind, name }) => random(kind, name, 'provisioningTimeout'));
    const places = scenario.capacityProviders.length + 1;
    /** In this pass no instance took a task of this requester, revision and provider; placing others only takes room. */
    const refused = new Uint8Array(roster.requesters.length * roster.maxRevisions * places);

    const retry = wake('place', () => {
      refused.fill(0);
      for (let t = waiting.first[0]; t >= 0;) {
        const next = waiting.next[t];
        const key = (tasks.requester[t] * roster.maxRevisions + tasks.revision[t]) * places + tasks.provider[t] + 1;
        if (refused[key] === 0 && !asking.tryAgain(idOf(tasks.slots, t))) refused[key] = 1;
        t = next;
      }
      retry.in(placementRetryMs, 0);
    });

    const timedOut = wake('settle', (task: Task) => {
      const t = rowOf(task);
      if (!isAlive(tasks.slots, task) || tasks.state[t] !== taskState.waiting) return;
      const { code } = asking.refusalOf(task);
      emit.TaskStopped(task, stopCause.timedOut, code, tasks.requester[t]);
    });

    return {
      RunStarted() {
        retry.in(placementRetryMs, 0);
      },
      TaskWaited(task) {
        const t = rowOf(task);
        if (provisioningTimeout === undefined || !isAlive(tasks.slots, task) || tasks.provisioning[t] === 0) return;
        timedOut.in(sample(provisioningTimeout, patience[tasks.requester[t]]), task);
      },
    };
  },
});
