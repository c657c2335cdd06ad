import { defineRule } from '../define-rule.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { hasSpot } from '../subject/spot.js';
import { lateMs } from '../subject/times.js';
import { spanText } from '../subject/words.js';

export const stopLongerThanSpotNotice = defineRule({
  code: 'L052',
  name: 'stop-longer-than-spot-notice',
  severity: 'warning',
  what: 'A task on Spot takes longer to stop than Spot gives notice.',
  why: 'Two minutes after the notice the instance is gone. A stop is the deregistration delay of the load balancer, 300 s by default, then SIGTERM to SIGKILL.',
  rules: ['MS-62', 'MS-54'],
  fix: 'Let deregistrationDelay and stopTimeout together be under two minutes for services on Spot.',
  check: (scenario) =>
    replicasOf(scenario).flatMap(({ service, path }) => {
      const spot = targetsOf(scenario, service.launchPath).find(({ group }) =>
        hasSpot(scenario.autoScalingGroups[group]),
      );
      const { family, stopTime } = scenario.taskDefinitions[service.taskDefinition];
      const delayMs = service.deregistrationDelayMs ?? 0;
      const stopMs = delayMs + lateMs(stopTime);
      const { spotNoticeMs } = scenario.model;
      if (spot === undefined || stopMs <= spotNoticeMs) return [];
      const parts = delayMs === 0 ? '' : ` (${spanText(delayMs)} to deregister, ${spanText(lateMs(stopTime))} to stop)`;
      return [
        {
          path: delayMs === 0 ? `taskDefinitions[${family}].stopTimeout` : `${path}.loadBalancers`,
          message: `A task of ${service.name} takes up to ${spanText(stopMs)} to end${parts}; Spot takes an instance of ${scenario.autoScalingGroups[spot.group].name} back after ${spanText(spotNoticeMs)}.`,
          hint: `Shorten deregistrationDelay or stopTimeout to ${spanText(spotNoticeMs)} together.`,
        },
      ];
    }),
});
