import { nameOf, type Path } from './place.js';

/** A step of a written path: a key, or an element by name, by place from 0, or all of them. */
export type Step = { readonly key: string } | { readonly element: string };

/** `capacityProviders[*].managedScaling.targetCapacity` as steps; undefined when it is not of that form. */
export function parsePath(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const token = /(?:^|\.)([A-Za-z_][\w-]*)|\[([^\]]+)\]/gy;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    steps.push(match.at(1) === undefined ? { element: match[2].trim() } : { key: match[1] });
  }
  return steps.length > 0 && 'key' in steps[0] ? steps : undefined;
}

/** Every place that a written path means in the data; the last key need not exist, nor mappings on the way to it. */
export function resolvePath(raw: unknown, steps: readonly Step[]): readonly Path[] {
  return steps.reduce<readonly Path[]>((paths, step) => paths.flatMap((path) => follow(raw, path, step)), [[]]);
}

function follow(raw: unknown, path: Path, step: Step): readonly Path[] {
  const value = valueAt(raw, path);
  if ('key' in step) {
    const holdsKeys = value === undefined || (typeof value === 'object' && !Array.isArray(value));
    return holdsKeys ? [[...path, step.key]] : [];
  }
  if (!Array.isArray(value)) return [];
  const named = value.flatMap((element, n) => (nameOf(element) === step.element ? [n] : []));
  const places =
    step.element === '*' ? value.map((_, n) => n) : named.length > 0 ? named : byPlace(step.element, value);
  return places.map((n) => [...path, n]);
}

const byPlace = (text: string, list: readonly unknown[]): readonly number[] =>
  /^\d+$/.test(text) && Number(text) < list.length ? [Number(text)] : [];

export const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined | null)?.[key],
    raw,
  );

/** A copy of the data with another value at a place; mappings on the way are made. */
export function withValue(raw: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const [key, ...rest] = path;
  const inner = withValue((raw as Readonly<Record<string | number, unknown>> | undefined | null)?.[key], rest, value);
  if (Array.isArray(raw)) return raw.map((element: unknown, n) => (n === key ? inner : element));
  return { ...(raw as object | undefined), [key]: inner };
}
