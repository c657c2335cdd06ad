import { EXTERNAL_ENDPOINTS, externalEndpoint } from '../../../model/external-endpoint.js';
import { canRegister } from '../../../policy/external/reach.js';
import { defineRule } from '../define-rule.js';
import { listed } from '../subject/words.js';

/** What fails without each, as far as the instance is registered at all. */
const effects: Readonly<Record<string, string>> = {
  'ecs-a': 'its agent is never connected, so no task is placed there',
  'ecs-t': 'its tasks run, and CloudWatch has no metrics of them',
  ec2messages: 'Systems Manager sends it no commands',
  ssmmessages: 'there are no sessions and no ECS Exec',
};

export const externalEndpointsBlocked = defineRule({
  code: 'L064',
  name: 'external-endpoints-blocked',
  severity: 'error',
  what: 'An external instance cannot reach one of the six endpoints that ECS Anywhere needs.',
  why: 'An external instance calls out by HTTPS: to ecs to register and to report, to ecs-a for its tasks, to ecs-t for metrics, to ssm, ec2messages and ssmmessages for its credentials, which are new every 30 minutes.',
  rules: ['EX-1', 'EX-3'],
  fix: 'Allow outbound HTTPS (port 443) to all six.',
  check: ({ externalInstances, model }) =>
    externalInstances.flatMap(({ name, endpointsBlocked }) => {
      if (endpointsBlocked.length === 0) return [];
      const isBlocked = (endpoint: number): boolean => endpointsBlocked.includes(endpoint);
      const registers = canRegister(
        { linkLost: false, credentialsLost: false, isBlocked },
        model.externalCredentialEndpoints,
      );
      const blocked = EXTERNAL_ENDPOINTS.filter((endpoint) => isBlocked(externalEndpoint[endpoint]));
      const told = blocked.flatMap((endpoint) => effects[endpoint] ?? []);
      const effect = registers ? listed(told) : 'it cannot be registered, and has no task ever';
      return [
        {
          path: `externalInstances[${name}].ssm.endpointsBlocked`,
          message: `${name} does not reach ${listed(blocked)}: ${effect}.`,
          hint: 'Open port 443 to them, and remove ssm.endpointsBlocked.',
        },
      ];
    }),
});
