import { instancePhases, type FleetHistory, type InstancePhase } from './fleet-history.js';

/** What a box shows: CPU and memory that its tasks have reserved, as parts of what the instance registers. */
export interface BoxLook {
  readonly phase: InstancePhase;
  readonly parts: readonly BoxPart[];
}

/** The tasks of one requester. */
export interface BoxPart {
  readonly requester: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Those who have tasks on instances, in the order of the file. A place here is a `requester` of a part. */
export const fleetRequesters = ({ kinds, looks }: FleetHistory): readonly string[] => {
  const seen = new Set(looks.flatMap((look) => kindsOf(look).map(({ kind }) => kinds[kind].requester)));
  return [...new Set(kinds.map(({ requester }) => requester))].filter((name) => seen.has(name));
};

/** The looks of a history as boxes, in its order; undefined: nothing stands there. */
export function boxLooks(history: FleetHistory): readonly (BoxLook | undefined)[] {
  const requesters = new Map(fleetRequesters(history).map((name, n) => [name, n]));
  return history.looks.map((look) => {
    if (look.length === 0) return undefined;
    const { cpuUnits, memoryMiB } = history.capacities[look[1]];
    const parts = kindsOf(look).map(({ kind, count }): BoxPart => {
      const tasks = history.kinds[kind];
      return {
        requester: requesters.get(tasks.requester) ?? 0,
        cpu: (count * tasks.cpuUnits) / cpuUnits,
        memory: (count * tasks.memoryMiB) / memoryMiB,
      };
    });
    return { phase: instancePhases[look[0]], parts };
  });
}

/** A look in words: `busy: 3 web-app (web); 41 % of CPU, 60 % of memory`. */
export function lookText({ looks, kinds }: FleetHistory, look: number, box: BoxLook): string {
  const tasks = kindsOf(looks[look]).map(({ kind, count }) => {
    const { requester, taskDefinition } = kinds[kind];
    return `${count} ${requester}${taskDefinition === requester ? '' : ` (${taskDefinition})`}`;
  });
  if (tasks.length === 0) return box.phase;
  const cpu = box.parts.reduce((sum, part) => sum + part.cpu, 0);
  const memory = box.parts.reduce((sum, part) => sum + part.memory, 0);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  return `${box.phase}: ${tasks.join(', ')}; ${percent(cpu)} of CPU, ${percent(memory)} of memory`;
}

const FIRST_KIND = 2;

const kindsOf = (look: readonly number[]): readonly { readonly kind: number; readonly count: number }[] =>
  Array.from({ length: Math.max(0, look.length - FIRST_KIND) / 2 }, (_, n) => ({
    kind: look[FIRST_KIND + 2 * n],
    count: look[FIRST_KIND + 2 * n + 1],
  }));
