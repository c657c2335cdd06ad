import type { Json } from './draw-scenario.js';
import { withoutName } from './without-name.js';

/** Whether a smaller scenario still fails in the same way. */
export type StillFails = (data: Json) => boolean;
type Path = readonly (string | number)[];

/** What no scenario can do without. */
const KEPT = new Set(['version', 'duration']);

/**
 * A smaller scenario that still fails: things go with all that names them, then list elements and keys, then values become
 * plainer, over and over until nothing more can go or `tries` are used up. Greedy: it may miss the smallest.
 */
export function shrink(data: Json, stillFails: StillFails, tries = 2000): Json {
  let smallest = data;
  let left = tries;
  const attempt = (candidate: Json): boolean => {
    if (left <= 0) return false;
    left--;
    if (!stillFails(candidate)) return false;
    smallest = candidate;
    return true;
  };
  const reduce = (path: Path): void => {
    const value = valueAt(smallest, path);
    if (typeof value === 'object' && value !== null) {
      // From the end, so that what is left keeps its place.
      for (const key of childrenOf(value).toReversed()) {
        const child = [...path, key];
        if (KEPT.has(String(key)) || !attempt(without(smallest, child))) reduce(child);
      }
    }
    for (const plainer of plainerThan(value)) if (attempt(withValue(smallest, path, plainer))) return;
  };
  for (let before = ''; before !== JSON.stringify(smallest) && left > 0;) {
    before = JSON.stringify(smallest);
    for (const name of namesIn(smallest)) {
      const candidate = withoutName(smallest, name);
      if (JSON.stringify(candidate) !== JSON.stringify(smallest)) attempt(candidate);
    }
    for (const key of Object.keys(smallest)) reduce([key]);
    for (const key of Object.keys(smallest)) if (!KEPT.has(key)) attempt(without(smallest, [key]));
  }
  return smallest;
}

const childrenOf = (value: object): readonly (string | number)[] =>
  Array.isArray(value) ? value.map((_, n) => n) : Object.keys(value);

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], data);
}

/** A copy of the data, another value at a place; `undefined` takes it out. */
function withValue(data: Json, [key, ...rest]: Path, value: unknown): Json {
  const inner = rest.length === 0 ? value : withValue(data[key] as Json, rest, value);
  if (Array.isArray(data)) {
    const list: unknown[] = data;
    return (inner === undefined ? list.filter((_, n) => n !== key) : list.with(Number(key), inner)) as unknown as Json;
  }
  const { [key]: _, ...others } = data;
  return inner === undefined ? others : { ...data, [key]: inner };
}

const without = (data: Json, path: Path): Json => withValue(data, path, undefined);

/** Plainer values to try, the plainest first. */
function plainerThan(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [0, 1, Math.floor(value / 2)].filter((n) => n < value);
  if (typeof value === 'object' && value !== null && 'distribution' in value) return ['0s', '10s'];
  if (typeof value !== 'string') return [];
  const seconds = /^(\d+)s$/.exec(value)?.at(1);
  if (seconds === undefined) return [];
  const n = Number(seconds);
  return [...new Set([0, 60 * Math.floor(n / 120), 60 * Math.floor(n / 60)])].filter((s) => s < n).map((s) => `${s}s`);
}

const NAMED = ['autoScalingGroups', 'capacityProviders', 'taskDefinitions', 'services'];

function namesIn(data: Json): readonly string[] {
  return NAMED.flatMap((list) =>
    ((data[list] ?? []) as Json[]).map((element) => String(element['name'] ?? element['family'])),
  );
}
