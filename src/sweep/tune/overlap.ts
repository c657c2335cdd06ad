import { group } from 'd3-array';
import type { Scenario } from '../../model/scenario.js';
import { parsePath, type Step } from '../../scenario/path-text.js';
import type { Draft } from './draft.js';

/** The drafts without the paths that the user's own already set. */
export function withoutAsked(usual: readonly Draft[], asked: readonly Draft[], scenario: Scenario): readonly Draft[] {
  const taken = asked.flatMap(({ paths }) => paths);
  return usual.flatMap((draft): Draft[] => {
    const paths = draft.paths.filter((path) => !taken.some((other) => overlap(path, other, scenario)));
    return paths.length === 0 ? [] : [{ ...draft, paths }];
  });
}

/** One of the paths leads to the other, or into it. */
export function overlap(a: string, b: string, scenario: Scenario): boolean {
  const [one, other] = [a, b].map((path) => parsePath(path) ?? []);
  const length = Math.min(one.length, other.length);
  const [list] = one;
  const names = 'key' in list ? namesIn(list.key, scenario) : [];
  return Array.from({ length }, (_, n) => mayMeet(one[n], other[n], n === 1 ? names : [])).every(Boolean);
}

function mayMeet(a: Step, b: Step, names: readonly string[]): boolean {
  if ('key' in a || 'key' in b) return 'key' in a && 'key' in b && a.key === b.key;
  const [one, other] = [a.element, b.element].map((element) =>
    names.includes(element) ? element : (names[Number(element)] ?? element),
  );
  return one === other || one === '*' || other === '*';
}

/** Paths of every element of a list as one: `capacityProviders[*].managedScaling.targetCapacity`. */
export function starred(paths: readonly string[], scenario: Scenario): readonly string[] {
  const byRest = group(paths, (path) => path.replace(/\[[^\]]+\]/, '[*]'));
  return [...byRest].flatMap(([star, those]) => {
    const names = namesIn(star.slice(0, star.indexOf('[')), scenario);
    return names.length > 1 && those.length === names.length ? [star] : those;
  });
}

/** The elements of a list of the file by name; none where they have no names. */
export function namesIn(list: string, scenario: Scenario): readonly string[] {
  switch (list) {
    case 'capacityProviders':
      return scenario.capacityProviders.filter(({ fargate }) => fargate === undefined).map(({ name }) => name);
    case 'autoScalingGroups':
    case 'services':
    case 'workloads':
      return scenario[list].map(({ name }) => name);
    case 'taskDefinitions':
      return scenario.taskDefinitions.map(({ family }) => family);
    default:
      return [];
  }
}
