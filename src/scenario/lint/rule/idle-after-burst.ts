import { defineRule } from '../define-rule.js';
import { burstsOn } from '../subject/needed-instances.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { typicalMs } from '../subject/times.js';
import { counted, spanText } from '../subject/words.js';

const LOW_ALARM_MS = 900_000;

export const idleAfterBurst = defineRule({
  code: 'L032',
  name: 'idle-after-burst',
  severity: 'info',
  what: 'Instances are launched for a burst, and idle longer after it than they worked.',
  why: 'The low alarm needs 15 datapoints of a minute and cannot be tuned. Instances of a short burst are paid for a quarter of an hour after it, each time.',
  rules: ['MS-16', 'MS-32'],
  reports: ['aws/containers-roadmap#1220', 'aws/containers-roadmap#638', 'aws/containers-roadmap#1928'],
  fix: 'Run short bursts on Fargate, or let bursts follow one another on the same instances.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, index, group }) => {
      const needs = burstsOn(scenario, plan, index).flatMap((burst) => burst.needs);
      const { desiredCapacity } = plan.whole.autoScalingGroups[provider.autoScalingGroup];
      const room = plan.greatestMaxSize[provider.autoScalingGroup] - desiredCapacity;
      return needs.flatMap(({ surge, instances }) => {
        const { everyMs, times, runTime, name, path } = surge;
        if (runTime === undefined) return [];
        const more = Math.min(instances, room);
        const workMs = typicalMs(runTime);
        const idleMs = Math.min(LOW_ALARM_MS, (everyMs ?? Infinity) - workMs);
        if (more <= 0 || idleMs <= workMs) return [];
        const again = times > 1 ? `: ${times} times in this run` : '';
        return [
          {
            path,
            message: `${name} works ${spanText(workMs)} on ${counted(more, 'instance')} of ${group.name}, which then ${more === 1 ? 'idles' : 'idle'} for at least ${spanText(idleMs)}${again}.`,
            hint: 'Compare with Fargate: launchType FARGATE for these tasks.',
          },
        ];
      });
    }),
});
