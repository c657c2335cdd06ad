import { defineRule } from '../define-rule.js';
import { allowedGroups } from '../subject/allowed-groups.js';
import { placedRequestsOf, scalingTargetsOf } from '../subject/requests.js';

export const constraintsStopScaleOut = defineRule({
  code: 'L007',
  name: 'constraints-stop-scale-out',
  severity: 'warning',
  what: 'A memberOf constraint asks for something that a fresh instance does not have: a task of some group, for example.',
  why: 'Managed scaling judges a waiting task by instances that do not run anything yet. One that only an instance in use can satisfy counts as incompatible: the group never grows for it.',
  rules: ['MS-7', 'CO-8'],
  fix: 'Put the tasks that belong together into one task definition, or pick instances by an attribute.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path, name }) => {
      const allowed = allowedGroups(scenario, launch);
      const targets = scalingTargetsOf(scenario, launch.launchPath);
      if (targets.length === 0 || targets.some(({ group }) => allowed[group] !== 'later')) return [];
      return [
        {
          path: `${path}.placementConstraints`,
          message: `A fresh instance does not satisfy the constraints of ${name}, so ${scenario.capacityProviders[targets[0].provider].name} never scales out for it: its tasks run only where others already do.`,
          hint: 'Constrain by attributes of the instance, not by what runs on it.',
        },
      ];
    }),
});
