import type { CreateScheduler, PlacementRequest } from '../../src/testing/index.js';
import { rememberingWith } from './remembering-scheduler.js';
import { rightParts, scanWith } from './scan-scheduler.js';

/** Each is a correct scheduler but for one slip that somebody has made, or will. */
export const planted: [string, CreateScheduler][] = [
  ['counts ties by row, not by zone and row', scanWith(() => ({ inOrder: (a, b) => a - b }))],
  [
    'remembers by row which instances a constraint allows, and rows are used again',
    scanWith((fleet) => {
      const known = new Map<PlacementRequest, Map<number, boolean>>();
      const { canTake } = rightParts(fleet);
      const isMember = ({ memberOf }: PlacementRequest, row: number): boolean => memberOf?.isMember(row) ?? true;
      return {
        canTake(request, row) {
          if (fleet.open[row] === 0 || request.memberOf?.dependsOnTasks === true) return canTake(request, row);
          const answers = known.get(request) ?? new Map<number, boolean>();
          known.set(request, answers);
          const answer = answers.get(row) ?? isMember(request, row);
          answers.set(row, answer);
          return answer && canTake({ ...request, memberOf: undefined }, row);
        },
      };
    }),
  ],
  [
    'remembers as lasting what a constraint says of tasks',
    scanWith((fleet) => {
      const known = new Map<PlacementRequest, Map<number, boolean>>();
      return {
        canTake(request, row) {
          const answers = known.get(request) ?? new Map<number, boolean>();
          known.set(request, answers);
          const number = fleet.number[row];
          const answer = fleet.open[row] === 0 || (answers.get(number) ?? request.memberOf?.isMember(row) ?? true);
          if (fleet.open[row] === 1) answers.set(number, answer);
          return answer && rightParts(fleet).canTake({ ...request, memberOf: undefined }, row);
        },
      };
    }),
  ],
  [
    'compares memory where binpack asks for CPU',
    scanWith((fleet) => ({
      rank: (request, strategy, row) =>
        strategy.type === 'binpack' ? fleet.freeMemoryMiB[row] : rightParts(fleet).rank(request, strategy, row),
    })),
  ],
  ['does not notice that the ring was overrun', rememberingWith({ noticesOverrun: false, noticesLongerColumns: true })],
  ['does not notice longer columns', rememberingWith({ noticesOverrun: true, noticesLongerColumns: false })],
  [
    'keeps a column that is replaced',
    scanWith((fleet) => {
      const { freeCpuUnits } = fleet;
      return {
        rank: (request, strategy, row) =>
          strategy.type === 'binpack' && strategy.field === 'cpu'
            ? freeCpuUnits[row]
            : rightParts(fleet).rank(request, strategy, row),
      };
    }),
  ],
  [
    'spreads only over values that have tasks',
    scanWith((fleet) => ({
      rank(request, strategy, row) {
        const rank = rightParts(fleet).rank(request, strategy, row);
        return strategy.type === 'spread' && rank === 0 ? Infinity : rank;
      },
    })),
  ],
  [
    'takes instances without the attribute for empty ones (PL-9)',
    scanWith((fleet) => ({
      rank(request, strategy, row) {
        const isSpread = strategy.type === 'spread' && strategy.field === 'attribute';
        const spread = request.counts.spreads.find((one) => isSpread && one.attribute === strategy.attribute);
        return spread?.valueOf[row] === 0 ? 0 : rightParts(fleet).rank(request, strategy, row);
      },
    })),
  ],
  ['draws when one instance is best', scanWith(() => ({ drawsForOne: true }))],
  ['forgets the words of port bits after the first', seesPortWords(1)],
  ['forgets the words of port bits after the second', seesPortWords(2)],
  [
    'refuses what needs no CPU where less than none is free',
    scanWith((fleet) => ({
      canTake: (request, row) => fleet.freeCpuUnits[row] >= request.cpuUnits && rightParts(fleet).canTake(request, row),
    })),
  ],
  [
    'refuses what needs no memory where less than none is free',
    scanWith((fleet) => ({
      canTake: (request, row) =>
        fleet.freeMemoryMiB[row] >= request.memoryMiB && rightParts(fleet).canTake(request, row),
    })),
  ],
  ['never finds anything', () => ({ choose: () => -1 })],
  ['chooses a row that is not there', (fleet) => ({ choose: () => fleet.size })],
];

/** Of the words of port bits it looks at the first few only. */
function seesPortWords(words: number): CreateScheduler {
  return scanWith((fleet) => ({
    canTake(request, row) {
      const portMasks = request.portMasks.map((mask, n) => (n < words ? mask : 0));
      return rightParts(fleet).canTake({ ...request, portMasks }, row);
    },
  }));
}
