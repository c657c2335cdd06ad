import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zoneToFill } from '../../../src/policy/launching/rebalance-zones.js';
import { nextMove } from '../../../src/policy/rebalancing/next-move.js';
import { chooseZone } from '../../../src/policy/launching/choose-zone.js';

const ZONES = 6;
const OFFSET = 4;
const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(40)), { minLength: OFFSET + ZONES, maxLength: OFFSET + ZONES });
const zones = fc.shuffledSubarray(
  Array.from({ length: ZONES }, (_, zone) => zone),
  { minLength: 1 },
);
const withCapacity = fc.array(fc.boolean(), { minLength: ZONES, maxLength: ZONES });

const sum = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0);

it('chooseZone is the first with fewest of those that have capacity (MS-57)', () => {
  fc.assert(
    fc.property(zones, counts, withCapacity, (list, inZone, has) => {
      const open = list.filter((zone) => has[zone]);
      const least = Math.min(...open.map((zone) => inZone[OFFSET + zone]));
      const first = open.find((zone) => inZone[OFFSET + zone] === least) ?? -1;
      expect(chooseZone(list, inZone, OFFSET, (zone) => has[zone])).toBe(first);
      expect(chooseZone(list, inZone, OFFSET)).toBe(chooseZone(list, inZone, OFFSET, () => true));
    }),
  );
});

it('moves of AZRebalance end, with zones that differ by one at most (MS-58)', () => {
  fc.assert(
    fc.property(zones, counts, (list, start) => {
      const inZone = [...start];
      const before = list.map((zone) => inZone[OFFSET + zone]);
      let moves = 0;
      for (;;) {
        const to = zoneToFill(list, inZone, OFFSET, () => true);
        if (to < 0) break;
        const most = Math.max(...list.map((zone) => inZone[OFFSET + zone]));
        inZone[OFFSET + to]++;
        inZone[OFFSET + list.find((zone) => inZone[OFFSET + zone] === most)!]--;
        expect(++moves).toBeLessThanOrEqual(sum(before));
      }
      const after = list.map((zone) => inZone[OFFSET + zone]);
      expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1);
      expect(sum(after)).toBe(sum(before));
    }),
  );
});

it('moves of a service end in its target: an equal part a zone, and the rest one each (AZ-3)', () => {
  fc.assert(
    fc.property(zones, counts, (list, start) => {
      const tasks = Int32Array.from(start);
      const total = sum(list.map((zone) => tasks[zone]));
      const [part, rest] = [Math.floor(total / list.length), total % list.length];
      // Each move takes one of those that a zone has beyond its part: no fewer moves would do.
      const beyond = list.map((zone) => Math.max(0, tasks[zone] - part)).toSorted((a, b) => b - a);
      const fewest = sum(beyond.map((count, nth) => Math.max(0, count - (nth < rest ? 1 : 0))));
      let moves = 0;
      for (let move = nextMove(tasks, list); move !== undefined; move = nextMove(tasks, list)) {
        expect(list).toContain(move.from);
        tasks[move.from]--;
        tasks[move.to]++;
        expect(++moves).toBeLessThanOrEqual(fewest);
      }
      expect(moves).toBe(fewest);
      const ends = list.map((zone) => tasks[zone]);
      expect(ends.filter((count) => count === part + 1)).toHaveLength(rest);
      expect(ends.filter((count) => count === part)).toHaveLength(list.length - rest);
      start.forEach((count, zone) => {
        if (!list.includes(zone)) expect(tasks[zone]).toBe(count);
      });
    }),
  );
});
