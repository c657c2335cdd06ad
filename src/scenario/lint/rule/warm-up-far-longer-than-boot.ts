import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { lateMs } from '../subject/times.js';
import { spanText } from '../subject/words.js';

const LONG_MS = 600_000;
const FAR = 4;

export const warmUpFarLongerThanBoot = defineRule({
  code: 'L027',
  name: 'warm-up-far-longer-than-boot',
  severity: 'info',
  what: 'instanceWarmupPeriod is ten minutes or more, and over four times what an instance takes to register.',
  why: 'The warm-up is no delay of the metric. It blocks the next scale-out, and scale-in too, from the launch of the last instance on: what waits meanwhile waits for nothing.',
  rules: ['MS-24', 'MS-25'],
  reports: ['hashicorp/terraform-provider-aws#39420', 'aws/containers-roadmap#961'],
  fix: 'Set the warm-up to a little more than launch to registered.',
  check: (scenario) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      const { instanceWarmupPeriodMs } = provider.managedScaling;
      const bootMs = lateMs(group.bootTime);
      if (instanceWarmupPeriodMs < LONG_MS || instanceWarmupPeriodMs <= FAR * bootMs) return [];
      return [
        {
          path: `${path}.managedScaling.instanceWarmupPeriod`,
          message: `After each scale-out ${provider.name} does nothing for ${spanText(instanceWarmupPeriodMs)}; an instance of ${group.name} is registered after ${spanText(bootMs)}.`,
          hint: `Set instanceWarmupPeriod to a little more than ${Math.ceil(bootMs / 1000)}.`,
        },
      ];
    }),
});
