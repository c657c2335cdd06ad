import type { Chance } from './chance.js';
import type { Draft, DrawnGroup, DrawnProvider, DrawnService, Json } from './draft.js';
import { drawPolicies } from './groups.js';
import { drawChain, drawConstraints, goesToFargate, ZONE_SPREAD } from './launch.js';
import { drawStrategy, isFargate } from './providers.js';
import { drawCurve, drawLoad } from './service-scaling.js';
import { isRebalanced } from './suits.js';
import { drawAt, drawDistribution } from './times.js';

type Update = readonly [path: string, value: unknown];

/** Settings that change while it runs. What is valid by itself must be valid after all updates before it. */
export function drawUpdates(draft: Draft): void {
  const { chances, has, groups, providers, services, events } = draft;
  if (!has('updates')) return;
  const chance = chances('updates');
  const changes: (() => Update | undefined)[] = [
    () => ['account.provisioningTaskLimit', chance.oneOf([0, 2, 500])],
    () => drawDefaultStrategy(chance, draft),
    ...groups.map((group, n) => () => drawOfGroup(chances(`update of group ${n}`), draft, group)),
    ...providers.map((provider, n) => () => drawOfProvider(chances(`update of provider ${n}`), provider)),
    ...services.flatMap((service, n) =>
      [0, 1].map(() => () => drawOfService(chances(`update of service ${n}`), draft, service)),
    ),
  ];
  for (const change of chance.someOf(changes, 1, 4)) {
    const update = change();
    if (update === undefined) continue;
    const [path, value] = update;
    events.push({ at: drawAt(chance, draft), type: 'update', path, value });
  }
}

function drawDefaultStrategy(chance: Chance, draft: Draft): Update | undefined {
  if (draft.defaultStrategy.length === 0) return undefined;
  const items = drawStrategy(chance, draft, isFargate(draft.defaultStrategy));
  return ['cluster.defaultCapacityProviderStrategy', items];
}

/** One key of a group, so that its sizes stay in order. */
function drawOfGroup(chance: Chance, draft: Draft, { name, minSize = 0, maxSize }: DrawnGroup): Update {
  const initial = draft.instances.filter(({ autoScalingGroup }) => autoScalingGroup === name).length;
  const [key, value] = chance.oneOf<Update>([
    ['minSize', chance.whole(0, maxSize)],
    ['maxSize', chance.whole(Math.max(1, minSize, initial), maxSize + 3)],
    ['desiredCapacity', chance.whole(minSize, maxSize)],
    ['terminationPolicies', drawPolicies(chance)],
    ['newInstancesProtectedFromScaleIn', chance.maybe()],
    ['bootTime', drawDistribution(chance, draft, 60)],
  ]);
  return [`autoScalingGroups[${name}].${key}`, value];
}

function drawOfProvider(chance: Chance, { name, managedScaling }: DrawnProvider): Update {
  const scaling = managedScaling === undefined ? [] : scalingUpdates(chance, managedScaling);
  const [key, value] = chance.oneOf<Update>([
    ['managedTerminationProtection', chance.oneOf(['ENABLED', 'DISABLED'])],
    ['managedDraining', chance.oneOf(['ENABLED', 'DISABLED'])],
    ['managedScaling', { targetCapacity: chance.whole(1, 100) }],
    ...scaling,
  ]);
  const every = key === 'managedScaling.targetCapacity' && chance.maybe();
  return [`capacityProviders[${every ? '*' : name}].${key}`, value];
}

const scalingUpdates = (
  chance: Chance,
  { minimumScalingStepSize: least = 1, maximumScalingStepSize: most = 10_000 }: Json,
): Update[] => [
  ['managedScaling.targetCapacity', chance.whole(1, 100)],
  ['managedScaling.status', chance.oneOf(['ENABLED', 'DISABLED'])],
  ['managedScaling.minimumScalingStepSize', chance.whole(1, Math.min(3, Number(most)))],
  ['managedScaling.maximumScalingStepSize', chance.whole(Number(least), Number(least) + 5)],
  ['managedScaling.instanceWarmupPeriod', chance.oneOf([0, 60, 300])],
];

function drawOfService(chance: Chance, draft: Draft, service: DrawnService): Update {
  const daemon = service.schedulingStrategy === 'DAEMON';
  const updates: Update[] = [['deploymentConfiguration.minimumHealthyPercent', chance.oneOf([0, 50, 100])]];
  if (!daemon) updates.push(...ofReplica(chance, draft, service));
  // What is said to be rebalanced must stay eligible (AZ-1).
  const says = service.availabilityZoneRebalancing === 'ENABLED';
  if (!says && !goesToFargate(service, draft)) updates.push(['placementConstraints', drawConstraints(chance, draft)]);
  const [key, value] = chance.oneOf(updates);
  return [`services[${service.name}].${key}`, value];
}

function ofReplica(chance: Chance, draft: Draft, service: DrawnService): Update[] {
  const fargate = goesToFargate(service, draft);
  const { load, autoScaling, launchType, availabilityZoneRebalancing } = service;
  const scales = (autoScaling?.policies ?? []).some(
    (policy) => policy['metric'] === 'ECSServiceAverageMemoryUtilization',
  );
  const updates: Update[] = [
    ['desiredCount', chance.whole(0, 15)],
    ['availabilityZoneRebalancing', 'DISABLED'],
  ];
  if (!fargate)
    updates.push(['placementStrategy', availabilityZoneRebalancing === 'ENABLED' ? [ZONE_SPREAD] : drawChain(chance)]);
  if (availabilityZoneRebalancing !== 'ENABLED')
    updates.push(['deploymentConfiguration', { maximumPercent: chance.oneOf([100, 150, 200]) }]);
  const items = drawStrategy(chance, draft, fargate);
  if (launchType === undefined && items.length > 0 && isFargate(items) === fargate)
    updates.push(['capacityProviderStrategy', items]);
  if (load !== undefined) updates.push(['load.requestsPerSecond', drawCurve(chance, draft)]);
  if (load !== undefined && !scales) updates.push(['load', drawLoad(chance, draft)]);
  if (autoScaling !== undefined)
    updates.push(
      ['autoScaling.minCapacity', chance.whole(0, autoScaling.minCapacity)],
      ['autoScaling.maxCapacity', chance.whole(autoScaling.maxCapacity, autoScaling.maxCapacity + 5)],
    );
  return updates;
}

/** Eligible whatever is deployed: then it may be switched on by an update too, where no other update undoes it. */
export function drawRebalancing(draft: Draft): void {
  const { chances, has, services, events, definitions } = draft;
  if (!has('updates') || !has('rebalancing')) return;
  for (const service of services) {
    const chance = chances(`rebalancing of ${service.name}`);
    const updated = events.some(
      (e) => e.type === 'update' && String(e['path']).startsWith(`services[${service.name}]`),
    );
    if (updated || !isRebalanced(service, definitions)) continue;
    events.push({
      at: drawAt(chance, draft),
      type: 'update',
      path: `services[${service.name}].availabilityZoneRebalancing`,
      value: 'ENABLED',
    });
  }
}
