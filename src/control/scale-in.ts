import type { Group } from '../model/facts.js';
import { instanceState } from '../model/world.js';
import { shedsSpot } from '../policy/launching/on-demand-target.js';
import { chooseVictim } from '../policy/termination/choose-victim.js';
import { createInstanceEnds, type instanceEndReads, type instanceEndWrites } from './instance-ends.js';
import type { Tools } from './loop.js';
import { createScaleInProtection } from './scale-in-protection.js';

type ScaleInTools = Tools<(typeof instanceEndReads)[number] | 'autoScalingGroups', (typeof instanceEndWrites)[number]>;

/** How many instances a group has beyond its desired capacity. Replacements on their way do not count (MS-58). */
export const surplusOf = (
  { autoScalingGroups: groups }: Pick<ScaleInTools['world'], 'autoScalingGroups'>,
  g: Group,
): number => groups.alive[g] - groups.extra[g] - groups.desiredCapacity[g];

/** Ends instances until the group has no more than it desires, or all that are left are protected (MS-48…50). */
export function createScaleIn(tools: ScaleInTools): (g: Group, cause: number) => void {
  const { scenario, clock, world, random } = tools;
  const { instances, autoScalingGroups: groups, settings } = world;
  const ties = scenario.autoScalingGroups.map(({ name }) => random('autoScalingGroup', name, 'termination'));
  const isProtected = createScaleInProtection(tools);
  const { release } = createInstanceEnds(tools);
  let candidates = new Int32Array(16);

  const collect = (g: Group): number => {
    if (candidates.length < instances.size) candidates = new Int32Array(instances.size * 2);
    let n = 0;
    for (let row = 0; row < instances.size; row++) {
      const inService = instances.state[row] === instanceState.inService && instances.group[row] === g;
      if (inService && !isProtected(row)) candidates[n++] = row;
    }
    return n;
  };

  const victimOf = (g: Group, n: number): number => {
    const { terminationPolicies, purchase } = settings.scenario.autoScalingGroups[g];
    const isMixed = purchase.onDemandPercentageAboveBaseCapacity < 100;
    const takesSpot = shedsSpot(groups.alive[g] - groups.spot[g], groups.spot[g], purchase);
    return chooseVictim(
      candidates,
      n,
      instances,
      groups.inZone,
      g * groups.zones,
      terminationPolicies,
      isMixed ? (takesSpot ? 'spot' : 'onDemand') : undefined,
      clock.nowMs,
      ties[g],
    );
  };

  return (g, cause) => {
    while (surplusOf(world, g) > 0) {
      const n = collect(g);
      if (n === 0) return;
      release(victimOf(g, n), cause);
    }
  };
}
