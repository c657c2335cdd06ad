import type { Chance } from './chance.js';
import type { Draft, DrawnGroup, Json } from './draft.js';
import { drawDistribution, drawTime, durationText } from './times.js';

const POLICIES = [
  ...['Default', 'AllocationStrategy', 'OldestLaunchTemplate', 'OldestLaunchConfiguration'],
  ...['ClosestToNextInstanceHour', 'NewestInstance', 'OldestInstance'],
];

/** Auto Scaling groups, together small enough to run fast. */
export function drawGroups(draft: Draft): Json {
  const count = draft.chances('groups').whole(draft.has('fargate') ? 0 : 1, 4);
  for (let n = 0; n < count; n++) draft.groups.push(drawGroup(draft, n, Math.floor(40 / count)));
  return count > 0 ? { autoScalingGroups: draft.groups } : {};
}

function drawGroup(draft: Draft, n: number, most: number): DrawnGroup {
  const { chances, has, zones, types } = draft;
  const chance = chances(`group ${n}`);
  const maxSize = chance.whole(1, most);
  const minSize = chance.maybe() ? 0 : chance.whole(0, Math.min(3, maxSize));
  return {
    name: `asg-${n}`,
    availabilityZones: has('severalZones') ? chance.someOf(zones, 1) : [chance.oneOf(zones)],
    instanceTypes: (has('severalTypes') ? chance.someOf(types, 1, 3) : [chance.oneOf(types)]).map(({ name }) => name),
    ...(minSize > 0 && { minSize }),
    maxSize,
    ...(chance.maybe(0.7) && { desiredCapacity: chance.whole(minSize, Math.min(maxSize, minSize + 6)) }),
    ...(has('protection') && { newInstancesProtectedFromScaleIn: chance.maybe(0.7) }),
    ...(has('groupDetails') && drawDetails(chance, draft)),
    ...(has('attributes') && { attributes: drawAttributes(chance) }),
    ...(has('scheduledActions') && { scheduledActions: drawActions(chance, draft, maxSize) }),
    ...(has('mixedInstances') && chance.maybe(0.7) && { mixedInstancesPolicy: drawMixed(chance) }),
    ...(has('spot') && chance.maybe(0.7) && { spotInterruptionsPerInstanceHour: chance.oneOf([0, 0.5, 3]) }),
    ...(has('lifetimes') && { maxInstanceLifetime: chance.oneOf(['1d', '1h', '20m', '7d']) }),
    ...(has('warmPools') && chance.maybe(0.7) && { warmPool: drawWarmPool(chance, draft) }),
  };
}

function drawDetails(chance: Chance, draft: Draft): Json {
  return {
    ...(chance.maybe() && { terminationPolicies: drawPolicies(chance) }),
    ...(chance.maybe() && { bootTime: drawDistribution(chance, draft, 80) }),
    ...(chance.maybe() && { agentVersion: chance.oneOf(['1.95.0', '1.14.5', '1.9.0']) }),
    ...(chance.maybe() && { ecsReservedMemory: chance.oneOf([0, 32, 256]) }),
    ...(chance.maybe() && { availabilityZoneDistribution: chance.oneOf(['balanced-best-effort', 'balanced-only']) }),
  };
}

export const drawPolicies = (chance: Chance): string[] => {
  const first = chance.oneOf(POLICIES);
  return chance.maybe() ? [first] : [first, chance.oneOf(POLICIES)];
};

export const ATTRIBUTE_VALUES = ['prod', 'dev', '10', 'two words'];
const drawAttributes = (chance: Chance): Json => ({
  ...(chance.maybe(0.8) && { stack: chance.oneOf(ATTRIBUTE_VALUES) }),
  ...(chance.maybe(0.3) && { 'team/owner': chance.oneOf(ATTRIBUTE_VALUES) }),
});

function drawActions(chance: Chance, { endS }: Draft, maxSize: number): Json[] {
  const action = (): Json => {
    const least = chance.whole(0, maxSize);
    const sizes = {
      ...(chance.maybe() && { minSize: least }),
      ...(chance.maybe(0.3) && { maxSize: chance.whole(Math.max(1, least), maxSize + 2) }),
    };
    return {
      at: `${drawTime(chance, endS)}s`,
      ...(chance.maybe() && { every: durationText(chance, chance.oneOf([600, 1800, 3600])) }),
      ...sizes,
      ...((Object.keys(sizes).length === 0 || chance.maybe()) && { desiredCapacity: chance.whole(0, maxSize) }),
    };
  };
  return chance.maybe() ? [action()] : [action(), action()];
}

const drawMixed = (chance: Chance): Json => ({
  ...(chance.maybe() && { onDemandBaseCapacity: chance.whole(0, 3) }),
  ...(chance.maybe(0.8) && { onDemandPercentageAboveBaseCapacity: chance.oneOf([0, 25, 50, 99, 100]) }),
  ...(chance.maybe() && { onDemandAllocationStrategy: chance.oneOf(['prioritized', 'lowest-price']) }),
  ...(chance.maybe() && {
    spotAllocationStrategy: chance.oneOf([
      ...['price-capacity-optimized', 'capacity-optimized', 'capacity-optimized-prioritized', 'lowest-price'],
    ]),
  }),
});

const drawWarmPool = (chance: Chance, draft: Draft): Json => ({
  ...(chance.maybe() && { minSize: chance.whole(0, 3) }),
  ...(chance.maybe() && { maxGroupPreparedCapacity: chance.whole(0, 6) }),
  ...(chance.maybe() && { poolState: chance.oneOf(['Stopped', 'Running', 'Hibernated']) }),
  ...(chance.maybe() && { startTime: drawDistribution(chance, draft, 20) }),
});
