import type { Json } from './draw-scenario.js';

/** Takes out every list element that speaks of a name, and then what spoke of those. */
export function withoutName(data: Json, name: string): Json {
  const gone: string[] = [];
  const keep = (value: unknown, inList: boolean): unknown => {
    if (Array.isArray(value))
      return value.map((element) => keep(element, true)).filter((element) => element !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const speaks = Object.values(value).some((inner) => inner === name || isPathOf(inner, name));
    if (inList && speaks) {
      const own = (value as Json)['name'] ?? (value as Json)['family'];
      if (typeof own === 'string' && own !== name) gone.push(own);
      return undefined;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keep(inner, false)]));
  };
  const kept = keep(data, false) as Json;
  return gone.reduce((rest, other) => withoutName(rest, other), kept);
}

const isPathOf = (value: unknown, name: string): boolean => typeof value === 'string' && value.includes(`[${name}]`);
