import { wordsOfCode } from '../../words-of-code.js';
import type { TraceEntry } from '../../read-trace.js';
import { durationText } from '../../duration-text.js';
import type { FactName } from '../../../model/facts.js';

/** How a kind of fact is told, and the rules of docs/fidelity.md behind it. Every number in it is a field of the fact. */
export interface Wording {
  readonly rules: readonly string[] | ((entry: TraceEntry) => readonly string[]);
  readonly say: (entry: TraceEntry) => string;
}

export type Wordings<Names extends FactName> = { readonly [Name in Names]: Wording };

/** A field as it stands. */
export const field = (entry: TraceEntry, name: string): string => String(entry[name] ?? '');

/** A number of an expected value, to one decimal. */
export const expectedCount = (entry: TraceEntry, name: string): string =>
  String(Math.round(Number(entry[name]) * 10) / 10);

/** `2 tasks`, `1 task`. */
export function counted(entry: TraceEntry, name: string, noun: string): string {
  const count = Number(entry[name]);
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `scaledIn` as `scaled in`. */
export const words = (entry: TraceEntry, name: string): string => wordsOfCode(field(entry, name));

/** A length of time. */
export const lasting = (entry: TraceEntry, name: string): string => durationText(Number(entry[name]));
