/** How often something happened, and when first. */
export interface Note {
  count: number;
  readonly firstMs: number;
  /** The greatest figure that came with it. */
  most: number;
  /** Most tasks of the provider in PROVISIONING at such a moment; 0 where no provider is meant. */
  mostWaiting: number;
}

/** By a place in some list of the scenario. */
export type Notes = ReadonlyMap<number, Note>;

export function addNote(notes: Map<number, Note>, key: number, nowMs: number, figure: number, waiting = 0): void {
  const known = notes.get(key);
  if (known === undefined) {
    notes.set(key, { count: 1, firstMs: nowMs, most: figure, mostWaiting: waiting });
    return;
  }
  known.count++;
  known.most = Math.max(known.most, figure);
  known.mostWaiting = Math.max(known.mostWaiting, waiting);
}

/** The notes under a key of a map of notes, made where there are none yet. */
export function notesUnder(notes: Map<number, Map<number, Note>>, key: number): Map<number, Note> {
  const known = notes.get(key) ?? new Map<number, Note>();
  notes.set(key, known);
  return known;
}
