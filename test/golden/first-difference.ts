import { readTrace } from '../../src/analysis/read-trace.js';
import type { Run } from '../../src/simulate.js';
import { factLine } from './golden-text.js';

/** The first fact in which two runs differ, as each tells it; undefined when they are equal, fact for fact. */
export function firstDifference(one: Run, other: Run): string | undefined {
  if (one.traceHash === other.traceHash && one.facts === other.facts) return undefined;
  const ones = readTrace(one);
  const others = readTrace(other);
  for (;;) {
    const a = ones.next();
    const b = others.next();
    const first = a.done === true ? 'the run ended' : factLine(a.value);
    const second = b.done === true ? 'the run ended' : factLine(b.value);
    if (first !== second) return `first: ${first}\nthen:  ${second}`;
    if (a.done === true) return `the facts are equal, the hashes are not: ${one.traceHash}, ${other.traceHash}`;
  }
}
