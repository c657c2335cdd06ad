import { describe, expect, it } from 'vitest';
import { healthyAfterMs, unhealthyAfterMs } from '../../../../src/policy/deployment/health-delay.js';

const knobs = { healthyAfterMs: 40_000, targetHealthyAfterMs: 150_000, targetUnhealthyAfterMs: 60_000 };
const unchecked = { healthCheck: undefined };
const checked = (intervalMs: number, retries = 3, startPeriodMs = 0) => ({
  healthCheck: { intervalMs, retries, startPeriodMs },
});

describe('healthyAfterMs (SS-5)', () => {
  it.each([
    ['nothing checks', unchecked, false, 40_000],
    ['a target only', unchecked, true, 150_000],
    ['a container only', checked(30_000), false, 30_000],
    ['the target is later', checked(30_000), true, 150_000],
    ['the container is later', checked(300_000), true, 300_000],
    ['both at once', checked(150_000), true, 150_000],
  ])('%s', (_, definition, hasTarget, ms) => {
    expect(healthyAfterMs(definition, hasTarget, knobs)).toBe(ms);
  });

  it('asks the knobs', () => {
    const others = { healthyAfterMs: 1, targetHealthyAfterMs: 2, targetUnhealthyAfterMs: 3 };
    expect(healthyAfterMs(unchecked, false, others)).toBe(1);
    expect(healthyAfterMs(unchecked, true, others)).toBe(2);
    expect(healthyAfterMs(checked(1), true, others)).toBe(2);
  });
});

describe('unhealthyAfterMs (SS-16, SS-17)', () => {
  it.each([
    ['nothing checks', unchecked, false, 10_000, 0, undefined],
    ['nothing checks in the grace period either', unchecked, false, 10_000, 99_000, undefined],
    ['a target', unchecked, true, 10_000, 0, 70_000],
    ['a container', checked(30_000), false, 10_000, 0, 100_000],
    ['from the first moment', checked(30_000), false, 0, 0, 90_000],
    ['one retry', checked(30_000, 1), false, 10_000, 0, 40_000],
    ['in the start period', checked(30_000, 3, 20_000), false, 10_000, 0, 110_000],
    ['at the end of the start period', checked(30_000, 3, 10_000), false, 10_000, 0, 100_000],
    ['after the start period', checked(30_000, 3, 9_000), false, 10_000, 0, 100_000],
    ['the target notices first', checked(30_000), true, 10_000, 0, 70_000],
    ['the container notices first', checked(5_000), true, 10_000, 0, 25_000],
    ['the start period is not the target’s', checked(5_000, 3, 300_000), true, 10_000, 0, 70_000],
    ['in the grace period', checked(30_000), false, 10_000, 300_000, 300_000],
    ['at its end', checked(30_000), false, 10_000, 100_000, 100_000],
    ['after it', checked(30_000), false, 10_000, 99_999, 100_000],
  ])('%s', (_, definition, hasTarget, failsAfterMs, graceMs, ms) => {
    expect(unhealthyAfterMs(definition, hasTarget, failsAfterMs, graceMs, knobs)).toBe(ms);
  });
});
