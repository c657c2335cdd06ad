import { tasksPerInstance } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { needsOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, targetsOf } from '../subject/requests.js';

export const eniDensity = defineRule({
  code: 'L014',
  name: 'eni-density',
  severity: 'warning',
  what: 'Network interfaces run out on an instance before CPU and memory do.',
  why: 'Each awsvpc task takes an ENI. Without trunking an instance has its maximum less one: 2 on an m5.large. The rest of its CPU and memory is paid for and not used.',
  rules: ['RA-12', 'RA-13'],
  fix: 'Turn account.awsvpcTrunking on (types that qualify, instances launched afterwards), use bridge mode, or take another type.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const needs = needsOf(scenario, launch);
      if (needs.enis === 0 || needs.distinctInstance) return [];
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      return targetsOf(scenario, launch.launchPath).flatMap(({ group }) =>
        typesOf(scenario, group).flatMap(({ type, free }) => {
          const byRoom = tasksPerInstance({ ...needs, enis: 0 }, free);
          const all = tasksPerInstance(needs, free);
          if (all === 0 || all >= byRoom || byRoom === Number.MAX_SAFE_INTEGER) return [];
          const trunked = type.awsvpcTasksTrunked;
          const hint =
            !scenario.account.awsvpcTrunking && trunked !== undefined
              ? `With account.awsvpcTrunking: enabled ${type.name} has ENIs for ${trunked} tasks.`
              : `Use networkMode bridge, or a type with more ENIs for its size${trunked === undefined ? `: ${type.name} cannot have trunking` : ''}.`;
          return [
            {
              path: `taskDefinitions[${family}].networkMode`,
              instead: path,
              message: `One ${type.name} of ${scenario.autoScalingGroups[group].name} has room for ${byRoom} tasks of ${family} by CPU and memory, and ENIs for ${all}.`,
              hint,
            },
          ];
        }),
      );
    }),
});
