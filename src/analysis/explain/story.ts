import type { TraceEntry } from '../read-trace.js';
import type { Candidate } from './candidates.js';
import { tell, type Sentence } from './sentence/tell.js';

/** One part of an explanation: facts in words, one after the other. */
export interface Chapter {
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** Why something happened. */
export interface Story {
  /** What is explained: `task web-app/5`. */
  readonly subject: string;
  readonly chapters: readonly Chapter[];
  /** For a placement: every instance as it stood then. */
  readonly candidates: readonly Candidate[];
}

/** Empty chapters are left out by whoever prints them. */
export const chapter = (title: string, entries: readonly TraceEntry[]): Chapter => ({
  title,
  sentences: entries.map(tell),
});
