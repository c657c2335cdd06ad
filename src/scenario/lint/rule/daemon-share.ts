import { defineRule } from '../define-rule.js';
import { daemonsOf, parameters, typesOf } from '../subject/fit.js';
import { listed } from '../subject/words.js';

const MOST_PERCENT = 20;

export const daemonShare = defineRule({
  code: 'L015',
  name: 'daemon-share',
  severity: 'warning',
  what: 'Daemons take a fifth or more of an instance.',
  why: 'Every instance keeps CPU, memory and ENIs for its daemons, so small instances pay for them again and again. Daemons do not make an instance busy: they are no reason for it to stay.',
  rules: ['RA-17', 'MS-4'],
  fix: 'Take larger instances and fewer of them, or smaller daemons.',
  check: (scenario) =>
    scenario.autoScalingGroups.flatMap(({ name }, group) => {
      const daemons = daemonsOf(scenario, group);
      if (daemons.length === 0) return [];
      const names = listed(daemons.map((daemon) => daemon.name));
      const shares = typesOf(scenario, group).flatMap(({ type, registered, free }) =>
        parameters
          .slice(0, 4)
          .filter(({ key }) => registered[key] > 0)
          .map(({ key, text }) => ({
            percent: (100 * (registered[key] - free[key])) / registered[key],
            words: `${text(registered[key] - free[key])} of the ${text(registered[key])} of ${type.name}`,
          })),
      );
      const most = shares.toSorted((a, b) => b.percent - a.percent).at(0);
      if (most === undefined || most.percent < MOST_PERCENT) return [];
      return [
        {
          path: `services[${daemons[0].name}].taskDefinition`,
          message: `On each instance of ${name} ${names} ${daemons.length === 1 ? 'takes' : 'take'} ${most.words}: ${Math.floor(most.percent)} %.`,
          hint: 'Take larger instance types, so that there are fewer copies of the daemons.',
        },
      ];
    }),
});
