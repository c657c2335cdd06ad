import { extremes, tasksPerInstance } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { needsOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, scalingTargetsOf } from '../subject/requests.js';

export const smallerTypeFirst = defineRule({
  code: 'L028',
  name: 'smaller-type-first',
  severity: 'warning',
  what: 'A group launches a smaller type first than managed scaling counts with.',
  why: 'M is computed with the largest CPU, memory and ENIs over the types of the group; what is launched is the first type that can be had. Each step then brings too little, and the next waits for the warm-up.',
  rules: ['MS-5', 'MS-59', 'MS-60'],
  fix: 'Put the largest type first, or give a group types of one size.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch }) => {
      const needs = needsOf(scenario, launch);
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      return scalingTargetsOf(scenario, launch.launchPath).flatMap(({ group }) => {
        const types = typesOf(scenario, group);
        const { smallest, largest } = extremes(types.map((type) => type.counted));
        const each = tasksPerInstance(needs, types[0].counted);
        const counted = tasksPerInstance(needs, largest);
        if (tasksPerInstance(needs, smallest) === 0 || each >= counted) return [];
        const { name } = scenario.autoScalingGroups[group];
        return [
          {
            path: `autoScalingGroups[${name}].instanceTypes`,
            message: `Managed scaling counts on ${counted} tasks of ${family} an instance of ${name}; the first type, ${types[0].type.name}, holds ${each}.`,
            hint: 'Put larger types first, or make all types of one size.',
          },
        ];
      });
    }),
});
