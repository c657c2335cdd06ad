import { defineRule } from '../define-rule.js';
import { replicasOf } from '../subject/requests.js';
import { spanText } from '../subject/words.js';

export const noCircuitBreaker = defineRule({
  code: 'L051',
  name: 'no-circuit-breaker',
  severity: 'info',
  what: 'A service is deployed without a circuit breaker.',
  why: 'When the new revision does not start, ECS tries it for ever, with pauses of up to 27 minutes. Old tasks that must be replaced cannot be, so instances that drain wait up to 48 hours.',
  rules: ['SS-9', 'SS-11', 'SS-13', 'MS-53'],
  reports: ['aws/containers-roadmap#2467'],
  fix: 'Set deploymentCircuitBreaker: { enable: true, rollback: true }.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      const deploy = plan.whole.events.find((e) => e.type === 'deploy' && e.service === index);
      if (deploy === undefined || service.deployment.circuitBreaker !== undefined) return [];
      return [
        {
          path: `${path}.deploymentConfiguration`,
          message: `${service.name} is deployed at ${spanText(deploy.atMs)}, and nothing ends a deployment that fails.`,
          hint: 'Set deploymentCircuitBreaker: { enable: true, rollback: true }.',
        },
      ];
    }),
});
