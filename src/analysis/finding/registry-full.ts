import { MOST_REGISTERED } from '../../policy/network/quotas.js';
import { finding } from '../finding-codes.js';
import { targetName } from '../read-trace.js';
import type { FindingRule } from './run-end.js';

/** More tasks than a Cloud Map service holds. */
export const registryFull: FindingRule = ({ scenario, network }) =>
  scenario.network.targets.flatMap(({ kind, service }, k) => {
    if (kind === 'loadBalancer' || network.peak[k] <= MOST_REGISTERED) return [];
    const { name } = scenario.services[service];
    return [
      finding(
        'R023',
        'warning',
        `services[${name}].${kind === 'cloudMap' ? 'serviceRegistries' : 'serviceConnectConfiguration'}`,
        `${network.peak[k]} tasks of ${name} were registered as ${targetName(scenario, k)} at once; a Cloud Map service holds ${MOST_REGISTERED}.`,
        kind === 'cloudMap'
          ? 'Split the service into several, or use Service Connect with several services.'
          : 'Split the service into several.',
      ),
    ];
  });
