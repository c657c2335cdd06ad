import { tasksPerInstance } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { daemonsOf, lackingIn, sizeOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, targetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const daemonsLeaveNoRoom = defineRule({
  code: 'L003',
  name: 'daemons-leave-no-room',
  severity: 'error',
  what: 'A task fits an empty instance, but not beside the daemons that every instance runs.',
  why: 'ECS keeps the CPU, memory and ENI of daemon tasks free on each instance before other tasks are placed. Managed scaling does not count them: it launches instances that cannot run the task.',
  rules: ['RA-17', 'SS-1', 'MS-6'],
  fix: 'Make the task smaller by what the daemons take, or take a larger type.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const needs = sizeOf(scenario, launch);
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      return targetsOf(scenario, launch.launchPath).flatMap(({ group }) => {
        const daemons = daemonsOf(scenario, group);
        const types = typesOf(scenario, group);
        const holds = types.find(({ registered }) => tasksPerInstance(needs, registered) > 0);
        if (daemons.length === 0 || holds === undefined || types.some(({ free }) => tasksPerInstance(needs, free) > 0))
          return [];
        const lacking = lackingIn(needs, holds.free);
        const needed = listed(lacking.map(({ key, text }) => text(needs[key])));
        const left = listed(lacking.map(({ key, text }) => text(holds.free[key])));
        return [
          {
            path: `taskDefinitions[${family}]`,
            instead: path,
            message: `A task of ${family} needs ${needed}; beside ${listed(daemons.map(({ name }) => name))} an instance of ${scenario.autoScalingGroups[group].name} has ${left}. It can never run there.`,
            hint: `Make the task fit ${left}, or take a larger instance type.`,
          },
        ];
      });
    }),
});
