import type { Summary } from '../../analysis/summary-types.js';
import { nearestWord } from '../../model/nearest-word.js';
import type { Scenario } from '../../model/scenario.js';
import { simulate } from '../../simulate.js';
import { createMetric, nameOf, type MetricPath } from './metric.js';

/** What is wrong with the paths for this scenario, a line each, before any run is made of it. */
export function metricFaults(paths: readonly MetricPath[], scenario: Scenario): readonly string[] {
  const summary = briefSummary(scenario);
  return paths
    .filter((path) => createMetric(path)(summary) === undefined)
    .map((path) => {
      const near = nearestWord(path, numberPaths(summary));
      const hint = near === undefined ? 'docs/output.md lists them' : `did you mean ${near}?`;
      return `${path} is no number in the summary of ${scenario.name}; ${hint}`;
    });
}

/** A run of a millisecond has every path that a long one has. */
const briefSummary = (scenario: Scenario): Summary => simulate({ ...scenario, durationMs: 1 }).summary;

/** Every path to a number; of lists by name, and by `*`. */
function numberPaths(summary: Summary): readonly string[] {
  const paths = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'number' || value === null) paths.add(path);
    else if (Array.isArray(value)) {
      for (const element of value as unknown[]) {
        visit(element, `${path}[*]`);
        const name = nameOf(element);
        if (name !== undefined) visit(element, `${path}[${name}]`);
      }
    } else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(summary, '');
  return [...paths];
}
