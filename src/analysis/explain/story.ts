import type { TraceEntry } from '../read-trace.js';
import type { Candidate } from './candidates.js';
import { tell, type Sentence } from './sentence/tell.js';

/** One part of an explanation: facts in words, one after the other. */
export interface Chapter {
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** What follows from the scenario alone, and so is no fact. */
export interface Note {
  readonly text: string;
  /** Of docs/fidelity.md. */
  readonly rules: readonly string[];
}

/** Why something happened. */
export interface Story {
  /** What is explained: `task web-app/5`. */
  readonly subject: string;
  readonly chapters: readonly Chapter[];
  /** Of a request that failed: why it can, and who tries again. */
  readonly notes?: readonly Note[];
  /** For a placement: every instance as it stood then. */
  readonly candidates: readonly Candidate[];
}

/** Empty chapters are left out by whoever prints them. */
export const chapter = (title: string, entries: readonly TraceEntry[]): Chapter => ({
  title,
  sentences: entries.map(tell),
});
