import { candidatesAt } from './candidates.js';
import { chapter, type Story } from './story.js';
import type { ToldRun } from './told-run.js';

/** Why a task was asked for, why it found its place when and where it did, and why it stopped; undefined: there is none. */
export function taskStory(run: ToldRun, task: string, untilMs: number): Story | undefined {
  const own = run.find((entry) => entry['task'] === task && entry.t * 1000 <= untilMs);
  if (own.length === 0) return undefined;
  const factOf = (...types: readonly string[]): number | undefined =>
    own.find(({ type }) => types.includes(type))?.fact;
  const because = (fact: number | undefined, title: string) =>
    chapter(title, fact === undefined ? [] : run.chain(fact).slice(0, -1));
  const waited = factOf('TaskWaited');
  const placed = factOf('TaskPlaced');
  const refused = own.find(({ type, cause }) => type === 'TaskStopped' && cause === 'rejected')?.fact;
  const decision = placed ?? waited ?? refused;
  return {
    subject: `task ${task}`,
    chapters: [
      because(own[0].fact, 'Why it was asked for'),
      chapter('What became of it', own),
      because(waited === undefined ? undefined : placed, 'Why it found room then'),
      because(factOf('TaskStopping', 'TaskStopped'), 'Why it stopped'),
    ],
    candidates: decision === undefined ? [] : candidatesAt(run, decision),
  };
}
