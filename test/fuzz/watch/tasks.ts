import { lastStatus } from '../../../src/model/facts.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

/** What may follow what in a task's life, told from the facts alone. */
const mayFollow: Readonly<Record<string, readonly (string | undefined)[]>> = {
  TaskRequested: [undefined],
  TaskWaited: ['TaskRequested'],
  TaskPlaced: ['TaskRequested', 'TaskWaited'],
  FargateTaskPlaced: ['TaskRequested', 'TaskWaited'],
  TaskStarted: ['TaskPlaced', 'FargateTaskPlaced'],
  TaskStopping: ['TaskPlaced', 'FargateTaskPlaced', 'TaskStarted'],
  TaskStopped: ['TaskRequested', 'TaskWaited', 'TaskPlaced', 'FargateTaskPlaced', 'TaskStarted', 'TaskStopping'],
};

export const watchTasks: Watcher = ({ clock }) => {
  const last = new Map<number, string>();
  const next = (fact: string) => (task: number) => {
    const before = last.get(task);
    expectThat(mayFollow[fact].includes(before), 'the order of a task’s life', () => {
      return `${fact} after ${before ?? 'nothing'} (task ${task} at ${clock.nowMs} ms)`;
    });
    if (fact === 'TaskStopped') last.delete(task);
    else last.set(task, fact);
  };
  const statuses = new Map<number, number>();
  return {
    ...Object.fromEntries(Object.keys(mayFollow).map((fact) => [fact, next(fact)])),
    LastStatusChanged(task, status) {
      const before = statuses.get(task) ?? lastStatus.provisioning;
      expectThat(status > before, 'a task’s status goes forward', () => {
        return `${status} after ${before} (task ${task} at ${clock.nowMs} ms)`;
      });
      if (status === lastStatus.deprovisioning) statuses.delete(task);
      else statuses.set(task, status);
    },
  };
};
