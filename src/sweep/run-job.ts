import { createEndlessWaits, type EndlessWaits } from '../analysis/endless-waits.js';
import { simulate } from '../simulate.js';
import { createMetric } from './metric/metric.js';
import type { RunJob, RunResult } from './runner.js';

/** Makes one run and reads its figures. @throws RangeError for a metric that is no number, and what `simulate` throws. */
export function runJob({ scenario, seed, metrics }: RunJob): RunResult {
  let waits: EndlessWaits | undefined;
  const { summary, traceHash, facts } = simulate(scenario, {
    seed,
    splitCost: metrics.some(isOfSplit),
    observe: (running) => {
      waits = createEndlessWaits(running);
      return waits.fold;
    },
  });
  const judged = waits?.judge(summary) ?? summary;
  const figures = metrics.map((path) => {
    const figure = createMetric(path)(judged);
    if (figure === undefined) throw new RangeError(`${path} is no number in the summary of ${scenario.name}`);
    return figure;
  });
  return { traceHash, facts, figures };
}

/** The parts of the cost take time, and most studies do not ask for them. */
const isOfSplit = (path: string): boolean => path.startsWith('cost.split');
