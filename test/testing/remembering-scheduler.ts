import type { Fleet, PlacementRequest } from '../../src/testing/index.js';
import { rightParts, scanWith } from './scan-scheduler.js';

/** What an index must do beside following the ring. */
export interface Care {
  readonly noticesOverrun: boolean;
  readonly noticesLongerColumns: boolean;
}

/** A scheduler that remembers which rows can take a task and looks again only at those that the ring names. */
export const rememberingWith = ({ noticesOverrun, noticesLongerColumns }: Care) =>
  scanWith((fleet) => {
    const known = new Map<PlacementRequest, Memory>();
    const { canTake } = rightParts(fleet);
    return {
      canTake(request, row) {
        const memory = known.get(request) ?? remember(fleet);
        known.set(request, memory);
        if (memory.followed !== fleet.changed || memory.open !== fleet.open) {
          const { changes, changed } = fleet;
          const isOverrun = noticesOverrun && changed - memory.followed > changes.length;
          if (isOverrun || (noticesLongerColumns && memory.open !== fleet.open)) memory.answers.clear();
          else for (let n = memory.followed; n < changed; n++) memory.answers.delete(changes[n % changes.length]);
          memory.followed = changed;
          memory.open = fleet.open;
        }
        const answer = memory.answers.get(row) ?? canTake(request, row);
        memory.answers.set(row, answer);
        return answer;
      },
    };
  });

interface Memory {
  followed: number;
  open: Fleet['open'];
  readonly answers: Map<number, boolean>;
}

const remember = ({ changed, open }: Fleet): Memory => ({ followed: changed, open, answers: new Map() });
