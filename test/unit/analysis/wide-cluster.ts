import type { CapacityProvider, Scenario, ServiceScalingPolicy } from '../../../src/model/scenario.js';
import { smallCluster } from './small-cluster.js';

/** Places of the Fargate providers in the wide cluster. */
export const FARGATE = 2;
export const FARGATE_SPOT = 3;

const fargate = (name: 'FARGATE' | 'FARGATE_SPOT', { managedScaling }: CapacityProvider): CapacityProvider => ({
  name,
  autoScalingGroup: -1,
  fargate: name,
  managedScaling: { ...managedScaling, enabled: false },
  managedTerminationProtection: false,
  managedDraining: false,
});

const targetTracking: ServiceScalingPolicy = {
  type: 'targetTracking',
  metric: 'ECSServiceAverageCPUUtilization',
  targetValue: 60,
  scaleOutCooldownMs: 300_000,
  scaleInCooldownMs: 300_000,
  disableScaleIn: false,
};

/** The small cluster with Fargate beside it, a second revision (job) and a scaling policy for web-app. */
export function wideCluster(more: Partial<Scenario> = {}): Scenario {
  const base = smallCluster();
  return {
    ...base,
    capacityProviders: [
      ...base.capacityProviders,
      fargate('FARGATE', base.capacityProviders[0]),
      fargate('FARGATE_SPOT', base.capacityProviders[0]),
    ],
    services: base.services.map((service, n) =>
      n === 0
        ? {
            ...service,
            revisions: [...service.revisions, { ...service.revisions[0], taskDefinition: 1 }],
            autoScaling: { minCapacity: 1, maxCapacity: 3, policies: [targetTracking] },
          }
        : service,
    ),
    ...more,
  };
}
