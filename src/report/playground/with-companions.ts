import type { AutoScalingGroup, Scenario } from '../../model/scenario.js';
import { pathOf, type ChangeList } from './change-list.js';

const SIZE = /^autoScalingGroups\[([^\]]+)\]\.(minSize|maxSize|desiredCapacity)$/;

interface Sizes {
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
}

/**
 * The changes with what they bring with them: a group whose sizes leave its desired capacity outside begins at the nearer of
 * them, as AWS moves it. A desired capacity that is chosen stays as it is chosen. `scenario` is the one before the changes.
 */
export function withCompanions(set: ChangeList, { autoScalingGroups }: Scenario): ChangeList {
  const sized = set.flatMap((item) => {
    const match = SIZE.exec(pathOf(item));
    const value = Number(item.slice(item.indexOf('=') + 1));
    return match === null || !Number.isInteger(value) ? [] : [{ name: match[1], key: match[2] as keyof Sizes, value }];
  });
  if (sized.length === 0) return set;
  const moved = autoScalingGroups.flatMap((group) => {
    const mine = sized.filter(({ name }) => name === '*' || name === group.name);
    const desired = mine.some(({ key }) => key === 'desiredCapacity') ? undefined : desiredWithin(group, mine);
    return desired === undefined ? [] : [{ name: group.name, desired }];
  });
  if (
    moved.length > 1 &&
    moved.length === autoScalingGroups.length &&
    moved.every((m) => m.desired === moved[0].desired)
  )
    return [...set, `autoScalingGroups[*].desiredCapacity=${moved[0].desired}`];
  return [...set, ...moved.map(({ name, desired }) => `autoScalingGroups[${name}].desiredCapacity=${desired}`)];
}

/** Undefined: it may stay where it is. */
function desiredWithin(
  { minSize, maxSize, desiredCapacity }: AutoScalingGroup,
  changes: readonly { readonly key: keyof Sizes; readonly value: number }[],
): number | undefined {
  const sizes: Sizes = { minSize, maxSize, desiredCapacity };
  for (const { key, value } of changes) sizes[key] = value;
  const desired = Math.max(sizes.minSize, Math.min(sizes.maxSize, sizes.desiredCapacity));
  return desired === desiredCapacity ? undefined : desired;
}
