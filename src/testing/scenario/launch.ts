import type { Chance } from './chance.js';
import type { Constraint, Draft, DrawnDefinition, DrawnLaunch, Json } from './draft.js';
import { drawStrategy, isFargate } from './providers.js';
import { drawMemberOf } from './task-definitions.js';

/** Where tasks go: a launch type, a strategy, or the cluster's default. */
export function drawPath(chance: Chance, draft: Draft): DrawnLaunch {
  const way = chance.whole(0, 9);
  if (draft.has('launchTypes') && way < 2) return { launchType: 'EC2' };
  if (draft.has('launchTypes') && draft.has('fargate') && way === 2) return { launchType: 'FARGATE' };
  if (draft.externals.length > 0 && (way === 3 || way === 7)) return { launchType: 'EXTERNAL' };
  if (way < 5) return {};
  const items = drawStrategy(chance, draft, way >= 8);
  return items.length > 0 ? { capacityProviderStrategy: items } : {};
}

/** The loader's own rule: the call's strategy, its launch type, the cluster's default. */
export function goesToFargate({ launchType, capacityProviderStrategy: own = [] }: DrawnLaunch, draft: Draft): boolean {
  if (own.length === 0 && launchType !== undefined) return launchType === 'FARGATE';
  return isFargate(own.length > 0 ? own : draft.defaultStrategy);
}

const isOfFargate = ({ family }: DrawnDefinition): boolean => family.startsWith('fargate-');

/** EX-2. */
const mayBeExternal = ({ networkMode, volumes = [] }: DrawnDefinition): boolean =>
  networkMode !== 'awsvpc' && !volumes.some((volume) => Object.hasOwn(volume, 'efsVolumeConfiguration'));

/** What may be launched so. Instances may run what is made for Fargate. */
export const definitionsFor = (path: DrawnLaunch, draft: Draft): readonly DrawnDefinition[] =>
  goesToFargate(path, draft)
    ? draft.definitions.filter(isOfFargate)
    : path.launchType === 'EXTERNAL'
      ? draft.definitions.filter(mayBeExternal)
      : draft.definitions;

/** Strategies and constraints; Fargate takes none. */
export function drawPlacement(chance: Chance, draft: Draft, path: DrawnLaunch): DrawnLaunch {
  if (goesToFargate(path, draft)) return chance.maybe(0.1) ? { placementStrategy: [], placementConstraints: [] } : {};
  const strategy = draft.has('strategies') && chance.maybe(0.7) ? drawChain(chance) : undefined;
  const constraints = drawConstraints(chance, draft);
  return {
    ...(strategy !== undefined && { placementStrategy: strategy }),
    ...(constraints.length > 0 && { placementConstraints: constraints }),
  };
}

export function drawConstraints(chance: Chance, draft: Draft): Constraint[] {
  return [
    ...(draft.has('distinct') && chance.maybe(0.4) ? [{ type: 'distinctInstance' } as const] : []),
    ...(draft.has('memberOf') && chance.maybe(0.4) ? [drawMemberOf(chance, draft)] : []),
    ...(draft.has('memberOf') && chance.maybe(0.1) ? [drawMemberOf(chance, draft)] : []),
  ];
}

export const ZONE_SPREAD = { type: 'spread', field: 'attribute:ecs.availability-zone' };
const LINKS: readonly Json[] = [
  ZONE_SPREAD,
  ZONE_SPREAD,
  { type: 'spread', field: 'instanceId' },
  { type: 'spread', field: 'host' },
  { type: 'spread', field: 'attribute:stack' },
  { type: 'spread', field: 'attribute:ecs.instance-type' },
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
  { type: 'binpack', field: 'CPU' },
  { type: 'binpack', field: 'MEMORY' },
  { type: 'random' },
  { type: 'random', field: 'anything' },
];

export function drawChain(chance: Chance): Json[] {
  const chain: Json[] = [];
  for (let n = chance.oneOf([0, 1, 1, 2, 2, 3, 5]); n > 0; n--) chain.push(chance.oneOf(LINKS));
  return chain;
}
