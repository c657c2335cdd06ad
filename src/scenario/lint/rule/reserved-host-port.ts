import { RESERVED_PORTS } from '../../../model/roster.js';
import { defineRule } from '../define-rule.js';
import { requestsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const reservedHostPort = defineRule({
  code: 'L008',
  name: 'reserved-host-port',
  severity: 'error',
  what: 'A task asks for a host port that the ECS agent and the host keep for themselves.',
  why: 'TCP ports 22, 2375, 2376, 51678 and 51679 are registered as taken on every instance. The task fits nowhere.',
  rules: ['RA-8', 'RA-9'],
  fix: 'Take another host port; hostPort 0 takes any that is free.',
  check: (scenario) =>
    requestsOf(scenario).flatMap(({ launch, path }) => {
      const { family, hostPorts, networkMode } = scenario.taskDefinitions[launch.taskDefinition];
      const taken = hostPorts.filter((p) => RESERVED_PORTS.some((r) => r.port === p.port && r.protocol === p.protocol));
      if (taken.length === 0) return [];
      return [
        {
          path: `taskDefinitions[${family}].containerDefinitions`,
          instead: path,
          message: `Host port ${listed(taken.map(({ port, protocol }) => `${port}/${protocol}`))} of ${family} is reserved on every instance: the task can never be placed.`,
          hint: networkMode === 'host' ? 'Listen on another port.' : 'Take another hostPort, or 0 for any.',
        },
      ];
    }),
});
