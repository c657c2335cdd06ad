import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { lateMs } from '../subject/times.js';
import { spanText } from '../subject/words.js';

export const warmUpShorterThanBoot = defineRule({
  code: 'L026',
  name: 'warm-up-shorter-than-boot',
  severity: 'warning',
  what: 'instanceWarmupPeriod is shorter than an instance takes to register.',
  why: 'After the warm-up the next step is computed. Instances that are InService but not registered count in N and take no task, so the same tasks are counted as missing again: more is launched than is needed.',
  rules: ['MS-3', 'MS-24'],
  reports: ['aws/containers-roadmap#945', 'hashicorp/terraform-provider-aws#39420'],
  fix: 'Set the warm-up to a little more than launch to registered: the default is 300 s.',
  check: (scenario) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      const { instanceWarmupPeriodMs } = provider.managedScaling;
      const bootMs = lateMs(group.bootTime);
      if (instanceWarmupPeriodMs >= bootMs) return [];
      const word = group.bootTime.distribution === 'constant' ? '' : ' (one in twenty longer)';
      return [
        {
          path: `${path}.managedScaling.instanceWarmupPeriod`,
          message: `The warm-up of ${spanText(instanceWarmupPeriodMs)} ends before an instance of ${group.name} has registered, ${spanText(bootMs)} after its launch${word}: ${provider.name} scales out again for the same tasks.`,
          hint: `Set instanceWarmupPeriod to at least ${Math.ceil(bootMs / 1000)}.`,
        },
      ];
    }),
});
