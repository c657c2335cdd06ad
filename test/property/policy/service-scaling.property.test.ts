import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ServiceScalingPolicy } from '../../../src/model/scenario.js';
import { combinePolicies } from '../../../src/policy/scaling/combine-policies.js';
import { baseCapacity, mayScaleIn } from '../../../src/policy/scaling/cooldown.js';
import { trackedCapacity } from '../../../src/policy/scaling/service-target-tracking.js';
import { cpuUtilization, requestsPerTarget } from '../../../src/policy/scaling/service-utilization.js';
import { breachesStep, stepAdjusted } from '../../../src/policy/scaling/step-adjustment.js';

type StepPolicy = Extract<ServiceScalingPolicy, { type: 'step' }>;

const count = fc.integer({ min: 1, max: 2000 });
const target = fc.integer({ min: 1, max: 100 });

it('tracking the CPU is ⌈current × load / (running × target)⌉ exactly, as integers have it (AS-2, AS-4)', () => {
  const load = fc.tuple(fc.nat(5000), fc.nat(200), fc.constantFrom(256, 512, 1000, 1024, 2048));
  fc.assert(
    fc.property(load, count, count, target, ([requests, ms, cpuUnits], running, current, percent) => {
      const capacity = trackedCapacity(current, cpuUtilization(requests, ms, running, cpuUnits), percent);
      const work = BigInt(current) * BigInt(requests) * BigInt(ms) * 1024n;
      const room = 10n * BigInt(running) * BigInt(cpuUnits) * BigInt(percent);
      expect(capacity).toBe(Number((work + room - 1n) / room));
    }),
    { numRuns: 2000 },
  );
});

it('as many tasks as requests a target can serve, and not one more (AS-4)', () => {
  fc.assert(
    fc.property(fc.nat(5000), count, fc.integer({ min: 1, max: 3000 }), (requests, running, perTarget) => {
      const capacity = trackedCapacity(running, requestsPerTarget(requests, running), perTarget);
      expect(capacity).toBe(Math.ceil((requests * 60) / perTarget));
    }),
    { numRuns: 2000 },
  );
});

/** Steps without gaps from the threshold outwards, the outermost without an end. */
const stepPolicy: fc.Arbitrary<StepPolicy> = fc
  .record({
    threshold: fc.integer({ min: 20, max: 90 }),
    widths: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 4 }),
    adjustments: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 5, maxLength: 5 }),
    goesIn: fc.boolean(),
    adjustmentType: fc.constantFrom('ChangeInCapacity' as const, 'PercentChangeInCapacity' as const),
    minAdjustmentMagnitude: fc.nat(4),
  })
  .map(({ threshold, widths, adjustments, goesIn, ...rest }) => {
    const ends = widths.map((_, n) => widths.slice(0, n + 1).reduce((x, y) => x + y, 0));
    const steps = [...ends, undefined].map((end, n) => {
      const start = n === 0 ? 0 : ends[n - 1];
      return goesIn
        ? { lower: end === undefined ? undefined : -end, upper: n === 0 ? 0 : -start, adjustment: -adjustments[n] }
        : { lower: start, upper: end, adjustment: adjustments[n] };
    });
    const metric = 'ECSServiceAverageCPUUtilization';
    return { type: 'step', metric, threshold, steps, cooldownMs: 0, evaluationPeriods: 1, ...rest };
  });

const mirrored = (policy: StepPolicy): StepPolicy => ({
  ...policy,
  steps: policy.steps.map(({ lower, upper, adjustment }) => ({
    lower: upper === undefined ? undefined : 0 - upper,
    upper: lower === undefined ? undefined : 0 - lower,
    adjustment: -adjustment,
  })),
});

it('steps without gaps hold every metric on their side, and no other, whatever their order (AS-9)', () => {
  fc.assert(
    fc.property(stepPolicy, fc.integer({ min: 0, max: 200 }), count, (policy, metric, current) => {
      const goesIn = policy.steps[0].adjustment < 0;
      const { threshold } = policy;
      expect(breachesStep(policy, metric)).toBe(goesIn ? metric <= threshold : metric >= threshold);
      const reversed = { ...policy, steps: policy.steps.toReversed() };
      const wanted = stepAdjusted(policy, current, metric);
      expect(stepAdjusted(reversed, current, metric)).toBe(wanted);
      expect(Math.sign(wanted - current)).toBe(breachesStep(policy, metric) ? (goesIn ? -1 : 1) : 0);
    }),
    { numRuns: 1000 },
  );
});

it('what a step adds so far above the threshold its mirror takes so far below (AS-9)', () => {
  fc.assert(
    fc.property(stepPolicy, fc.integer({ min: -60, max: 60 }), count, (policy, distance, current) => {
      const wanted = stepAdjusted(policy, current, policy.threshold + distance);
      const other = stepAdjusted(mirrored(policy), current, policy.threshold - distance);
      expect(wanted - current).toBe(-(other - current) + 0);
    }),
    { numRuns: 1000 },
  );
});

it('of several policies the largest wins, and their order is nothing (AS-6)', () => {
  const verdict = fc.tuple(fc.nat(40), fc.boolean());
  fc.assert(
    fc.property(fc.nat(40), fc.array(verdict, { maxLength: 6 }), (current, verdicts) => {
      const combined = (of: typeof verdicts): number =>
        combinePolicies(
          current,
          of.map(([wanted]) => wanted),
          of.map(([, agrees]) => agrees),
        );
      const [outs, ins] = [verdicts.filter(([w]) => w > current), verdicts.filter(([w]) => w < current)];
      const largest = (of: typeof verdicts): number => Math.max(...of.map(([wanted]) => wanted));
      const agreed = ins.length > 0 && verdicts.every(([, agrees]) => agrees);
      expect(combined(verdicts)).toBe(outs.length > 0 ? largest(outs) : agreed ? largest(ins) : current);
      expect(combined(verdicts.toReversed())).toBe(combined(verdicts));
    }),
    { numRuns: 1000 },
  );
});

it('in the scale-out cooldown as much is added as the largest of the scale-outs asks for alone (AS-5)', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (from, additions) => {
      let current = from;
      let lastOutAtMs = -Infinity;
      additions.forEach((more, minute) => {
        const state = { lastOutAtMs, lastOutFrom: from, lastOutTo: current, lastInAtMs: -Infinity };
        current = Math.max(current, baseCapacity(current, state, Infinity, minute) + more);
        lastOutAtMs = minute;
      });
      expect(current).toBe(from + Math.max(...additions));
    }),
  );
});

it('a cooldown only ever lowers the base, and never below what there was before (AS-5)', () => {
  const time = fc.oneof(fc.constant(-Infinity), fc.integer({ min: 0, max: 900 }));
  const state = fc.record({ lastOutAtMs: time, lastOutFrom: fc.nat(20), lastOutTo: fc.nat(40), lastInAtMs: time });
  fc.assert(
    fc.property(fc.nat(40), state, fc.nat(400), fc.nat(400), (current, last, out, into) => {
      const base = baseCapacity(current, last, out, 1000);
      expect(base).toBeLessThanOrEqual(current);
      expect(base).toBeGreaterThanOrEqual(Math.min(current, last.lastOutFrom));
      if (1000 - last.lastOutAtMs >= out) expect(base).toBe(current);
      if (1000 - last.lastOutAtMs >= out && 1000 - last.lastInAtMs >= into)
        expect(mayScaleIn(last, out, into, 1000)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
