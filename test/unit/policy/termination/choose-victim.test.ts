import { describe, expect, it } from 'vitest';
import type { TerminationPolicy } from '../../../../src/model/scenario.js';
import { chooseVictim } from '../../../../src/policy/termination/choose-victim.js';
import { draws } from '../placement/a-fleet.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Alive {
  readonly zone?: number;
  readonly ageMs?: number;
  readonly isProtected?: boolean;
  readonly spot?: boolean;
}

/** The second group of two, so that its zones begin at 3 of `inZone`. */
function victim(
  instances: readonly Alive[],
  policies: readonly TerminationPolicy[] = ['Default'],
  random = draws(),
  sheds?: 'onDemand' | 'spot',
) {
  const nowMs = 5 * HOUR;
  const zone = Int32Array.from(instances, (i) => i.zone ?? 0);
  const inZone = new Int32Array(6).fill(50, 0, 3);
  for (const z of zone) inZone[3 + z]++;
  const candidates = instances.flatMap((i, row) => (i.isProtected === true ? [] : [row]));
  const launchedAtMs = Float64Array.from(instances, (i) => nowMs - (i.ageMs ?? 0));
  const rows = Int32Array.from([...candidates, 99]);
  const spot = Uint8Array.from(instances, (i) => (i.spot === true ? 1 : 0));
  const columns = { zone, launchedAtMs, spot };
  return chooseVictim(rows, candidates.length, columns, inZone, 3, policies, sheds, nowMs, random);
}

describe('chooseVictim', () => {
  it('takes from the zone with most instances, before any policy (MS-50)', () => {
    const instances = [
      { zone: 1, ageMs: 9 * HOUR },
      { zone: 2, ageMs: HOUR },
      { zone: 2, ageMs: 2 * HOUR },
    ];
    expect(victim(instances, ['OldestInstance'])).toBe(2);
  });

  it('protected instances count for their zone, but only zones with a candidate do', () => {
    const held = { zone: 0, isProtected: true };
    expect(victim([held, held, held, { zone: 1 }])).toBe(3);
    expect(victim([held, { zone: 0 }, { zone: 1 }])).toBe(1);
  });

  it('zones with equally many stand together', () => {
    const instances = [
      { zone: 0, ageMs: 10 * MINUTE },
      { zone: 1, ageMs: 20 * MINUTE },
    ];
    expect(victim(instances)).toBe(1);
  });

  it('Default goes by the next instance hour, since a group has one launch template', () => {
    const instances = [{ ageMs: 59 * MINUTE }, { ageMs: HOUR }, { ageMs: 3 * HOUR + 30 * MINUTE }];
    expect(victim(instances)).toBe(0);
    expect(victim(instances, ['ClosestToNextInstanceHour'])).toBe(0);
  });

  it('NewestInstance and OldestInstance go by launch time', () => {
    const instances = [{ ageMs: 2 * HOUR }, { ageMs: MINUTE }, { ageMs: 4 * HOUR }];
    expect(victim(instances, ['NewestInstance'])).toBe(1);
    expect(victim(instances, ['OldestInstance'])).toBe(2);
  });

  it('a list runs in order, and policies that tell nothing apart are passed over', () => {
    const instances = [{ ageMs: HOUR + MINUTE }, { ageMs: HOUR + 2 * MINUTE }, { ageMs: HOUR + 2 * MINUTE }];
    const list = ['AllocationStrategy', 'OldestLaunchTemplate', 'OldestLaunchConfiguration', 'NewestInstance'] as const;
    expect(victim(instances, list)).toBe(0);
    expect(victim(instances, ['OldestInstance', 'NewestInstance'], draws(0.5))).toBe(2);
  });

  it('draws in the order of rows between equals, and nothing for one', () => {
    const alike = [{}, {}, { isProtected: true }, {}];
    expect([0, 0.4, 0.9].map((draw) => victim(alike, ['Default'], draws(draw)))).toEqual([0, 1, 3]);
    expect(victim([{ isProtected: true }, {}])).toBe(1);
  });

  describe('in a mixed fleet', () => {
    const fleet = [
      { ageMs: 3 * HOUR, spot: true },
      { ageMs: 4 * HOUR },
      { ageMs: HOUR, spot: true },
      { ageMs: 2 * HOUR },
    ];
    const oldest = ['OldestInstance'] as const;

    it('decides between Spot and On-Demand before the policies (MS-50)', () => {
      expect(victim(fleet, oldest, draws(), 'spot')).toBe(0);
      expect(victim(fleet, ['NewestInstance'], draws(), 'spot')).toBe(2);
      expect(victim(fleet, oldest, draws(), 'onDemand')).toBe(1);
      expect(victim(fleet, ['NewestInstance'], draws(), 'onDemand')).toBe(3);
    });

    it('but after the zone', () => {
      const zonal = [{ spot: true }, { zone: 1 }, { zone: 1, ageMs: HOUR + MINUTE }];
      expect(victim(zonal, ['Default'], draws(), 'spot')).toBe(2);
    });

    it('takes the other option where it has none of the one', () => {
      expect(victim([{ ageMs: MINUTE }, { ageMs: HOUR }], oldest, draws(), 'spot')).toBe(1);
      expect(victim([{ spot: true, ageMs: HOUR }, { spot: true }], oldest, draws(), 'onDemand')).toBe(0);
      expect(victim([{ spot: true, isProtected: true }, {}], oldest, draws(), 'spot')).toBe(1);
    });

    it('does not look at the option where the fleet is not mixed', () => {
      expect(victim(fleet, oldest)).toBe(1);
      expect(victim(fleet, ['NewestInstance'])).toBe(2);
    });

    it('AllocationStrategy tells nothing apart, and equals of the option are drawn for', () => {
      const alike = [{ spot: true }, {}, { spot: true }];
      expect(victim(alike, ['AllocationStrategy'], draws(0.5), 'spot')).toBe(2);
      expect(victim(alike, ['AllocationStrategy'], draws(), 'onDemand')).toBe(1);
    });
  });
});
