import { disagreement, interleave, secondsEach, timesAsLong } from './measure.mjs';

/**
 * A row of the table: `what`, `ours`, and perhaps `baseline`, `its`, `ratio`; `floor` and `aim` are checks, { text, met }.
 * A floor that is missed fails the benchmark, an aim does not: it is in seconds, and machines vary. `fault` always fails it.
 */
export const atLeast = (least, value, text = String(least)) => ({ text: `≥ ${text}`, met: value >= least });
export const atMost = (most, value, text = String(most)) => ({ text: `≤ ${text}`, met: value <= most });

/**
 * Ours beside each of the baselines, which do the same work: a row for each. A baseline is
 * { name, program, missing, least }: `least` is how many times as fast ours must be, `missing` the command that would make it run.
 */
export function compareSpeeds({ what, ours, baselines, show, repetitions }) {
  const present = baselines.filter(({ missing }) => missing === undefined);
  const [ourRuns, ...theirs] = interleave([ours, ...present.map(({ program }) => program)], repetitions);
  return baselines.map(({ name, missing, least }) => {
    const row = { what, ours: show(secondsEach(ourRuns)), baseline: name };
    if (missing !== undefined) return { ...row, notRun: `needs \`${missing}\`` };
    const runs = theirs[present.findIndex((other) => other.name === name)];
    const ratio = timesAsLong(runs, ourRuns);
    return {
      ...row,
      its: show(secondsEach(runs)),
      ratio,
      floor: least === undefined ? undefined : atLeast(least, ratio),
      fault: disagreement(ourRuns, runs),
    };
  });
}

/**
 * Ours beside something that does less, and how many times as long it may take; `aim` checks the seconds that an operation
 * of ours takes.
 */
export function compareCosts({ what, ours, baseline, program, most, show, aim, repetitions }) {
  const [ourRuns, runs] = interleave([ours, program], repetitions);
  const ratio = timesAsLong(ourRuns, runs);
  return {
    ...{ what, ours: show(secondsEach(ourRuns)), baseline, its: show(secondsEach(runs)) },
    ...{ ratio, floor: atMost(most, ratio), aim: aim?.(secondsEach(ourRuns)) },
  };
}
