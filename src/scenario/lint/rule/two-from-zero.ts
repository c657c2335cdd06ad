import { defineRule } from '../define-rule.js';
import { mayBeEmpty } from '../subject/at-zero.js';
import { burstsOn, greatest } from '../subject/needed-instances.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { counted, spanText } from '../subject/words.js';

export const twoFromZero = defineRule({
  code: 'L023',
  name: 'two-from-zero',
  severity: 'info',
  what: 'A group may have to scale out from zero, for a burst that does not need two instances.',
  why: 'From zero the metric is 200 whatever waits, so the first step is two instances. If one is enough the other idles for at least 15 minutes; if more are needed the next step waits for the warm-up of the first two.',
  rules: ['MS-33', 'MS-34', 'MS-9', 'MS-22', 'MS-24'],
  reports: ['aws/containers-roadmap#1716', 'aws/containers-roadmap#961', 'aws/containers-roadmap#653'],
  fix: 'Keep minSize 1 where tasks may not wait; a shorter warm-up, of the boot time, brings the second step sooner.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, index, group, path }) => {
      const { targetCapacity, instanceWarmupPeriodMs } = provider.managedScaling;
      const loops = targetCapacity < 100 && scenario.model.emptyMetric === '100';
      const g = provider.autoScalingGroup;
      if (loops || plan.greatestMaxSize[g] < 2 || !mayBeEmpty(scenario, plan, g)) return [];
      const most = greatest(burstsOn(scenario, plan, index).map(({ instances }) => instances));
      if (most === 0 || most === 2) return [];
      const then =
        most === 1
          ? 'a burst here needs 1, and the other idles for at least 15 m'
          : `a burst here needs ${counted(most, 'instance')}, and the rest comes ${spanText(instanceWarmupPeriodMs)} later at the soonest`;
      return [
        {
          path: `autoScalingGroups[${group.name}].minSize`,
          message: `From zero ${provider.name} always launches two instances: ${then}.`,
          hint:
            most === 1
              ? 'Set maxSize 1 where one instance is always enough, or keep one with minSize 1.'
              : `Shorten ${path}.managedScaling.instanceWarmupPeriod to the boot time, or keep instances with minSize.`,
        },
      ];
    }),
});
