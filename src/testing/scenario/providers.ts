import type { Chance } from './chance.js';
import type { Draft, Json, StrategyItem } from './draft.js';
import { durationText } from './times.js';

/** Capacity providers of the groups; a group may have none. */
export function drawProviders(draft: Draft): Json {
  const { chances, has, groups, providers } = draft;
  groups.forEach(({ name }, n) => {
    const chance = chances(`provider ${n}`);
    if (has('looseGroups') && chance.maybe(0.3)) return;
    providers.push({
      name: `cp-${n}`,
      autoScalingGroup: name,
      ...(chance.maybe(0.9) && { managedScaling: has('managedScaling') ? drawManagedScaling(chance) : {} }),
      ...(has('protection') && { managedTerminationProtection: chance.oneOf(['ENABLED', 'ENABLED', 'DISABLED']) }),
      ...(has('draining') && { managedDraining: chance.oneOf(['ENABLED', 'DISABLED']) }),
    });
  });
  return providers.length > 0 ? { capacityProviders: providers } : {};
}

function drawManagedScaling(chance: Chance): Json {
  const least = chance.whole(1, 3);
  return {
    ...(chance.maybe() && { status: chance.oneOf(['ENABLED', 'ENABLED', 'DISABLED']) }),
    ...(chance.maybe(0.8) && { targetCapacity: chance.oneOf([100, 90, 80, 50, 33, 1]) }),
    ...(chance.maybe() && { minimumScalingStepSize: least }),
    ...(chance.maybe() && { maximumScalingStepSize: least + chance.whole(0, 10) }),
    ...(chance.maybe() && { instanceWarmupPeriod: durationText(chance, chance.oneOf([0, 60, 300, 900])) }),
  };
}

/** Of the cluster. Drawn after the providers, and before all that may leave its own path out. */
export function drawCluster(draft: Draft): Json {
  const { chances, has } = draft;
  const chance = chances('cluster');
  if (has('defaultStrategy')) draft.defaultStrategy = drawStrategy(chance, draft, chance.maybe(0.15));
  const name = has('words') && { name: 'drawn' };
  const strategy = draft.defaultStrategy.length > 0 && { defaultCapacityProviderStrategy: draft.defaultStrategy };
  return name || strategy ? { cluster: { ...name, ...strategy } } : {};
}

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];
export const isFargate = (items: readonly StrategyItem[]): boolean =>
  items.some(({ capacityProvider }) => FARGATE.includes(capacityProvider));

/** A strategy over the providers of groups, or over AWS's own; empty where there are none. */
export function drawStrategy(chance: Chance, { has, providers }: Draft, onFargate: boolean): readonly StrategyItem[] {
  const names = onFargate && has('fargate') ? FARGATE : providers.map(({ name }) => name);
  if (names.length === 0) return [];
  const chosen = has('severalProviders') ? chance.someOf(names, 1, 3) : [chance.oneOf(names)];
  const heavy = chance.whole(0, chosen.length - 1);
  const based = has('severalProviders') && chance.maybe() ? chance.whole(0, chosen.length - 1) : -1;
  return chosen.map((capacityProvider, n) => ({
    capacityProvider,
    ...((n === heavy || chance.maybe()) && { weight: n === heavy ? chance.whole(1, 4) : chance.whole(0, 3) }),
    ...(n === based && { base: chance.whole(0, 4) }),
  }));
}
