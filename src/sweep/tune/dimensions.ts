import { group } from 'd3-array';
import type { Scenario } from '../../model/scenario.js';
import { durationMs } from '../../scenario/schema/words.js';
import { digestOf, scenarioText } from '../scenario-text.js';
import type { Draft } from './draft.js';
import { starred } from './overlap.js';
import type { Dimension } from './space.js';

export type Load = (set: readonly string[]) => Scenario | undefined;

export interface DimensionsRead {
  readonly dimensions: readonly Dimension[];
  /** `--set` items of values that the user has named and that cannot be loaded. */
  readonly refused: readonly (readonly string[])[];
}

/** Loads every value by itself beside the file's others: what cannot be loaded is left out, what changes nothing is the present. */
export function readDimensions(drafts: readonly Draft[], scenario: Scenario, load: Load): DimensionsRead {
  const origin = textOf(scenario);
  const refused: (readonly string[])[] = [];
  const read = drafts.flatMap((draft, n): Dimension[] => {
    const paths = draft.asked ? draft.paths : starred(draft.paths, scenario);
    const tried = draft.values.map((value) => {
      const setting = { text: value, set: settingOf(paths, value, scenario, load) };
      const loaded = load(setting.set);
      if (loaded === undefined && draft.asked) refused.push(setting.set);
      return { setting, text: loaded === undefined ? undefined : textOf(loaded) };
    });
    const sound = tried.filter(({ text }) => text !== undefined);
    const found = sound.findIndex(({ setting, text }) => setting.text === draft.present || text === origin);
    const present = found < 0 ? undefined : found;
    const ordered = draft.values.every((value) => durationMs(value) !== undefined);
    const settings = sound.map(({ setting }) => setting);
    // One value alone is none to choose, unless it is not the file's.
    if (settings.length === 0 || (settings.length === 1 && present !== undefined)) return [];
    return [{ name: nameOf(draft, n, drafts), paths, settings, present, start: present ?? 0, ordered }];
  });
  return { dimensions: read, refused };
}

const textOf = (scenario: Scenario): string => digestOf(scenarioText(scenario));

const MIN_SIZE = /^(autoScalingGroups\[[^\]]+\])\.minSize$/;

/**
 * A minimum leaves today's fleet as it is, and raises it where it is smaller: as AWS does, but the file says both. Else a lower
 * minimum would begin with fewer instances, and a higher one could not be loaded.
 */
function settingOf(paths: readonly string[], value: string, scenario: Scenario, load: Load): readonly string[] {
  const set = paths.map((path) => `${path}=${value}`);
  if (!paths.every((path) => MIN_SIZE.test(path))) return set;
  const { autoScalingGroups: today } = scenario;
  const alone = load(set)?.autoScalingGroups;
  const keeps = alone?.every(
    ({ desiredCapacity, minSize }, n) => desiredCapacity === Math.max(today[n].desiredCapacity, minSize),
  );
  if (keeps === true) return set;
  const touched = paths.flatMap((path) => groupsAt(MIN_SIZE.exec(path)?.[1] ?? '', scenario));
  const byDesired = group(touched, (n) => Math.max(today[n].desiredCapacity, Number(value)));
  const companions = [...byDesired].flatMap(([desired, places]) =>
    starred(
      places.map((n) => `autoScalingGroups[${today[n].name}].desiredCapacity`),
      scenario,
    ).map((path) => `${path}=${desired}`),
  );
  return [...set, ...companions];
}

function groupsAt(path: string, { autoScalingGroups }: Scenario): readonly number[] {
  const element = path.slice('autoScalingGroups['.length, -1).trim();
  const all = [...autoScalingGroups.keys()];
  const named = all.filter((n) => element === '*' || autoScalingGroups[n].name === element);
  return named.length > 0 ? named : all.filter((n) => String(n) === element);
}

/** The last key; with the elements it is of where another dimension has that key too. */
function nameOf({ key, paths }: Draft, n: number, drafts: readonly Draft[]): string {
  if (drafts.every((other, m) => m === n || other.key !== key)) return key;
  const elements = paths.map((path) => /\[([^\]]+)\]/.exec(path)?.[1] ?? path);
  return `${key} of ${elements.join(', ')}`;
}
