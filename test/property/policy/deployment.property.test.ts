import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureThreshold } from '../../../src/policy/deployment/failure-threshold.js';
import { maximumTasks, minimumHealthyTasks } from '../../../src/policy/deployment/task-bounds.js';

const desired = fc.nat(5000);
const percent = fc.nat(400);

it('the bounds of a deployment are the nearest whole tasks on the safe side (SS-2)', () => {
  fc.assert(
    fc.property(desired, percent, (count, percentage) => {
      const hundredths = count * percentage;
      const most = maximumTasks(count, percentage);
      expect(most * 100 <= hundredths && hundredths < (most + 1) * 100).toBe(true);
      const least = minimumHealthyTasks(count, percentage);
      expect(least * 100 >= hundredths && hundredths > (least - 1) * 100).toBe(true);
    }),
  );
});

it('a bounded threshold is the unbounded one between its bounds, and grows with what is desired (SS-11, SS-12)', () => {
  fc.assert(
    fc.property(desired, fc.integer({ min: 1, max: 100 }), fc.constantFrom(3, 10), (count, value, floor) => {
      const bounded = (of: number): number => failureThreshold({ type: 'BOUNDED_PERCENT', value }, of, floor);
      const unbounded = failureThreshold({ type: 'UNBOUNDED_PERCENT', value }, count, floor);
      expect(unbounded).toBe(Math.max(1, minimumHealthyTasks(count, value)));
      expect(bounded(count)).toBe(unbounded < floor ? floor : unbounded > 200 ? 200 : unbounded);
      expect(bounded(count + 1)).toBeGreaterThanOrEqual(bounded(count));
    }),
  );
});
