import type { HostPort } from '../../../model/roster.js';
import type { Scenario } from '../../../model/scenario.js';
import { defineRule } from '../define-rule.js';
import { peakOf, type Plan } from '../subject/plan.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { counted, listed } from '../subject/words.js';

export const staticPortAboveInstances = defineRule({
  code: 'L009',
  name: 'static-port-above-instances',
  severity: 'error',
  what: 'More tasks than instances want the same static host port.',
  why: 'A host port is taken once on an instance, whichever service takes it: there is one task of them for each instance, and the rest is "already using a port required by your task".',
  rules: ['RA-9'],
  fix: 'Use hostPort 0 or networkMode awsvpc, or allow as many instances as tasks.',
  check: (scenario, plan) =>
    distinctPorts(scenario).flatMap(({ port, protocol }) => {
      const users = usersOf(scenario, plan, { port, protocol });
      const groups = [...new Set(users.flatMap((user) => user.groups))];
      const instances = groups.reduce((sum, group) => sum + plan.greatestMaxSize[group], 0);
      const tasks = users.reduce((sum, { desired }) => sum + desired, 0);
      if (tasks <= instances) return [];
      return [
        {
          path: `${users[0].path}.desiredCount`,
          message: `${counted(tasks, 'task')} of ${listed(users.map(({ name }) => name))} want host port ${port}/${protocol}; ${listed(groups.map((g) => scenario.autoScalingGroups[g].name))} may have ${counted(instances, 'instance')}, each with one such port.`,
          hint: 'Let the host choose the port (hostPort 0), use awsvpc, or raise maxSize.',
        },
      ];
    }),
});

const distinctPorts = ({ taskDefinitions }: Scenario): readonly HostPort[] => [
  ...new Map(taskDefinitions.flatMap((t) => t.hostPorts).map((p) => [`${p.port}/${p.protocol}`, p])).values(),
];

const usersOf = (scenario: Scenario, plan: Plan, { port, protocol }: HostPort) =>
  replicasOf(scenario).flatMap(({ service, index, path }) => {
    const { hostPorts } = scenario.taskDefinitions[service.taskDefinition];
    const groups = targetsOf(scenario, service.launchPath).map(({ group }) => group);
    const { desired } = peakOf(plan, index);
    const uses = groups.length > 0 && hostPorts.some((p) => p.port === port && p.protocol === protocol);
    return uses ? [{ name: service.name, path, groups, desired }] : [];
  });
