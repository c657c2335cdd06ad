import { kindOf } from '../../../model/attributes.js';
import type { Launch, Scenario } from '../../../model/scenario.js';
import { expressionsOf, freshInstance, settleByKind } from '../../../policy/placement/member-of.js';
import { evaluate } from '../../../policy/placement/query/evaluate.js';

/**
 * What memberOf makes of a group: instances that it may launch are in every set (`fresh`), may come to be once they run
 * tasks or have registered (`later`), or can never be (`never`).
 */
export type Allowed = 'fresh' | 'later' | 'never';

/** For each group; without an expression all are `fresh`. */
export function allowedGroups(scenario: Scenario, launch: Launch): readonly Allowed[] {
  const settled = settleByKind(scenario, expressionsOf(launch));
  return scenario.autoScalingGroups.map(({ availabilityZones, instanceTypes }, group) => {
    const kinds = availabilityZones.flatMap((zone) =>
      instanceTypes.map((type) => settled[kindOf(scenario, group, zone, type)]),
    );
    const isFresh = kinds.some((rest) =>
      typeof rest === 'boolean' ? rest : evaluate(rest, freshInstance(scenario, group)),
    );
    if (isFresh) return 'fresh';
    return kinds.some((rest) => rest !== false) ? 'later' : 'never';
  });
}
