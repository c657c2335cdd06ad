import type { Chance } from './chance.js';
import type { Draft, DrawnDefinition, DrawnService, Json } from './draft.js';
import { definitionsFor, drawConstraints, drawPath, drawPlacement, goesToFargate } from './launch.js';
import { drawAutoScaling, drawLoad } from './service-scaling.js';
import { isRebalanced, reaches } from './suits.js';
import { durationText } from './times.js';

export function drawServices(draft: Draft): Json {
  const count = draft.chances('services').oneOf([0, 1, 1, 2, 2, 3, 4]);
  for (let n = 0; n < count; n++) {
    const chance = draft.chances(`service ${n}`);
    const name = `svc-${draft.services.length}`;
    const service =
      draft.has('daemons') && chance.maybe(0.35) ? drawDaemon(chance, draft, name) : drawReplica(chance, draft, name);
    if (service !== undefined) draft.services.push(service);
  }
  return draft.services.length > 0 ? { services: draft.services } : {};
}

/** SS-1: it chooses no place and no count. */
function drawDaemon(chance: Chance, draft: Draft, name: string): DrawnService | undefined {
  const path = drawPath(chance, draft);
  if (goesToFargate(path, { ...draft, defaultStrategy: [] })) return undefined;
  const definitions = path.launchType === 'EXTERNAL' ? definitionsFor(path, draft) : draft.definitions;
  if (definitions.length === 0) return undefined;
  const least = chance.whole(0, 100);
  return {
    name,
    taskDefinition: chance.oneOf(definitions).family,
    schedulingStrategy: 'DAEMON',
    ...path,
    ...(chance.maybe(0.3) && { placementConstraints: drawConstraints(chance, draft) }),
    ...(draft.has('deploymentConfiguration') && {
      deploymentConfiguration: {
        ...(chance.maybe() && { minimumHealthyPercent: least }),
        ...(chance.maybe(0.3) && { maximumPercent: 100 }),
      },
    }),
  };
}

function drawReplica(chance: Chance, draft: Draft, name: string): DrawnService | undefined {
  const { has } = draft;
  const path = drawPath(chance, draft);
  const definitions = definitionsFor(path, draft);
  if (definitions.length === 0) return undefined;
  const definition = chance.oneOf(definitions);
  const loaded = (has('load') && chance.maybe(0.7)) || (has('autoScaling') && chance.maybe(0.7));
  const load = loaded ? drawLoad(chance, draft) : undefined;
  const service: DrawnService = {
    name,
    taskDefinition: definition.family,
    desiredCount: chance.oneOf([0, 1, 2, 3, 6, 12]),
    ...(chance.maybe(0.2) && { schedulingStrategy: 'REPLICA' }),
    ...path,
    ...drawPlacement(chance, draft, path),
    ...drawDeployments(chance, draft),
    ...(has('loadBalancers') &&
      chance.maybe(0.7) &&
      path.launchType !== 'EXTERNAL' &&
      drawBalancers(chance, definition)),
    ...(load !== undefined && { load }),
    ...(has('autoScaling') && chance.maybe(0.8) && { autoScaling: drawAutoScaling(chance, draft, load, definition) }),
  };
  const rebalancing = isRebalanced(service, [definition]) ? ['ENABLED', 'DISABLED'] : ['DISABLED'];
  const says = has('rebalancing') && chance.maybe(0.7);
  return says ? { ...service, availabilityZoneRebalancing: chance.oneOf(rebalancing) } : service;
}

function drawDeployments(chance: Chance, { has }: Draft): Json {
  if (!has('deploymentConfiguration')) return {};
  const breaker = {
    enable: chance.maybe(0.8),
    rollback: chance.maybe(0.7),
    ...(chance.maybe() && { thresholdConfiguration: drawThreshold(chance) }),
    ...(chance.maybe() && { resetOnHealthyTask: chance.maybe() }),
  };
  return {
    deploymentConfiguration: {
      ...(chance.maybe() && { minimumHealthyPercent: chance.oneOf([0, 34, 50, 100]) }),
      ...(chance.maybe() && { maximumPercent: chance.oneOf([100, 150, 200, 400]) }),
      ...(has('breaker') && { deploymentCircuitBreaker: breaker }),
    },
    ...(chance.maybe(0.3) && { healthCheckGracePeriodSeconds: chance.whole(0, 300) }),
  };
}

const drawThreshold = (chance: Chance): Json => ({
  type: chance.oneOf(['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT']),
  value: chance.oneOf([1, 3, 50]),
});

function drawBalancers(chance: Chance, definition: DrawnDefinition): Pick<DrawnService, 'loadBalancers'> {
  const containers = definition.containerDefinitions ?? [];
  const container = containers.find(({ portMappings = [] }) => portMappings.length > 0);
  const port = container?.portMappings?.at(0)?.containerPort ?? 8000;
  const balancer = {
    ...(chance.maybe(0.3) && { targetGroupArn: 'arn:of-a-target-group' }),
    ...((container !== undefined || containers.length === 0) &&
      chance.maybe() && { containerName: container?.name ?? 'app' }),
    ...((container !== undefined || containers.length === 0) && chance.maybe() && { containerPort: port }),
    ...(chance.maybe(0.7) && { deregistrationDelay: durationText(chance, chance.oneOf([0, 30, 300])) }),
  };
  return reaches(balancer, definition) ? { loadBalancers: [balancer] } : {};
}
