import { launchesOf, revisionsOf, isDistinct, type Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import type { BoundItem } from '../../policy/packing/fleet-bound.js';

/** The kinds of tasks that a run can have: by needs, and by what they may not share an instance with. */
export interface BoundItems {
  readonly items: readonly BoundItem[];
  /** The item of a row of the tasks table. */
  readonly of: (t: number) => number;
}

export function createBoundItems(world: Pick<WorldView, 'tasks'>, roster: Roster, scenario: Scenario): BoundItems {
  const { tasks } = world;
  const width = 1 + roster.taskGroups.length;
  const table = new Int32Array(roster.needs.length * width).fill(-1);
  const items: BoundItem[] = [];
  const add = (definition: number, alone: number): void => {
    const place = definition * width + 1 + alone;
    if (table[place] >= 0) return;
    table[place] = items.length;
    items.push({ needs: roster.needs[definition], classes: classesOf(roster, scenario, definition, alone) });
  };
  const variants = [scenario, ...scenario.events.flatMap((e) => (e.type === 'update' ? [e.scenario] : []))];
  for (const variant of variants) {
    const launches = launchesOf(variant);
    revisionsOf(variant).forEach((revisions, r) => {
      for (const launch of [launches[r], ...revisions])
        add(launch.taskDefinition, isDistinct(launch) ? roster.taskGroupOf[r] : -1);
    });
  }
  const distinct = Uint8Array.from(roster.shapes, ({ distinctInstance }) => (distinctInstance ? 1 : 0));
  return {
    items,
    of(t) {
      const alone = distinct[tasks.shape[t]] === 1 ? roster.taskGroupOf[tasks.requester[t]] : -1;
      return table[tasks.definition[t] * width + 1 + alone];
    },
  };
}

/** Of tasks with one static host port an instance holds one (RA-9), and one of a task group under distinctInstance (CO-3). */
function classesOf(roster: Roster, scenario: Scenario, definition: number, alone: number): readonly number[] {
  const taken = scenario.taskDefinitions[definition].hostPorts;
  const ports = roster.ports.flatMap(({ port, protocol }, n) =>
    taken.some((p) => p.port === port && p.protocol === protocol) ? [n] : [],
  );
  return alone < 0 ? ports : [...ports, roster.ports.length + alone];
}
