import { createChances, type Chance } from '../../src/testing/scenario/chance.js';
import type { DrawnScenario, Json } from './draw-scenario.js';

type Path = readonly (string | number)[];

/** What a slip of the pen or of a program may leave in a file. */
const STRANGE: readonly unknown[] = [
  ...[null, true, '', 'x', ' ', 0, -1, 0.5, 1e9, 1e300, [], {}, [null], '0s', '100d', '-5s', 'us-east-1a'],
  ...['FARGATE', 'DAEMON', '__proto__', { type: 'x' }, { distribution: 'uniform', min: '5s', max: '1s' }],
];

/** The same scenario with one to three slips: most are no longer valid, and none may be more than a diagnostic. */
export function mutateScenario({ seed, data, files }: DrawnScenario): Pick<DrawnScenario, 'data' | 'files'> {
  const chance = createChances(seed)('mutation');
  let mutant = data;
  for (let slips = chance.whole(1, 3); slips > 0; slips--) mutant = slip(chance, mutant);
  return { data: mutant, files: chance.maybe(0.2) ? spoiled(chance, files) : files };
}

function slip(chance: Chance, data: Json): Json {
  const path = chance.oneOf(placesIn(data));
  switch (chance.whole(0, 4)) {
    case 0:
      return changed(data, path, () => undefined);
    case 1:
    case 2:
      return changed(data, path, () => chance.oneOf(STRANGE));
    case 3: {
      // Something else of the same file stands there.
      const other = valueAt(data, chance.oneOf(placesIn(data)));
      return changed(data, path, () => other);
    }
    default:
      return changed(data, path, (value) =>
        Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value,
      );
  }
}

function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Json)[key], data);

function changed(data: Json, [key, ...rest]: Path, change: (value: unknown) => unknown): Json {
  const before = data[key];
  const after = rest.length === 0 ? change(before) : changed(before as Json, rest, change);
  if (Array.isArray(data)) {
    const list: unknown[] = data;
    const place = Number(key);
    return (after === undefined ? list.toSpliced(place, 1) : list.with(place, after)) as unknown as Json;
  }
  const { [key]: _, ...others } = data;
  return after === undefined ? others : { ...data, [key]: after };
}

/** A file that the scenario names, cut short or with strange cells. */
function spoiled(chance: Chance, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      chance.maybe()
        ? text.slice(0, chance.whole(0, text.length))
        : text.replace(/\d+/, chance.oneOf(['', '-1', 'x', '1e400', '"'])),
    ]),
  );
}
