import type { Json } from '../../fuzz/draw-scenario.js';

/** Takes out every memberOf constraint whose expression speaks of a subject. */
export function withoutConstraintsOn(subject: string, data: Json): Json {
  const cleaned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((element) => !speaks(element, subject)).map(cleaned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
  };
  return cleaned(data) as Json;
}

const speaks = (element: unknown, subject: string): boolean =>
  typeof element === 'object' &&
  element !== null &&
  'expression' in element &&
  String(element.expression).includes(subject);
