import { ceilDivide } from '../../../policy/ceil-divide.js';
import { defineRule } from '../define-rule.js';
import { burstsOn } from '../subject/needed-instances.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { leastMs } from '../subject/times.js';
import { counted, instantText, spanText } from '../subject/words.js';

export const maximumStepTooSmall = defineRule({
  code: 'L025',
  name: 'maximum-step-too-small',
  severity: 'warning',
  what: 'A burst needs so many scale-out steps that its tasks time out before the last.',
  why: 'A step brings at most maximumScalingStepSize instances (and the target on top), and the next waits until all of them are past their warm-up. Tasks leave PROVISIONING after 10 to 30 minutes.',
  rules: ['MS-5', 'MS-23', 'MS-24', 'MS-38'],
  reports: ['aws/containers-roadmap#960', 'aws/containers-roadmap#633'],
  fix: 'Raise maximumScalingStepSize, shorten the warm-up to the boot time, or let the burst come in waves.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, index, path }) => {
      const { maximumScalingStepSize: step, instanceWarmupPeriodMs, targetCapacity } = provider.managedScaling;
      const { provisioningTimeout } = scenario.model;
      if (provisioningTimeout === undefined) return [];
      const added = ceilDivide(step * 100, targetCapacity);
      const slow = burstsOn(scenario, plan, index)
        .map((burst) => ({ ...burst, steps: ceilDivide(burst.instances, added) }))
        .toSorted((a, b) => b.steps - a.steps)
        .at(0);
      const lastMs = ((slow?.steps ?? 0) - 1) * instanceWarmupPeriodMs;
      if (slow === undefined || lastMs <= leastMs(provisioningTimeout)) return [];
      return [
        {
          path: `${path}.managedScaling.maximumScalingStepSize`,
          message: `The burst ${instantText(slow.atMs)} needs ${counted(slow.instances, 'instance')}: ${slow.steps} steps of ${added}, the last ${spanText(lastMs)} after the first. Tasks may leave PROVISIONING after ${spanText(leastMs(provisioningTimeout))}.`,
          hint: `Raise maximumScalingStepSize, or shorten the warm-up of ${spanText(instanceWarmupPeriodMs)}.`,
        },
      ];
    }),
});
