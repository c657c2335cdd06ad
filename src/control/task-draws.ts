import type { Task } from '../model/facts.js';
import { sample } from '../model/sample.js';
import type { Distribution } from '../model/scenario.js';
import { isAlive, rowOf } from '../model/slots.js';
import type { Tools } from './loop.js';

export const lifecycleReads = ['tasks', 'tasksOn', 'instances', 'externals', 'settings'] as const;
export const lifecycleWrites = [
  'TaskAdmitted',
  'LastStatusChanged',
  'TaskStarted',
  'TaskStopping',
  'TaskStopped',
  'TaskOutOfReach',
  'TaskReached',
  'TaskUnhealthy',
] as const;
export type LifecycleTools = Tools<(typeof lifecycleReads)[number], (typeof lifecycleWrites)[number]>;

/** One stream for each requester, so that a draw of one shifts nothing of another. */
export const createDraw =
  ({ roster, random }: LifecycleTools) =>
  (purpose: string): ((requester: number, from: Distribution) => number) => {
    const streams = roster.requesters.map(({ kind, name }) => random(kind, name, purpose));
    return (requester, from) => sample(from, streams[requester]);
  };

/** The task is there, and in this state. */
export const isIn = ({ world: { tasks } }: LifecycleTools, state: number, task: Task): boolean =>
  isAlive(tasks.slots, task) && tasks.state[rowOf(task)] === state;
