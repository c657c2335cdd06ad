import { defineRule } from '../define-rule.js';
import { isCalled, isExternal, listens } from '../subject/external.js';
import { askersOf } from '../subject/requests.js';

export const externalGoodFit = defineRule({
  code: 'L063',
  name: 'external-good-fit',
  severity: 'info',
  what: 'Tasks that nobody calls run on external instances: what ECS Anywhere is for.',
  why: 'Work at the edge, batch that must stay where its data is, and what sends its results out need no load balancer and no address in a VPC. While the link is down it goes on, but what ends is not restarted, and nothing new is placed.',
  rules: ['EX-1', 'EX-2', 'EX-4'],
  fix: 'Nothing. Let what must not stay down restart on the host by itself, and size the servers for all of it: none is added.',
  check: (scenario) =>
    askersOf(scenario).flatMap(({ kind, index, launch, name, path }) =>
      isExternal(launch) && !listens(scenario, launch) && !(kind === 'service' && isCalled(scenario, index))
        ? [
            {
              path: `${path}.launchType`,
              message: `${name} is called by nobody and runs on external instances: a good fit for ECS Anywhere.`,
              hint: 'Nothing to do. A linkLoss event shows what it does without its link.',
            },
          ]
        : [],
    ),
});
