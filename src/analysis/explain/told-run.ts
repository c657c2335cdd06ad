import type { FactName } from '../../model/facts.js';
import { readSome, readTrace, type TracedRun, type TraceEntry } from '../read-trace.js';

/** A run that kept its trace, ready to be asked. */
export interface ToldRun extends TracedRun {
  /** The facts for which it holds, in order. With `types` only those are read, several times as fast. */
  readonly find: (holds: (entry: TraceEntry) => boolean, types?: ReadonlySet<FactName>) => readonly TraceEntry[];
  /** The facts that led to one, the first cause first, itself last. */
  readonly chain: (fact: number) => readonly TraceEntry[];
}

/** @throws RangeError when the run did not keep its trace. */
export function tellRun(run: TracedRun): ToldRun {
  const { trace } = run;
  if (trace === undefined) throw new RangeError('the run kept no trace: call simulate with { keepTrace: true }');
  const find: ToldRun['find'] = (holds, types) => {
    if (types !== undefined) return readSome(run, (_, type) => types.has(type)).filter(holds);
    const found: TraceEntry[] = [];
    for (const entry of readTrace(run)) if (holds(entry)) found.push(entry);
    return found;
  };
  return {
    ...run,
    find,
    chain(fact) {
      const numbers = new Set([fact]);
      for (let n = fact; n > 0;) numbers.add((n = trace.read(n).because));
      return readSome(run, (number) => numbers.has(number));
    },
  };
}
