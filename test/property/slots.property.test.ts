import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlots, growSlots, idOf, isAlive, releaseSlot, rowOf, takeSlot } from '../../src/model/slots.js';

describe('slots', () => {
  it('never hand out a living id twice, and know the dead from the living, across growth', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('take' as const), fc.nat(1000)), { maxLength: 300 }), (steps) => {
        const slots = createSlots(4);
        const living: number[] = [];
        const dead: number[] = [];
        for (const step of steps) {
          if (step === 'take') {
            if (slots.head === slots.tail && slots.used + 1 >= slots.generation.length) {
              growSlots(slots, slots.generation.length * 2);
            }
            const id = slots.next;
            takeSlot(slots);
            expect(living).not.toContain(id);
            expect(living.map(rowOf)).not.toContain(rowOf(id));
            expect(idOf(slots, rowOf(id))).toBe(id);
            living.push(id);
          } else if (living.length > 0) {
            const [id] = living.splice(step % living.length, 1);
            releaseSlot(slots, id);
            dead.push(id);
          }
          for (const id of living) expect(isAlive(slots, id)).toBe(true);
          for (const id of dead) expect(isAlive(slots, id)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});
