import { run } from './program.mjs';

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs the programs in turn, so that a drift of the machine's speed hits them alike. Returns the runs of each. */
export function interleave(programs, repetitions) {
  const runs = programs.map(() => []);
  for (let n = 0; n < repetitions; n++) programs.forEach((program, k) => runs[k].push(run(program)));
  return runs;
}

/** Seconds for one operation. */
export const secondsEach = (runs) => median(runs.map(({ seconds, operations }) => seconds / operations));

/** How many times as long the one took as the other, repetition by repetition. */
export const timesAsLong = (runs, others) =>
  median(runs.map(({ seconds, operations }, n) => seconds / operations / (others[n].seconds / others[n].operations)));

/** What the runs did not agree on, if they did the same work; undefined: they agree. */
export function disagreement(runs, others) {
  const checksums = [...new Set([...runs, ...others].map(({ checksum }) => checksum))];
  return checksums.length === 1 ? undefined : `checksums differ: ${checksums.join(', ')}`;
}
