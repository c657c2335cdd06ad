import type { Scenario } from '../../../model/scenario.js';
import { ceilDivide } from '../../../policy/ceil-divide.js';
import { defineRule } from '../define-rule.js';
import { burstsOn, greatest, instancesFor } from '../subject/needed-instances.js';
import type { Plan } from '../subject/plan.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { counted } from '../subject/words.js';

export const minimumStepOvershoots = defineRule({
  code: 'L024',
  name: 'minimum-step-overshoots',
  severity: 'warning',
  what: 'minimumScalingStepSize is above what any growth of this scenario needs.',
  why: 'M is at least N plus the minimum step as soon as one task waits, and the target is applied on top: every scale-out brings more instances than have work, and each idles for at least 15 minutes.',
  rules: ['MS-5', 'MS-23', 'MS-16'],
  fix: 'Lower minimumScalingStepSize to what a usual burst needs; 1 is the default.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, index, path }) => {
      const { minimumScalingStepSize: step, targetCapacity } = provider.managedScaling;
      const most = greatestGrowth(scenario, plan, index);
      if (step === 1 || most === 0 || step <= most) return [];
      const added = ceilDivide(step * 100, targetCapacity);
      return [
        {
          path: `${path}.managedScaling.minimumScalingStepSize`,
          message: `One waiting task brings ${counted(step, 'instance')}${added > step ? `, about ${added} with target ${targetCapacity}` : ''}; the largest growth here needs ${most}.`,
          hint: `Set minimumScalingStepSize to ${most} at most.`,
        },
      ];
    }),
});

/** The most instances that anything in the scenario may ask for at about one time. */
function greatestGrowth(scenario: Scenario, plan: Plan, provider: number): number {
  const bursts = burstsOn(scenario, plan, provider).map(({ needs }) =>
    needs.reduce((sum, { instances }) => sum + instances, 0),
  );
  // A minute of arrivals, with twice the mean for chance.
  const rated = scenario.workloads.map(({ arrivals }) => {
    if (arrivals.type === 'trace') return 0;
    const { ratePerMinute: rate, launch } = arrivals;
    return instancesFor(scenario, launch, provider)(Math.ceil(2 * (typeof rate === 'number' ? rate : rate.max)));
  });
  const scaled = scenario.services.map((service) => {
    const { minCapacity = 0, maxCapacity = 0 } = service.autoScaling ?? {};
    return instancesFor(scenario, service, provider)(maxCapacity - minCapacity);
  });
  return greatest([...bursts, ...rated, ...scaled]);
}
