import type { AutoScalingGroup, ManagedScaling, Scenario } from '../../model/scenario.js';
import { lateMs } from '../../scenario/lint/subject/times.js';

/** One change of the file. */
export interface Change {
  /** The key, as `--set` names it. */
  readonly path: string;
  readonly value: string;
  /** How far it is from what the file says, as a share of that; undefined: nobody can say. */
  readonly size: number | undefined;
  /** All that it takes, as `--set` takes it: minSize takes the desired capacity with it. */
  readonly sets: readonly string[];
}

/** `path=value`, as a user gives it; undefined when it is not so. */
export function readChange(text: string): Change | undefined {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1) return undefined;
  return { path: text.slice(0, at), value: text.slice(at + 1), size: undefined, sets: [text] };
}

const SHARES = [0.75, 0.5, 0.25, 0];
const MORE = [1, 2, 3, 5, 10, 20];

/** What is tried for a task of a provider: ladders, key by key, the nearest value first. Nothing can be for Fargate. */
export function ladders(scenario: Scenario, provider: number): readonly Change[] {
  // Launch type EC2 has no provider: any instance would do, and nothing scales for it.
  if (provider < 0) return scenario.autoScalingGroups.flatMap(startLadder);
  const { name, autoScalingGroup, managedScaling } = scenario.capacityProviders[provider];
  if (autoScalingGroup < 0) return [];
  const group = scenario.autoScalingGroups[autoScalingGroup];
  return [...scalingLadders(name, managedScaling), ...groupLadders(group), ...startLadder(group)];
}

function scalingLadders(provider: string, scaling: ManagedScaling): readonly Change[] {
  const key = (name: string): string => `capacityProviders[${provider}].managedScaling.${name}`;
  const { targetCapacity, minimumScalingStepSize: least, maximumScalingStepSize: most } = scaling;
  const warmUp = scaling.instanceWarmupPeriodMs / 1000;
  const below = (now: number, values: readonly number[]): readonly number[] => values.filter((value) => value < now);
  const above = (now: number, values: readonly number[]): readonly number[] => values.filter((value) => value > now);
  return [
    ...ladder(key('targetCapacity'), targetCapacity, below(targetCapacity, [95, 90, 85, 80, 75, 70, 60, 50])),
    ...ladder(key('instanceWarmupPeriod'), warmUp, below(warmUp, [240, 180, 120, 60, 30, 0])),
    ...ladder(key('minimumScalingStepSize'), least, below(most + 1, above(least, [2, 3, 5, 10]))),
    ...ladder(key('maximumScalingStepSize'), most, above(most, [2, 5, 10, 100])),
  ];
}

function groupLadders({ name, maxSize, bootTime }: AutoScalingGroup): readonly Change[] {
  const boot = Math.round(lateMs(bootTime) / 1000);
  const [more, quicker] = [MORE.map((n) => maxSize + n), SHARES.map((share) => Math.round(boot * share))];
  return [
    ...ladder(`autoScalingGroups[${name}].maxSize`, maxSize, more),
    ...ladder(`autoScalingGroups[${name}].bootTime`, boot, quicker),
  ];
}

/** A greater minSize, with which the desired capacity begins. */
function startLadder({ name, minSize, maxSize, desiredCapacity }: AutoScalingGroup): readonly Change[] {
  const set = (key: string, value: number): string => `autoScalingGroups[${name}].${key}=${value}`;
  return MORE.map((n) => minSize + n)
    .filter((value) => value <= maxSize)
    .map((value) => ({
      ...change(`autoScalingGroups[${name}].minSize`, minSize, value),
      sets: [set('minSize', value), set('desiredCapacity', Math.max(value, desiredCapacity))],
    }));
}

const ladder = (path: string, now: number, values: readonly number[]): readonly Change[] =>
  values.map((value) => change(path, now, value));

const change = (path: string, now: number, value: number): Change => ({
  path,
  value: String(value),
  size: Math.abs(value - now) / Math.max(1, now),
  sets: [`${path}=${value}`],
});
