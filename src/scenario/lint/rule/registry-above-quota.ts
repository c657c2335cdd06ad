import { MOST_REGISTERED } from '../../../policy/network/quotas.js';
import { defineRule } from '../define-rule.js';
import { mostTasks } from '../subject/proxy-load.js';

export const registryAboveQuota = defineRule({
  code: 'L066',
  name: 'registry-above-quota',
  severity: 'warning',
  what: 'A service may have more tasks than its Cloud Map service holds.',
  why: 'A Cloud Map service holds 1,000 instances, and the quota is hard. Tasks beyond it cannot be found.',
  rules: ['SD-7', 'SC-12'],
  fix: 'Split the service into several; without service discovery a load balancer takes more.',
  check: ({ services, network: { targets } }) =>
    targets.flatMap(({ kind, service }) => {
      const { name } = services[service];
      const most = mostTasks(services[service]);
      if (kind === 'loadBalancer' || most <= MOST_REGISTERED) return [];
      const key = kind === 'cloudMap' ? 'serviceRegistries' : 'serviceConnectConfiguration';
      return [
        {
          path: `services[${name}].${key}`,
          message: `${name} may have ${most} tasks, and a Cloud Map service holds ${MOST_REGISTERED}.`,
          hint:
            kind === 'cloudMap'
              ? 'Split it into several services, or use Service Connect with several services.'
              : 'Split it into several services.',
        },
      ];
    }),
});
