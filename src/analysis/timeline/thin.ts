/** Columns of equal length by time; a value holds until the next time. */
export interface Steps<Name extends string> {
  readonly t: readonly number[];
  readonly columns: Readonly<Record<Name, readonly number[]>>;
}

/**
 * At most about `most` times of many: of each of equal parts of the time the first, and those where a column is least and
 * greatest. So no peak is lost, however short.
 */
export function thin<Name extends string>({ t, columns }: Steps<Name>, untilS: number, most: number): Steps<Name> {
  const names = Object.keys(columns) as Name[];
  if (t.length <= most) return { t, columns };
  const parts = Math.max(1, Math.floor(most / (2 * names.length + 1)));
  const kept = new Set<number>();
  for (let first = 0; first < t.length;) {
    const part = Math.floor((t[first] / untilS) * parts);
    let next = first + 1;
    while (next < t.length && Math.floor((t[next] / untilS) * parts) === part) next++;
    kept.add(first);
    for (const name of names) for (const place of extremes(columns[name], first, next)) kept.add(place);
    first = next;
  }
  const places = [...kept].sort((a, b) => a - b);
  const pick = (values: readonly number[]): number[] => places.map((place) => values[place]);
  const thinned = Object.fromEntries(names.map((name) => [name, pick(columns[name])])) as Record<Name, number[]>;
  return { t: pick(t), columns: thinned };
}

function extremes(values: readonly number[], from: number, until: number): readonly [number, number] {
  let least = from;
  let greatest = from;
  for (let place = from + 1; place < until; place++) {
    if (values[place] < values[least]) least = place;
    if (values[place] > values[greatest]) greatest = place;
  }
  return [least, greatest];
}
