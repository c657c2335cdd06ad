import { defineRule } from '../define-rule.js';
import { extremes } from '../../../policy/capacity/per-instance.js';
import { lackingIn, sizeOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, scalingTargetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const taskLargerThanRegisteredMemory = defineRule({
  code: 'L002',
  name: 'task-larger-than-registered-memory',
  severity: 'error',
  what: 'A task fits the memory of an instance type, but not what its instances register.',
  why: 'EC2 states 8192 MiB for an m5.large; the ECS agent registers what the kernel leaves, about 7680, less ecsReservedMemory. Managed scaling may count with the nominal memory: it then launches instance after instance, up to maxSize, and none can run the task.',
  rules: ['RA-2', 'MS-5'],
  fix: 'Ask for no more than the type registers, or take a larger type.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const { family, memoryMiB } = scenario.taskDefinitions[launch.taskDefinition];
      return scalingTargetsOf(scenario, launch.launchPath).flatMap(({ group, provider }) => {
        const types = typesOf(scenario, group);
        const tooSmall = types.filter(({ registered }) => registered.memoryMiB < memoryMiB);
        const { smallest } = extremes(types.map(({ counted }) => counted));
        // What does not fit as managed scaling counts is left out by it.
        if (tooSmall.length === 0 || lackingIn(sizeOf(scenario, launch), smallest).length > 0) return [];
        const { name, maxSize } = scenario.autoScalingGroups[group];
        const registers = listed(
          tooSmall.map(
            ({ type, counted, registered }) =>
              `${type.name} has ${counted.memoryMiB} MiB but registers ${registered.memoryMiB}`,
          ),
        );
        const least = Math.min(...tooSmall.map(({ registered }) => registered.memoryMiB));
        return [
          {
            path: `taskDefinitions[${family}].memory`,
            instead: path,
            message: `A task of ${family} needs ${memoryMiB} MiB; ${registers}. ${scenario.capacityProviders[provider].name} scales ${name} out for it, up to maxSize ${maxSize}, in vain.`,
            hint: `Ask for at most ${least} MiB, or take a larger instance type.`,
          },
        ];
      });
    }),
});
