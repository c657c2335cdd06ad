import { defineInterconnect, outsideVpc, withoutNetwork } from '../define-option.js';

/** Instances of a Cloud Map service (SD-7). */
const MOST_INSTANCES = 1000;

export const cloudMap = defineInterconnect({
  id: 'cloudMap',
  name: 'Cloud Map service discovery',
  does: 'A directory of tasks, by DNS or by API; the client picks one, balances and retries by itself.',
  refusals: [
    withoutNetwork(['IC-1', 'SD-1']),
    outsideVpc('service discovery'),
    {
      rules: ['SD-7'],
      applies: ({ tasks }) => tasks !== undefined && tasks > MOST_INSTANCES,
      text: `a Cloud Map service holds ${MOST_INSTANCES} instances: partition the service`,
    },
    {
      rules: ['SD-5'],
      applies: ({ fromInternet }) => fromInternet,
      text: 'it registers private addresses only, in public namespaces too',
    },
    {
      rules: ['IC-1'],
      applies: ({ crossAccount }) => crossAccount,
      text: 'tasks cannot register in a namespace that another account shares',
    },
    {
      rules: ['IC-1', 'SD-8'],
      applies: ({ tls }) => tls,
      text: 'it is a directory: encryption stays with the application',
    },
  ],
  notes: [
    {
      rules: ['SD-1'],
      applies: ({ networkMode }) => networkMode === 'bridge' || networkMode === 'host',
      text: 'in bridge and host mode there are SRV records only: the client must read the port from them',
    },
    {
      rules: ['SD-3', 'SD-4'],
      applies: () => true,
      text: 'a client keeps a task that has gone for the TTL; a sick one stays in answers for about 30 s before',
    },
    {
      rules: ['SD-8'],
      applies: () => true,
      text: 'no load balancing, no retries: the client does both',
    },
    {
      rules: ['SD-8'],
      applies: ({ crossVpc }) => crossVpc,
      text: 'between VPCs the routing and the hosted zone are yours',
    },
  ],
});
