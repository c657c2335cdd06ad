import type { MetricComparison } from './compare.js';
import type { MetricPath } from './metric/metric.js';

/** The longer ones first. */
export const operators = ['>=', '<=', '==', '!=', '>', '<'] as const;
export type Operator = (typeof operators)[number];

/** What must not be: `cost.usd > +5%`, `placementWaitSeconds.p95 > +10`, `tasks.killed > 0`. */
export interface Condition {
  readonly text: string;
  readonly metric: MetricPath;
  readonly operator: Operator;
  /** In the metric's own unit, or percent. */
  readonly limit: number;
  /** B's mean, B's mean less A's, or the same in percent of A's. */
  readonly of: 'value' | 'change' | 'changePercent';
}

export type ConditionRead =
  { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly reason: string };

const FORM = "write 'cost.usd > +5%', 'placementWaitSeconds.p95 > +10' or 'tasks.killed > 0'";

/** A metric, an operator and a limit. A sign makes the limit one of the change from A to B; % needs a sign. */
export function readCondition(text: string): ConditionRead {
  const refuse = (reason: string): ConditionRead => ({ ok: false, reason: `${reason}; ${FORM}` });
  const found = /[<>=!]+/.exec(text);
  if (found === null) return refuse('there is no comparison in it');
  const operator = operators.find((each) => each === found[0]);
  if (operator === undefined) return refuse(`${found[0]} is none of ${operators.join(' ')}`);
  const metric = text.slice(0, found.index).trim();
  if (metric === '') return refuse(`there is no metric before ${operator}`);
  const limit = text.slice(found.index + operator.length).trim();
  const match = /^([+-]?)(\d+(?:\.\d+)?)\s*(%?)$/.exec(limit.replace('\u2212', '-'));
  if (match === null) return refuse(`${limit === '' ? 'nothing' : `"${limit}"`} after ${operator} is no limit`);
  const [, sign, digits, percent] = match;
  if (percent !== '' && sign === '') return refuse(`${limit} of what? A change has a sign: +${limit} or -${limit}`);
  if (sign !== '' && (operator === '==' || operator === '!='))
    return refuse(`a change is never exactly ${limit}: compare it with < or >`);
  const of = sign === '' ? 'value' : percent === '' ? 'change' : 'changePercent';
  return { ok: true, condition: { text: text.trim(), metric, operator, limit: Number(`${sign}${digits}`), of } };
}

/**
 * Whether what must not be is so. A change is, when the whole 95 % interval is beyond the limit: what may be chance fails
 * nothing. A value is B's mean over the seeds. Undefined: it cannot be said, because the cost is not priced.
 */
export function isMet({ operator, limit, of }: Condition, { b, difference }: MetricComparison): boolean | undefined {
  if (of === 'value') return b === undefined ? undefined : compares(b.mean.value, operator, limit);
  if (difference === undefined) return undefined;
  const { low, high } = of === 'change' ? difference.absolute : timesHundred(difference.relative);
  return compares(operator.startsWith('>') ? low : high, operator, limit);
}

const timesHundred = ({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): {
  readonly low: number;
  readonly high: number;
} => ({ low: low * 100, high: high * 100 });

function compares(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '==':
      return value === limit;
    case '!=':
      return value !== limit;
  }
}
