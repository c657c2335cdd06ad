import fc from 'fast-check';
import { fits, trials, type Fleet, type Scheduler } from '../../src/testing/index.js';

/** Best fit by memory: among the instances that can take the task, those with the least free memory. */
export function bestFit(fleet: Fleet, canTake = fits): Scheduler {
  return {
    choose(request, random) {
      let least = Infinity;
      let best: number[] = [];
      for (let row = 0; row < fleet.size; row++) {
        const free = fleet.freeMemoryMiB[row];
        if (free > least || !canTake(fleet, request, row)) continue;
        if (free < least) best = [];
        least = free;
        best.push(row);
      }
      best.sort((a, b) => fleet.zone[a] - fleet.zone[b] || a - b);
      if (best.length < 2) return best.at(0) ?? -1;
      return best[Math.floor(random() * best.length)];
    },
  };
}

/** The same, but each constraint is asked only once for each row: wrong, because rows are used again. */
export function hastyBestFit(fleet: Fleet): Scheduler {
  const answers = new Map<string, boolean>();
  return bestFit(fleet, (_, { memberOf, ...rest }, row) => {
    if (!fits(fleet, { ...rest, memberOf: undefined }, row)) return false;
    if (memberOf === undefined || memberOf.dependsOnTasks) return memberOf?.isMember(row) ?? true;
    const key = `${memberOf.key} @ ${row}`;
    const answer = answers.get(key) ?? memberOf.isMember(row);
    answers.set(key, answer);
    return answer;
  });
}

/** It knows one strategy, so it is asked for no other. */
export const binpackOnly = trials({ strategies: fc.constant([{ type: 'binpack', field: 'memory' }]) });
