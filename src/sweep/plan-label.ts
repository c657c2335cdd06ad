import type { SweepPlan } from './plan.js';
import { digestOf, scenarioText } from './scenario-text.js';

/** What a sweep is, in so far as its results depend on it. Plain data. */
export interface PlanLabel {
  /** The version of the program. */
  readonly program: string;
  readonly vary: readonly string[];
  readonly seed: string;
  readonly seeds: number;
  readonly metrics: readonly string[];
  /** Of every point's scenario. */
  readonly scenarios: string;
}

export const labelOf = ({ axes, points, seed, seeds, metrics }: SweepPlan, program: string): PlanLabel => ({
  program,
  vary: axes.map(({ path, values }) => `${path}=${values.join(',')}`),
  seed,
  seeds,
  metrics,
  scenarios: digestOf(...points.map(({ scenario }) => scenarioText(scenario))),
});

/** In what the one differs from the other, in a few words; undefined: in nothing. */
export function labelDifference(label: PlanLabel, found: PlanLabel): string | undefined {
  const part = parts.find(({ key }) => JSON.stringify(label[key]) !== JSON.stringify(found[key]));
  return part?.words(found[part.key], label[part.key]);
}

interface Part {
  readonly key: keyof PlanLabel;
  readonly words: (found: unknown, wanted: unknown) => string;
}

const listText = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));
const told = (what: string) => (found: unknown, wanted: unknown) =>
  `${what} ${listText(found)}, and this one ${listText(wanted)}`;

const parts: readonly Part[] = [
  { key: 'program', words: told('it was made by version') },
  { key: 'vary', words: told('it varies') },
  { key: 'seed', words: told('its first seed is') },
  { key: 'seeds', words: told('its seeds are') },
  { key: 'metrics', words: () => 'it has other --metric' },
  { key: 'scenarios', words: () => 'its scenario was another' },
];
