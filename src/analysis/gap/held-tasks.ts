import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import { instanceState, taskState, type WorldView } from '../../model/world.js';
import type { TaskGroup } from '../../policy/packing/first-fit-decreasing.js';

type Tables = Pick<WorldView, 'tasks' | 'tasksOn' | 'instances' | 'waiting'>;

/** The tasks that an Auto Scaling group has to hold, daemons apart. */
export interface HeldTasks {
  /** By needs, and by task group where they must be apart. */
  readonly groups: readonly TaskGroup[];
  /** Desired status RUNNING, on its instances. */
  readonly placed: number;
  /** For its capacity provider. */
  readonly waiting: number;
}

export function heldTasks(world: Tables, roster: Roster, scenario: Scenario, group: number): HeldTasks {
  const { tasks } = world;
  const placed = placedOn(world, roster, group);
  const waiting = waitingFor(world, scenario, group);
  const groups = new Map<string, TaskGroup>();
  for (const t of [...placed, ...waiting]) {
    const { distinctInstance } = roster.shapes[tasks.shape[t]];
    const key = `${tasks.definition[t]} ${distinctInstance ? roster.taskGroupOf[tasks.requester[t]] : -1}`;
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { ...roster.needs[tasks.definition[t]], distinctInstance, count });
  }
  return { groups: [...groups.values()], placed: placed.length, waiting: waiting.length };
}

function placedOn({ tasks, tasksOn, instances }: Tables, roster: Roster, group: number): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < instances.size; row++) {
    if (instances.state[row] === instanceState.none || instances.group[row] !== group) continue;
    for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t])
      if (tasks.state[t] !== taskState.stopping && !roster.requesters[tasks.requester[t]].daemon) rows.push(t);
  }
  return rows;
}

function waitingFor({ tasks, waiting }: Tables, { capacityProviders }: Scenario, group: number): readonly number[] {
  const rows: number[] = [];
  for (let t = waiting.first[0]; t >= 0; t = waiting.next[t]) {
    const provider = tasks.provider[t];
    if (provider >= 0 && capacityProviders[provider].autoScalingGroup === group) rows.push(t);
  }
  return rows;
}
