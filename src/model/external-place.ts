import type { ExternalInstances, Scenario } from './scenario.js';

/**
 * Where an external instance stands in the columns of the instances table. It has a group, a zone and a type of its own kind,
 * each behind the last of the scenario's list: whoever counts over those lists never meets it.
 */
export const externalPlace = (
  { autoScalingGroups, availabilityZones, instanceTypes }: Lists,
  external: number,
): { readonly group: number; readonly zone: number; readonly type: number } => ({
  group: autoScalingGroups.length + external,
  zone: availabilityZones.length,
  type: instanceTypes.length,
});

type Lists = Pick<Scenario, 'autoScalingGroups' | 'availabilityZones' | 'instanceTypes'>;

/** Its place in `externalInstances`, of the group that an instance's row names; -1: it is an instance of a group. */
export const externalOf = ({ autoScalingGroups }: Pick<Scenario, 'autoScalingGroups'>, group: number): number =>
  group < autoScalingGroups.length ? -1 : group - autoScalingGroups.length;

export const externalAt = (
  scenario: Pick<Scenario, 'autoScalingGroups' | 'externalInstances'>,
  group: number,
): ExternalInstances | undefined => scenario.externalInstances[externalOf(scenario, group)];
