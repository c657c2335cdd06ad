import { defineRule } from '../define-rule.js';
import { isCalled, isExternal } from '../subject/external.js';
import { replicasOf } from '../subject/requests.js';

export const externalBadFit = defineRule({
  code: 'L062',
  name: 'external-bad-fit',
  severity: 'warning',
  what: 'A service that is called over the network runs on external instances.',
  why: 'No load balancer, no service discovery and no Service Connect reaches a task outside the VPC: whoever calls must know the server, and calls the same one when its task is gone. There is no capacity provider either: more load finds no more servers.',
  rules: ['EX-1', 'EX-2'],
  fix: 'Run what is called on EC2 or Fargate. On external instances leave what gets its own work: a queue, a timer, the machines around it.',
  check: (scenario) =>
    replicasOf(scenario).flatMap(({ service, index, path }) =>
      isExternal(service) && isCalled(scenario, index)
        ? [
            {
              path: `${path}.launchType`,
              message: `${service.name} answers requests, and nothing balances them over external instances: a bad fit for ECS Anywhere.`,
              hint: 'Use launchType EC2 or FARGATE for it, or let it fetch its work from a queue.',
            },
          ]
        : [],
    ),
});
