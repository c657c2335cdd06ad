import { tasksPerInstance } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { daemonsOf, needsOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, targetsOf } from '../subject/requests.js';
import { counted, listed } from '../subject/words.js';

const LEAST_PERCENT = 20;

export const daemonsCostATask = defineRule({
  code: 'L016',
  name: 'daemons-cost-a-task',
  severity: 'info',
  what: 'Because of the daemons an instance holds fewer tasks, by a fifth or more.',
  why: 'ECS keeps the room of the daemons free before other tasks come. Managed scaling does not know that when it counts: it launches too few, and the rest waits for the next step.',
  rules: ['RA-17', 'SS-1', 'MS-5', 'MS-24'],
  fix: 'Make the task a little smaller, so that as many fit beside the daemons as without them.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const needs = needsOf(scenario, launch);
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      return targetsOf(scenario, launch.launchPath).flatMap(({ group }) => {
        const daemons = daemonsOf(scenario, group);
        return typesOf(scenario, group).flatMap(({ type, registered, free }) => {
          const without = tasksPerInstance(needs, registered);
          const beside = tasksPerInstance(needs, free);
          if (daemons.length === 0 || beside === 0 || (without - beside) * 100 < LEAST_PERCENT * without) return [];
          const names = listed(daemons.map(({ name }) => name));
          return [
            {
              path: `taskDefinitions[${family}]`,
              instead: path,
              message: `An instance of ${type.name} holds ${counted(beside, 'task')} of ${family} beside ${names}, and would hold ${without} without.`,
              hint: `Let ${family} ask for less, so that ${without} fit beside ${names}.`,
            },
          ];
        });
      });
    }),
});
