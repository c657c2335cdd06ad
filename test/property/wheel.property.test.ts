import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arm, createWheel, release, turn, type Wheel } from '../../src/kernel/wheel.js';

interface Armed {
  readonly when: number;
  readonly sequence: number;
}

/** Delays from the same millisecond to some days, so that every wheel is used. */
const delay = fc.oneof(fc.nat(3), fc.nat(5_000), fc.nat(10_000_000), fc.nat(20_000_000_000));

const drain = (wheel: Wheel): Armed[] => {
  const out: Armed[] = [];
  for (let i = turn(wheel); i >= 0;) {
    out.push({ when: wheel.when[i], sequence: wheel.cell[4 * i + 2] });
    const next = wheel.cell[4 * i];
    release(wheel, i);
    i = next;
  }
  return out;
};

describe('timing wheel', () => {
  it('hands timers over by time, then by sequence, like a sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.array(delay, { maxLength: 12 }), { minLength: 1, maxLength: 20 }), (rounds) => {
        const wheel = createWheel(2);
        let list: Armed[] = [];
        let sequence = 0;
        for (const delays of rounds) {
          for (const d of delays) {
            arm(wheel, wheel.at + d, 0, sequence, 0);
            list.push({ when: wheel.at + d, sequence: sequence++ });
          }
          if (list.length === 0) continue;
          const least = Math.min(...list.map((a) => a.when));
          const due = list.filter((a) => a.when === least);
          list = list.filter((a) => a.when !== least);
          expect(drain(wheel)).toEqual(due);
          expect(wheel.at).toBe(least);
          expect(wheel.size).toBe(list.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
