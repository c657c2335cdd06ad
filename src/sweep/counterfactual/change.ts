import type { Scenario } from '../../model/scenario.js';
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

/** What is tried for a task of a provider: ladders, key by key, the nearest value first. */
export function ladders(scenario: Scenario, provider: number): readonly Change[] {
  if (provider < 0) return [];
  const { name, autoScalingGroup, managedScaling } = scenario.capacityProviders[provider];
  if (autoScalingGroup < 0) return [];
  const group = scenario.autoScalingGroups[autoScalingGroup];
  const scaling = (key: string): string => `capacityProviders[${name}].managedScaling.${key}`;
  const size = (key: string): string => `autoScalingGroups[${group.name}].${key}`;
  const { targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriodMs } = managedScaling;
  const warmUp = instanceWarmupPeriodMs / 1000;
  const boot = Math.round(lateMs(group.bootTime) / 1000);
  const { minSize, maxSize, desiredCapacity } = group;
  const up = (now: number, values: readonly number[]): readonly number[] => values.filter((value) => value > now);
  const down = (now: number, values: readonly number[]): readonly number[] => values.filter((value) => value < now);
  return [
    ...ladder(scaling('targetCapacity'), targetCapacity, down(targetCapacity, [95, 90, 85, 80, 75, 70, 60, 50])),
    ...ladder(scaling('instanceWarmupPeriod'), warmUp, down(warmUp, [240, 180, 120, 60, 30, 0])),
    ...ladder(scaling('minimumScalingStepSize'), minimumScalingStepSize, up(minimumScalingStepSize, [2, 3, 5, 10])),
    ...ladder(scaling('maximumScalingStepSize'), maximumScalingStepSize, up(maximumScalingStepSize, [2, 5, 10, 100])),
    ...ladder(
      size('maxSize'),
      maxSize,
      MORE.map((n) => maxSize + n),
    ),
    ...ladder(
      size('bootTime'),
      boot,
      SHARES.map((share) => Math.round(boot * share)),
    ),
    ...MORE.map((n) => minSize + n)
      .filter((value) => value <= maxSize)
      .map((value) => ({
        ...change(size('minSize'), minSize, value),
        sets: [`${size('minSize')}=${value}`, `${size('desiredCapacity')}=${Math.max(value, desiredCapacity)}`],
      })),
  ];
}

const ladder = (path: string, now: number, values: readonly number[]): readonly Change[] =>
  values.map((value) => change(path, now, value));

const change = (path: string, now: number, value: number): Change => ({
  path,
  value: String(value),
  size: Math.abs(value - now) / Math.max(1, now),
  sets: [`${path}=${value}`],
});
