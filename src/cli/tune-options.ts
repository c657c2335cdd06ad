import type { Scenario } from '../model/scenario.js';
import { metricFaults } from '../sweep/metric/check-metrics.js';
import type { Allowance } from '../sweep/tune/budget.js';
import type { Draft } from '../sweep/tune/draft.js';
import { readObjective, type Objective } from '../sweep/tune/objective.js';
import { overlap } from '../sweep/tune/overlap.js';
import { readAxis } from '../sweep/vary.js';
import type { Arguments } from './arguments.js';
import { countOption } from './count-option.js';
import { UsageError } from './usage-error.js';

const RUNS = '2000';
const LEAST_RUNS = 100;
const MOST_RUNS = 10_000_000;
const MOST_MINUTES = 10_000;
const SHARE = '100';

/** The values of `--slo`. @throws UsageError for none, and for what is no objective. */
export function objectiveOptions({ all }: Arguments): readonly Objective[] {
  const texts = all('slo');
  if (texts.length === 0) throw new UsageError("tune to what end? Say --slo 'placementWaitSeconds.p95<60'");
  return texts.map((text) => {
    const read = readObjective(text);
    if (!read.ok) throw new UsageError(`--slo '${text}': ${read.reason}`);
    return read.objective;
  });
}

/** @throws UsageError for a metric that a scenario does not have. */
export function checkObjectives(objectives: readonly Objective[], scenario: Scenario): void {
  const faults = metricFaults([...new Set(objectives.map(({ metric }) => metric))], scenario);
  if (faults.length > 0) throw new UsageError(`--slo: ${faults.join('; ')}`);
}

/** The values of `--vary`. @throws UsageError for what cannot be varied here. */
export function askedDrafts({ all }: Arguments): readonly Draft[] {
  return all('vary').map((text): Draft => {
    const read = readAxis(text);
    if (!read.ok) throw new UsageError(`--vary '${text}': ${read.reason}`);
    const { path, values } = read.axis;
    if (path === 'seed') throw new UsageError('--vary seed: every setting is tried with the same seeds');
    if (/^(?:duration|startsAt|measure)\b/.test(path))
      throw new UsageError(`--vary ${path}: settings of which other times are measured cannot be compared`);
    return { key: path.split('.').at(-1) ?? path, paths: [path], values, asked: true };
  });
}

/** @throws UsageError for two that set the same. */
export function checkApart(drafts: readonly Draft[], scenario: Scenario): void {
  const paths = drafts.flatMap((draft) => draft.paths);
  for (const [n, path] of paths.entries()) {
    const other = paths.slice(0, n).find((earlier) => overlap(earlier, path, scenario));
    if (other !== undefined) throw new UsageError(`--vary ${other} and --vary ${path} set the same`);
  }
}

/** The values of `--runs` and `--minutes`. @throws UsageError for what is no such number. */
export function allowanceOption({ one }: Arguments): Allowance {
  const minutes = one('minutes');
  return {
    runs: countOption('runs', one('runs') ?? RUNS, LEAST_RUNS, MOST_RUNS),
    minutes: minutes === undefined ? undefined : minutesOf(minutes),
  };
}

function minutesOf(text: string): number {
  const minutes = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (minutes > 0 && minutes <= MOST_MINUTES) return minutes;
  throw new UsageError(`--minutes ${text} is no number above 0, at most ${MOST_MINUTES}`);
}

/** The value of `--share`, 0 to 1. @throws UsageError for what is no percentage from 50 to 100. */
export const shareOption = ({ one }: Arguments): number => countOption('share', one('share') ?? SHARE, 50, 100) / 100;
