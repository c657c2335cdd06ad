import { defineRule } from '../define-rule.js';
import { allowedGroups } from '../subject/allowed-groups.js';
import { requestsOf, targetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

/** Where some of several groups is allowed it is weights-blind-to-fit. */
export const constraintsNeverMet = defineRule({
  code: 'L006',
  name: 'constraints-never-met',
  severity: 'error',
  what: 'No instance that a launch may use can ever satisfy its memberOf constraints.',
  why: 'Constraints are binding. Managed scaling takes them into account too, and does not scale out for tasks that the types of the group do not satisfy. An instance without the attribute is in no set, also of !=.',
  rules: ['CO-2', 'CO-7', 'MS-7', 'PL-1'],
  fix: 'Correct the expression, or give the group the attribute, the zone or the type that it names.',
  check: (scenario) =>
    requestsOf(scenario).flatMap(({ launch, path, name, daemon }) => {
      const allowed = allowedGroups(scenario, launch);
      const targets = targetsOf(scenario, launch.launchPath);
      if (targets.length === 0 || targets.some(({ group }) => allowed[group] !== 'never')) return [];
      const expressions = launch.placementConstraints.flatMap((c) => (c.type === 'memberOf' ? [c.expression] : []));
      const groups = listed(targets.map(({ group }) => scenario.autoScalingGroups[group].name));
      return [
        {
          path: `${path}.placementConstraints`,
          message: `No instance of ${groups} is a member of ${listed(expressions)}: ${daemon ? `the daemon ${name} runs nowhere` : `tasks of ${name} can never be placed`}.`,
          hint: 'Compare the expression with the attributes, zones and types of the groups.',
        },
      ];
    }),
});
