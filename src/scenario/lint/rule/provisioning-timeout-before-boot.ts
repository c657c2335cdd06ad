import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { lateMs, leastMs } from '../subject/times.js';
import { spanText } from '../subject/words.js';

const MINUTE_MS = 60_000;

export const provisioningTimeoutBeforeBoot = defineRule({
  code: 'L031',
  name: 'provisioning-timeout-before-boot',
  severity: 'warning',
  what: 'A task may be stopped before the instance that was launched for it has registered.',
  why: 'A task waits 10 to 30 minutes in PROVISIONING, which cannot be changed. The metric, the alarm, the boot and the next placement together may take longer.',
  rules: ['MS-38', 'MS-17', 'MS-40'],
  reports: ['aws/containers-roadmap#2381'],
  fix: 'Make instances boot faster (a prepared image, a warm pool), or keep spare ones with targetCapacity below 100.',
  check: (scenario) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group }) => {
      const { provisioningTimeout, alarmDelayMs, placementRetryMs } = scenario.model;
      if (provisioningTimeout === undefined) return [];
      const launchMs = lateMs(group.warmPool?.startTime ?? group.bootTime);
      const waitMs = MINUTE_MS + alarmDelayMs + launchMs + placementRetryMs;
      if (waitMs <= leastMs(provisioningTimeout)) return [];
      return [
        {
          path: `autoScalingGroups[${group.name}].bootTime`,
          message: `From a waiting task to an instance of ${provider.name} that can take it: up to ${spanText(waitMs)} (metric, alarm, boot ${spanText(launchMs)}, placement). A task may leave PROVISIONING after ${spanText(leastMs(provisioningTimeout))}.`,
          hint: 'Shorten the boot, use a warm pool, or keep spare instances.',
        },
      ];
    }),
});
