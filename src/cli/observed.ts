import { fitSeries, type SeriesFit } from '../analysis/observed/fit-series.js';
import type { Summary } from '../analysis/summary-types.js';
import { readReservationCsv, type ObservedSeries } from '../importer/reservation-csv.js';
import type { Scenario } from '../model/scenario.js';
import type { Host } from './host.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

/** A real series beside the run's, as `--json` prints it under `observed`. */
export interface ObservedAnswer extends SeriesFit {
  readonly capacityProvider: string;
}

const MOST_PROBLEMS = 20;

/** Reads `--observed`, before the run; undefined, and every fault told with its line, when it will not do. */
export function openObserved(path: string, scenario: Scenario, host: Host): readonly ObservedSeries[] | undefined {
  const file = readText(path);
  if (!file.ok) throw new UsageError(`cannot read ${path}: ${file.reason}`);
  const providers = scenario.capacityProviders.filter((p) => p.autoScalingGroup >= 0).map(({ name }) => name);
  const read = readReservationCsv(file.text, providers);
  if (read.ok) return read.series;
  for (const { line, message } of read.problems.slice(0, MOST_PROBLEMS)) host.tell(`${path}:${line} ${message}\n`);
  const more = read.problems.length - MOST_PROBLEMS;
  if (more > 0) host.tell(`${path}: and ${more} more\n`);
  return undefined;
}

/** @throws UsageError when a series has no point within the run. */
export function observedAnswers(observed: readonly ObservedSeries[], summary: Summary): readonly ObservedAnswer[] {
  return observed.map(({ provider, points }) => {
    const own = summary.capacityProviders.find(({ name }) => name === provider);
    const fit = fitSeries(points, own?.series ?? []);
    if (fit === undefined) throw new UsageError(`--observed: no point of ${provider} lies within the run's datapoints`);
    return { capacityProvider: provider, ...fit };
  });
}
