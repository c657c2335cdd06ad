import { defineRule } from '../define-rule.js';
import { chainText } from '../subject/chain.js';
import { placedRequestsOf } from '../subject/requests.js';

export const strategyNeverAsked = defineRule({
  code: 'L040',
  name: 'strategy-never-asked',
  severity: 'warning',
  what: 'A placement strategy stands where it decides nothing: after random, or a second time.',
  why: 'Each strategy of the chain chooses among what the one before it left. Random leaves one instance, and the same question twice has the same answer.',
  rules: ['PL-7', 'PL-6'],
  fix: 'Remove it, or put it first.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path, name }) => {
      const { placementStrategy: chain } = launch;
      const texts = chain.map((strategy) => chainText([strategy]));
      const useless = chain.findIndex(
        (_, n) => texts.indexOf(texts[n]) < n || chain.slice(0, n).some(({ type }) => type === 'random'),
      );
      if (useless < 0) return [];
      return [
        {
          path: `${path}.placementStrategy[${useless}]`,
          message: `${name} is placed by ${chainText(chain)}: ${texts[useless]} in place ${useless + 1} decides nothing.`,
          hint: 'Remove it, or put it before the others.',
        },
      ];
    }),
});
