import { createHash } from 'node:crypto';
import { assert } from '../kernel/defect.js';
import type { Scenario } from '../model/scenario.js';

/**
 * A list or mapping of a scenario whose parts stand in a list, each once: a part that is a list or mapping itself is told as
 * `[place]`. Plain JSON would tear apart what two places share, and the launch that calls of a trace share makes them one
 * requester.
 */
type Cell = string | number | boolean | null | readonly [number];
type Row = Cell[] | Record<string, Cell>;

/** A scenario as JSON, from which `scenarioFromText` makes one that runs the same. Equal texts, equal runs. */
export function scenarioText(scenario: Scenario): string {
  const rows: Row[] = [];
  const places = new Map<object, number>();
  const cellOf = (value: unknown): Cell => {
    if (typeof value === 'object' && value !== null) return [placeOf(value)];
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    assert(typeof value === 'number' && Number.isFinite(value), 'a scenario holds finite numbers, texts and truths');
    return value;
  };
  const placeOf = (value: object): number => {
    const known = places.get(value);
    if (known !== undefined) return known;
    const place = rows.push([]) - 1;
    places.set(value, place);
    rows[place] = Array.isArray(value)
      ? value.map(cellOf)
      : Object.fromEntries(
          Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, cellOf(part)]])),
        );
    return place;
  };
  placeOf(scenario);
  return JSON.stringify(rows);
}

/** @throws SyntaxError for what is no JSON. The text must be one of `scenarioText`. */
export function scenarioFromText(text: string): Scenario {
  const rows = JSON.parse(text) as readonly Row[];
  const parts = rows.map((row): unknown[] | Record<string, unknown> => (Array.isArray(row) ? [] : {}));
  const valueOf = (cell: Cell): unknown => (Array.isArray(cell) ? parts[(cell as readonly [number])[0]] : cell);
  for (const [place, row] of rows.entries()) {
    const part = parts[place];
    if (Array.isArray(row)) for (const cell of row) (part as unknown[]).push(valueOf(cell));
    else for (const [key, cell] of Object.entries(row)) (part as Record<string, unknown>)[key] = valueOf(cell);
  }
  return parts[0] as unknown as Scenario;
}

/** Forty hexadecimal digits. */
export const digestOf = (...texts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex').slice(0, 40);
};
