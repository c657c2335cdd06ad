import { readSome, type TracedRun } from '../read-trace.js';
import { waitFacts } from '../explain/vain-wait.js';
import { waitOf, type Wait } from '../explain/wait-parts.js';
import type { ToldRun } from '../explain/told-run.js';
import type { LongWait } from './longest.js';

/** A long wait and what it was spent on. */
export interface ExplainedWait extends Wait {
  /** How many others waited that the same requester asked for in the same minute. */
  readonly others: number;
}

/** Reads the trace once, and of it only what the waits need. @throws RangeError when the run did not keep its trace. */
export function explainWaits(run: TracedRun, waits: readonly LongWait[]): readonly ExplainedWait[] {
  const { trace } = run;
  if (trace === undefined || waits.length === 0) return [];
  const wanted = new Set(waits.flatMap(({ facts }) => facts));
  const chainOf = (fact: number): readonly number[] => {
    const chain = [fact];
    for (let n = fact; n > 0;) chain.push((n = trace.read(n).because));
    return chain;
  };
  for (const fact of [...wanted]) for (const cause of chainOf(fact)) wanted.add(cause);
  const entries = readSome(run, (fact, type) => wanted.has(fact) || waitFacts.has(type));
  const told: ToldRun = {
    ...run,
    find: (holds) => entries.filter(holds),
    chain(fact) {
      const chain = new Set(chainOf(fact));
      return entries.filter((entry) => chain.has(entry.fact));
    },
  };
  return waits.flatMap(({ facts, tasks }) => {
    const requested = entries.find(({ fact }) => fact === facts[0]);
    const wait = requested === undefined ? undefined : waitOf(told, String(requested['task']));
    return wait === undefined ? [] : [{ ...wait, others: tasks - 1 }];
  });
}
