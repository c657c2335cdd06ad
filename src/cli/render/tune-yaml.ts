import { stringify } from 'yaml';
import type { Step } from '../../scenario/path-text.js';
import type { ValueAtPath } from '../../scenario/terraform.js';

type Mapping = Record<string, unknown>;

/** By which key the elements of a list are known; the others by `name`. */
const NAME_KEYS: Readonly<Partial<Record<string, string>>> = { taskDefinitions: 'family' };

/**
 * The part of the scenario file that changes, without comments: each element with its name and what is new of it. Elements
 * without a name, such as events, cannot be told so; `--set` tells them.
 */
export function tuneYaml(changes: readonly ValueAtPath[]): string {
  const root: Mapping = {};
  for (const { steps, value } of changes) if (isNamed(steps)) put(root, steps, value);
  return Object.keys(root).length === 0 ? '' : stringify(root, { lineWidth: 120 });
}

/** Only the lists at the top of the file name their elements. */
const isNamed = (steps: readonly Step[]): boolean =>
  steps.every((step, n) => 'key' in step || (n === 1 && !/^(?:\d+|\*)$/.test(step.element)));

function put(root: Mapping, steps: readonly Step[], value: unknown): void {
  let at: Mapping = root;
  for (const [n, step] of steps.entries()) {
    if ('element' in step) continue;
    const next = steps.at(n + 1);
    if (next === undefined) at[step.key] = value;
    else at = 'key' in next ? mappingAt(at, step.key) : elementAt(at, step.key, next.element);
  }
}

const mappingAt = (parent: Mapping, key: string): Mapping => {
  const mapping = (parent[key] ?? {}) as Mapping;
  parent[key] = mapping;
  return mapping;
};

function elementAt(parent: Mapping, list: string, name: string): Mapping {
  const key = NAME_KEYS[list] ?? 'name';
  const elements = (parent[list] ?? []) as Mapping[];
  parent[list] = elements;
  const known = elements.find((element) => element[key] === name);
  if (known !== undefined) return known;
  const element: Mapping = { [key]: name };
  elements.push(element);
  return element;
}
