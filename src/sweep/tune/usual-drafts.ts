import { group } from 'd3-array';
import type { CapacityProvider, Scenario } from '../../model/scenario.js';
import { lateMs } from '../../scenario/lint/subject/times.js';
import type { Draft } from './draft.js';
import { strategyDrafts } from './strategy-drafts.js';

const TARGETS = [40, 50, 60, 65, 70, 75, 80, 85, 90, 95, 100];
const MINIMUM_STEPS = [1, 2, 3, 5, 8];
const MAXIMUM_STEPS = [2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** AWS's default: no limit. */
const NO_MAXIMUM = 10_000;
const WARM_UPS_SECONDS = [60, 90, 120, 180, 300, 600];
const SIZES = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 100, 128, 160, 200, 256, 320, 400, 500];
const SMALL_PEAK = 4;

/**
 * What is searched unless the user says otherwise: the settings of managed scaling, the least size of the groups, and the order
 * of the placement strategies. Providers that are set alike, over groups that differ in nothing but name and zone, stay alike.
 */
export function usualDrafts(scenario: Scenario, peaks: ReadonlyMap<string, number>): readonly Draft[] {
  const scaling = scenario.capacityProviders.filter((p) => p.managedScaling.enabled && p.autoScalingGroup >= 0);
  const classes = group(scaling, (provider) => likeness(provider, scenario));
  return [
    ...[...classes.values()].flatMap((alike) => classDrafts(alike, scenario, peaks)),
    ...strategyDrafts(scenario),
  ];
}

/** What two providers must have in common to be one for the search. */
function likeness({ name: _, autoScalingGroup, ...provider }: CapacityProvider, scenario: Scenario): string {
  const {
    name: _name,
    availabilityZones: _zones,
    desiredCapacity: _desired,
    ...rest
  } = scenario.autoScalingGroups[autoScalingGroup];
  return JSON.stringify([provider, rest]);
}

function classDrafts(
  alike: readonly CapacityProvider[],
  { autoScalingGroups }: Scenario,
  peaks: ReadonlyMap<string, number>,
): readonly Draft[] {
  const [{ managedScaling, autoScalingGroup }] = alike;
  const { minSize, maxSize, bootTime } = autoScalingGroups[autoScalingGroup];
  const { targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriodMs } = managedScaling;
  const groups = [...new Set(alike.map((provider) => autoScalingGroups[provider.autoScalingGroup].name))];
  const peak = Math.max(SMALL_PEAK, ...alike.map(({ name }) => 2 * (peaks.get(name) ?? 0)));
  const bootSeconds = lateMs(bootTime) / 1000;
  const draft = (key: string, paths: readonly string[], ladder: readonly number[], present: number): Draft => ({
    key,
    paths,
    values: [...new Set([...ladder, present])].sort((a, b) => a - b).map(String),
    present: String(present),
    asked: false,
  });
  const scalingDraft = (key: string, ladder: readonly number[], present: number): Draft =>
    draft(
      key,
      alike.map(({ name }) => `capacityProviders[${name}].managedScaling.${key}`),
      ladder,
      present,
    );
  return [
    scalingDraft('targetCapacity', TARGETS, targetCapacity),
    draft(
      'minSize',
      groups.map((name) => `autoScalingGroups[${name}].minSize`),
      SIZES.filter((size) => size <= maxSize && size <= peak),
      minSize,
    ),
    scalingDraft(
      'minimumScalingStepSize',
      MINIMUM_STEPS.filter((step) => step <= maxSize),
      minimumScalingStepSize,
    ),
    scalingDraft(
      'maximumScalingStepSize',
      [...MAXIMUM_STEPS.filter((step) => step < maxSize), NO_MAXIMUM],
      maximumScalingStepSize,
    ),
    scalingDraft(
      'instanceWarmupPeriod',
      // A shorter one launches for the same tasks twice (MS-24): lint says so.
      WARM_UPS_SECONDS.filter((seconds) => seconds >= bootSeconds),
      instanceWarmupPeriodMs / 1000,
    ),
  ];
}
