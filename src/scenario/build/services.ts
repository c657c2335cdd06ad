import type { CircuitBreaker, Service, ServiceAutoScaling, ServiceScalingPolicy } from '../../model/scenario.js';
import { deploymentPercents } from '../deployment-percents.js';
import { whyNotRebalanced } from '../rebalancing.js';
import { revisionFamilies } from '../revisions.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildLaunch, clusterOf, type FileLaunch } from './launch.js';
import { buildLoad } from './load.js';

type FileService = ScenarioFile['services'][number];
type FilePolicy = NonNullable<FileService['autoScaling']>['policies'][number];

export const buildServices = (context: BuildContext): readonly Service[] =>
  context.file.services.map((service, n) => {
    const { file } = context;
    const families = revisionFamilies(service, file.events);
    const revisions = families.map((family) =>
      buildLaunch(context, { ...launchOf(service), taskDefinition: family }, `service:${service.name}`),
    );
    const defined = file.taskDefinitions.flatMap((t) => (families.includes(t.family) ? t.placementConstraints : []));
    const { availabilityZoneRebalancing: asked, deploymentConfiguration, loadBalancers } = service;
    return {
      ...revisions[0],
      name: service.name,
      clusterName: clusterOf(file, service.cluster).name,
      schedulingStrategy: service.schedulingStrategy,
      desiredCount: service.desiredCount ?? 0,
      revisions,
      deployment: {
        ...deploymentPercents(service),
        circuitBreaker: circuitBreakerOf(deploymentConfiguration.deploymentCircuitBreaker),
      },
      availabilityZoneRebalancing:
        asked === undefined ? whyNotRebalanced(service, defined) === undefined : asked === 'ENABLED',
      healthCheckGracePeriodMs: service.healthCheckGracePeriodSeconds * 1000,
      deregistrationDelayMs:
        loadBalancers.length === 0 ? undefined : Math.max(...loadBalancers.map((lb) => lb.deregistrationDelay)),
      load: service.load === undefined ? undefined : buildLoad(context, service.load, ['services', n, 'load']),
      autoScaling: service.autoScaling === undefined ? undefined : autoScalingOf(service.autoScaling),
    };
  });

/** A DAEMON with neither a strategy nor a launch type is on every ACTIVE instance of AWS (SS-1): the cluster's default does not narrow it. */
const launchOf = (service: FileService): FileLaunch =>
  service.schedulingStrategy === 'DAEMON' && (service.capacityProviderStrategy ?? []).length === 0
    ? { ...service, launchType: service.launchType ?? 'EC2' }
    : service;

function circuitBreakerOf(
  breaker: FileService['deploymentConfiguration']['deploymentCircuitBreaker'],
): CircuitBreaker | undefined {
  if (breaker?.enable !== true) return undefined;
  const { rollback, thresholdConfiguration: threshold, resetOnHealthyTask } = breaker;
  return { rollback, threshold, resetOnHealthyTask };
}

const autoScalingOf = ({
  minCapacity,
  maxCapacity,
  policies,
}: NonNullable<FileService['autoScaling']>): ServiceAutoScaling => ({
  minCapacity,
  maxCapacity,
  policies: policies.map(policyOf),
});

function policyOf(policy: FilePolicy): ServiceScalingPolicy {
  switch (policy.type) {
    case 'targetTracking': {
      const { scaleOutCooldown, scaleInCooldown, ...rest } = policy;
      return { ...rest, scaleOutCooldownMs: scaleOutCooldown, scaleInCooldownMs: scaleInCooldown };
    }
    case 'step': {
      const { cooldown, steps, ...rest } = policy;
      return {
        ...rest,
        steps: steps.map(({ lower, upper, adjustment }) => ({ lower, upper, adjustment })),
        cooldownMs: cooldown,
      };
    }
    case 'scheduled':
      return {
        type: policy.type,
        atMs: policy.at,
        everyMs: policy.every,
        minCapacity: policy.minCapacity,
        maxCapacity: policy.maxCapacity,
      };
  }
}
