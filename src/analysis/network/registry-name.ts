import type { TargetSummary } from './network-summary.js';

/** Where tasks are registered, as AWS calls it. */
export const registryName: Readonly<Record<TargetSummary['kind'], string>> = {
  cloudMap: 'Cloud Map',
  serviceConnect: 'Service Connect',
  loadBalancer: 'target group',
};
