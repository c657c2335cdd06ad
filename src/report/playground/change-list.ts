import { shellWord } from '../shell-word.js';

/** `path=value` items, as `--set` takes them: later ones win. */
export type ChangeList = readonly string[];

export const pathOf = (item: string): string => item.slice(0, item.indexOf('='));

/** With a value for a path. What it makes needless goes: older values of the path, and of what a star covers. */
export function withChange(set: ChangeList, path: string, value: string): ChangeList {
  return [...set.filter((item) => !covers(path, pathOf(item))), `${path}=${value}`];
}

/** Without the values of a path itself. */
export const withoutChange = (set: ChangeList, path: string): ChangeList => set.filter((item) => pathOf(item) !== path);

/** `autoScalingGroups[*].minSize` covers `autoScalingGroups[ecs].minSize`. */
function covers(path: string, other: string): boolean {
  if (path === other) return true;
  const star = path.indexOf('[*]');
  if (star < 0) return false;
  const [list, key] = [path.slice(0, star + 1), path.slice(star + 2)];
  return other.startsWith(list) && other.endsWith(key) && !other.slice(list.length, -key.length).includes(']');
}

/** The command line that makes the same run. */
export function commandLine(file: string, set: ChangeList): string {
  const options = set.map((item) => {
    const isSeed = pathOf(item) === 'seed';
    return isSeed ? `--seed ${shellWord(item.slice('seed='.length))}` : `--set ${shellWord(item)}`;
  });
  return ['simulate', shellWord(file), ...options].join(' ');
}
