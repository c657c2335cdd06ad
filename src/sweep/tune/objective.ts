import { durationMs } from '../../scenario/schema/words.js';
import { operators, type Operator } from '../condition.js';
import type { Figure, MetricPath } from '../metric/metric.js';

/** What must be so in a run: `placementWaitSeconds.p95<60`, `tasks.killed==0`. */
export interface Objective {
  readonly text: string;
  readonly metric: MetricPath;
  readonly operator: Operator;
  /** In the metric's own unit. */
  readonly limit: number;
}

export type ObjectiveRead =
  { readonly ok: true; readonly objective: Objective } | { readonly ok: false; readonly reason: string };

const FORM = "write 'placementWaitSeconds.p95<60' or 'tasks.killed==0'";

/** A metric, an operator and a limit; a limit of seconds may be a duration, such as 2m. */
export function readObjective(text: string): ObjectiveRead {
  const refuse = (reason: string): ObjectiveRead => ({ ok: false, reason: `${reason}; ${FORM}` });
  const found = /[<>=!]+/.exec(text);
  if (found === null) return refuse('there is no comparison in it');
  const operator = operators.find((each) => each === (found[0] === '=' ? '==' : found[0]));
  if (operator === undefined) return refuse(`${found[0]} is none of ${operators.join(' ')}`);
  const metric = text.slice(0, found.index).trim();
  if (metric === '') return refuse(`there is no metric before ${operator}`);
  const limitText = text.slice(found.index + found[0].length).trim();
  const limit = readLimit(limitText, metric);
  if (limit === undefined)
    return refuse(`${limitText === '' ? 'nothing' : `"${limitText}"`} after ${operator} is no limit`);
  return { ok: true, objective: { text: `${metric}${operator}${limitText}`, metric, operator, limit } };
}

function readLimit(text: string, metric: MetricPath): number | undefined {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const ms = /Seconds(\.|$)/.test(metric) ? durationMs(text) : undefined;
  return ms === undefined ? undefined : ms / 1000;
}

/**
 * By how much a run misses an objective: 0 when it is met, else the distance to the limit, as a share of the limit where that
 * is not 0. Infinity for an endless wait.
 */
export function missOf({ operator, limit }: Objective, figure: Figure): number {
  if (figure === null) return Infinity;
  const over = (figure - limit) / (limit === 0 ? 1 : Math.abs(limit));
  switch (operator) {
    case '<':
      return figure < limit ? 0 : Math.max(over, LEAST);
    case '<=':
      return figure <= limit ? 0 : over;
    case '>':
      return figure > limit ? 0 : Math.max(-over, LEAST);
    case '>=':
      return figure >= limit ? 0 : -over;
    case '==':
      return Math.abs(over);
    case '!=':
      return figure === limit ? 1 : 0;
  }
}

/** At the limit itself `<` misses, though by nothing. */
const LEAST = 1e-9;

/** The figure that is nearest to missing an objective, or misses it by most. */
export function worstOf(objective: Objective, figures: readonly Figure[]): Figure {
  const [first, ...others] = figures;
  return others.reduce(
    (worst, figure) => (badness(objective, figure) > badness(objective, worst) ? figure : worst),
    first,
  );
}

function badness({ operator, limit }: Objective, figure: Figure): number {
  if (figure === null) return Infinity;
  if (operator === '==') return Math.abs(figure - limit);
  if (operator === '!=') return -Math.abs(figure - limit);
  return operator.startsWith('<') ? figure : -figure;
}
