import { describe, expect, it } from 'vitest';
import { baseCapacity, mayScaleIn, type CooldownState } from '../../../../src/policy/scaling/cooldown.js';

const never: CooldownState = { lastOutAtMs: -Infinity, lastOutFrom: 0, lastOutTo: 0, lastInAtMs: -Infinity };
const OUT = 300;
const IN = 500;
/** 10 → 12 at 1000. */
const out: CooldownState = { ...never, lastOutAtMs: 1000, lastOutFrom: 10, lastOutTo: 12 };
const base = (current: number, state: CooldownState, nowMs: number): number => baseCapacity(current, state, OUT, nowMs);
const may = (state: Partial<CooldownState>, nowMs: number): boolean =>
  mayScaleIn({ ...never, ...state }, OUT, IN, nowMs);

describe('the base of the next scale-out (AS-5)', () => {
  it('is the present capacity where nothing was added before', () => {
    expect(base(10, never, 0)).toBe(10);
  });

  it('in the cooldown is what there was before', () => {
    expect(base(12, out, 1000)).toBe(10);
    expect(base(12, out, 1299)).toBe(10);
  });

  it('is the present capacity again when as long has passed', () => {
    expect(base(12, out, 1300)).toBe(12);
  });

  it('leaves out only what the capacity still holds of the scale-out', () => {
    expect(base(11, out, 1060)).toBe(10);
    expect(base(10, out, 1060)).toBe(10);
    expect(base(5, out, 1060)).toBe(5);
    expect(base(20, out, 1060)).toBe(18);
  });
});

describe('a scale-in (AS-5)', () => {
  it('may come where nothing was done before', () => {
    expect(may({}, 0)).toBe(true);
  });

  it('is blocked in the scale-out cooldown', () => {
    expect(may(out, 1000)).toBe(false);
    expect(may(out, 1299)).toBe(false);
    expect(may(out, 1300)).toBe(true);
  });

  it('is blocked in the scale-in cooldown', () => {
    expect(may({ lastInAtMs: 1000 }, 1499)).toBe(false);
    expect(may({ lastInAtMs: 1000 }, 1500)).toBe(true);
  });

  it('is not blocked by a scale-in that a scale-out has ended', () => {
    expect(may({ ...out, lastInAtMs: 999 }, 1300)).toBe(true);
    expect(may({ ...out, lastInAtMs: 1000 }, 1300)).toBe(true);
    expect(may({ ...out, lastInAtMs: 1001 }, 1300)).toBe(false);
  });
});
