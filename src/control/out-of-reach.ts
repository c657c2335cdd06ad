import { held, type External, type Instance, type Task } from '../model/facts.js';
import { externalOf } from '../model/external-place.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { obstaclesOf } from '../policy/external/obstacles.js';
import { isHeard } from '../policy/external/reach.js';
import type { Tools } from './loop.js';

type ReachTools = Tools<'tasks' | 'instances' | 'externals' | 'settings', 'TaskOutOfReach'>;

/** What passes between ECS and a task on an external instance waits while it cannot (EX-4). Each takes a row of the tasks table. */
export interface OutOfReach {
  /** ECS does not hear what becomes of the task. */
  readonly isUnheard: (t: number) => boolean;
  /** The task's agent is told nothing. */
  readonly isUntold: (t: number) => boolean;
  /** It waits until the instance can be reached. What has ended has ended, whatever comes after. */
  readonly hold: (task: Task, what: number) => void;
}

const ENDED: readonly number[] = [held.completed, held.failed, held.stopped];

export function createOutOfReach({ world, emit }: ReachTools): OutOfReach {
  const { tasks, instances } = world;
  const isExternal = (row: number): boolean => row >= 0 && instances.external[row] === 1;
  return {
    isUnheard(t) {
      const row = tasks.instance[t];
      return isExternal(row) && !isHeard(obstaclesOf(world, row));
    },
    isUntold(t) {
      const row = tasks.instance[t];
      return isExternal(row) && instances.agentLost[row] === 1;
    },
    hold(task, what) {
      if (!ENDED.includes(tasks.held[rowOf(task)])) emit.TaskOutOfReach(task, what);
    },
  };
}

type CatchUpTools = Tools<
  'tasks' | 'tasksOn' | 'instances' | 'externals' | 'settings',
  'TaskOutOfReach' | 'TaskReached'
>;

/** Once an external instance can be reached again, what has waited happens: `goOn` gets the task and a code of `held`. */
export function createCatchUp(tools: CatchUpTools, goOn: (task: Task, what: number) => void) {
  const { scenario, clock, world, emit, because } = tools;
  const { tasks, tasksOn, instances } = world;
  const { isUnheard, isUntold } = createOutOfReach(tools);
  const catchUp = (row: number): void => {
    if (instances.external[row] === 0) return;
    for (let t = tasksOn.first[row]; t >= 0;) {
      const next = tasksOn.next[t];
      const what = tasks.held[t];
      if (what !== held.none && !(what === held.stop ? isUntold(t) : isUnheard(t))) {
        const task = idOf(tasks.slots, t);
        emit.TaskReached(task, what);
        const before = because(clock.lastFact);
        goOn(task, what);
        because(before);
      }
      t = next;
    }
  };
  const lookAt = (instance: Instance): void => {
    if (isAlive(instances.slots, instance)) catchUp(rowOf(instance));
  };
  return {
    LinkRestored: lookAt,
    CredentialsRotated: lookAt,
    AgentReconnected: lookAt,
    EndpointUnblocked(external: External) {
      for (let row = 0; row < instances.size; row++)
        if (instances.external[row] === 1 && externalOf(scenario, instances.group[row]) === external) catchUp(row);
    },
  };
}
