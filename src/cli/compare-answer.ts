import { round } from '../analysis/round.js';
import type { Estimate } from '../analysis/statistics/bootstrap.js';
import type { TraceEntry } from '../analysis/read-trace.js';
import type { Comparison, MetricComparison, Verdict } from '../sweep/compare.js';
import { isMet, type Condition } from '../sweep/condition.js';
import type { FirstDifference } from '../sweep/first-difference.js';
import type { Measured } from '../sweep/study.js';
import type { OpenArm } from './compare-arms.js';
import { checkMessage } from './render/check-message.js';
import { verdictWords } from './render/verdict-words.js';

/** The answer of `simulate compare`, as `--json` prints it; docs/compare.md. Infinities print as "Infinity", "-Infinity". */
export interface CompareAnswer {
  readonly schemaVersion: 1;
  readonly a: ArmAnswer;
  readonly comparisons: readonly ComparisonAnswer[];
  readonly checks: readonly CheckAnswer[];
}

export interface ArmAnswer {
  readonly label: string;
  readonly name: string;
  readonly scenario: string;
  readonly file: string;
  readonly set: readonly string[];
  readonly durationSeconds: number;
  readonly seeds: readonly string[];
}

export interface ComparisonAnswer {
  readonly b: ArmAnswer;
  readonly metrics: Readonly<Record<string, MetricAnswer>>;
  /** Null: with the first seed both are the same run. */
  readonly firstDifference: FirstDifferenceAnswer | null;
}

/** A mean over the seeds with its 95 % interval. */
export interface MeanAnswer {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Seeds with which the figure is endless. */
  readonly endless: number;
  readonly values: readonly number[];
}

export interface MetricAnswer {
  /** Null where the cost is not priced. */
  readonly a: MeanAnswer | null;
  readonly b: MeanAnswer | null;
  /** B less A, and the same in percent of A. */
  readonly difference: Estimate | null;
  readonly differencePercent: Estimate | null;
  readonly verdict: Verdict;
  readonly words: string;
}

export interface FirstDifferenceAnswer {
  readonly seed: string;
  readonly fact: number;
  readonly a: TraceEntry | null;
  readonly b: TraceEntry | null;
}

export interface CheckAnswer {
  readonly condition: string;
  readonly metric: string;
  readonly label: string;
  readonly failed: boolean;
  readonly message: string;
}

/** A comparison, its side of the study, and where the runs of the first seed part. */
export interface Compared {
  readonly arm: OpenArm;
  readonly comparison: Comparison;
  readonly first: FirstDifference | undefined;
}

export function compareAnswer(
  a: OpenArm,
  compared: readonly Compared[],
  conditions: readonly Condition[],
): CompareAnswer {
  return {
    schemaVersion: 1,
    a: armAnswer(a, compared[0].comparison.a.seeds),
    comparisons: compared.map(({ arm, comparison, first }) => ({
      b: armAnswer(arm, comparison.b.seeds),
      metrics: Object.fromEntries(comparison.metrics.map((each) => [each.metric, metricAnswer(each)])),
      firstDifference: first === undefined ? null : { ...first, a: first.a ?? null, b: first.b ?? null },
    })),
    checks: compared.flatMap(({ arm, comparison }) =>
      conditions.map((condition) => checkAnswer(condition, comparison, arm.label)),
    ),
  };
}

const armAnswer = ({ label, name, scenario, file, set }: OpenArm, seeds: readonly string[]): ArmAnswer => ({
  label,
  name,
  scenario: scenario.name,
  file,
  set,
  durationSeconds: scenario.durationMs / 1000,
  seeds,
});

function metricAnswer(comparison: MetricComparison): MetricAnswer {
  const { a, b, difference, verdict } = comparison;
  return {
    a: a === undefined ? null : meanAnswer(a),
    b: b === undefined ? null : meanAnswer(b),
    difference: difference === undefined ? null : rounded(difference.absolute, 1),
    differencePercent: difference === undefined ? null : rounded(difference.relative, 100),
    verdict,
    words: verdictWords(comparison),
  };
}

export const meanAnswer = ({ mean: { value, low, high, endless }, values }: Measured): MeanAnswer => ({
  mean: short(value),
  low: short(low),
  high: short(high),
  endless,
  values,
});

const rounded = ({ value, low, high }: Estimate, times: number): Estimate => ({
  value: short(value * times),
  low: short(low * times),
  high: short(high * times),
});

const short = (x: number): number => round(x, 6);

function checkAnswer(condition: Condition, { metrics }: Comparison, label: string): CheckAnswer {
  const comparison = metrics.find(({ metric }) => metric === condition.metric);
  if (comparison === undefined) throw new Error(`${condition.metric} was not measured`);
  const met = isMet(condition, comparison);
  return {
    condition: condition.text,
    metric: condition.metric,
    label,
    // What cannot be judged must not pass.
    failed: met ?? true,
    message: checkMessage(condition, comparison, met),
  };
}

/** JSON knows no infinities. */
export const toJson = (answer: object): string =>
  `${JSON.stringify(answer, (_, value: unknown) => (value === Infinity || value === -Infinity ? String(value) : value), 2)}\n`;
