import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TerminationPolicy } from '../../../src/model/scenario.js';
import { chooseVictim } from '../../../src/policy/termination/choose-victim.js';
import { draw } from './arbitrary-fleet.js';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;

/** Few ages, so that ties are common. */
const instance = fc.record({
  zone: fc.nat(2),
  ageMs: fc.constantFrom(0, 1000, HOUR - 1, HOUR, HOUR + 1000, 7 * HOUR),
  spot: fc.nat(1),
  isProtected: fc.boolean(),
});
const policy: fc.Arbitrary<TerminationPolicy> = fc.constantFrom(
  'Default',
  'AllocationStrategy',
  'OldestLaunchTemplate',
  'OldestLaunchConfiguration',
  'ClosestToNextInstanceHour',
  'NewestInstance',
  'OldestInstance',
);

type Alive = typeof instance extends fc.Arbitrary<infer T> ? T : never;

/** MS-50 as it reads: each step keeps what it likes best. */
function naive(fleet: readonly Alive[], policies: readonly TerminationPolicy[], sheds: string | undefined): number[] {
  const best = (rows: number[], score: (i: Alive) => number): number[] => {
    const most = Math.max(...rows.map((row) => score(fleet[row])));
    return rows.filter((row) => score(fleet[row]) === most);
  };
  let rows = fleet.flatMap((i, row) => (i.isProtected ? [] : [row]));
  rows = best(rows, ({ zone }) => fleet.filter((i) => i.zone === zone).length);
  const wanted = rows.filter((row) => fleet[row].spot === (sheds === 'spot' ? 1 : 0));
  if (sheds !== undefined && wanted.length > 0) rows = wanted;
  for (const name of policies) {
    if (name === 'Default' || name === 'ClosestToNextInstanceHour') rows = best(rows, ({ ageMs }) => ageMs % HOUR);
    if (name === 'OldestInstance') rows = best(rows, ({ ageMs }) => ageMs);
    if (name === 'NewestInstance') rows = best(rows, ({ ageMs }) => -ageMs);
  }
  return rows;
}

it('chooseVictim: the zone, then the purchase option, then the policies, then chance (MS-50)', () => {
  fc.assert(
    fc.property(
      fc.array(instance, { minLength: 1, maxLength: 24, size: 'max' }),
      fc.array(policy, { maxLength: 3 }),
      fc.constantFrom(undefined, 'spot' as const, 'onDemand' as const),
      draw,
      (fleet, policies, sheds, value) => {
        const candidates = fleet.flatMap((i, row) => (i.isProtected ? [] : [row]));
        fc.pre(candidates.length > 0);
        const columns = {
          zone: fleet.map(({ zone }) => zone),
          launchedAtMs: fleet.map(({ ageMs }) => NOW - ageMs),
          spot: fleet.map(({ spot }) => spot),
        };
        const inZone = [0, 1, 2].map((zone) => fleet.filter((i) => i.zone === zone).length);
        const left = naive(fleet, policies, sheds);
        let drawn = 0;
        const random = (): number => (drawn++, value);
        const rows = Int32Array.from(candidates);
        const victim = chooseVictim(rows, rows.length, columns, inZone, 0, policies, sheds, NOW, random);
        expect(victim).toBe(left[left.length === 1 ? 0 : Math.floor(value * left.length)]);
        expect(drawn).toBe(left.length === 1 ? 0 : 1);
      },
    ),
    { numRuns: 1000 },
  );
});
