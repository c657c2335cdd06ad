import type { MetricComparison } from '../../sweep/compare.js';
import type { Condition } from '../../sweep/condition.js';
import { changeText, figureText, type Change } from './figure-text.js';

/** How a condition came out: `+0.8 % [+0.1, +1.6]: not wholly above the limit`. */
export function checkMessage(
  { metric, operator, of }: Condition,
  { b, difference }: MetricComparison,
  met: boolean | undefined,
): string {
  if (met === undefined || b === undefined || difference === undefined) return `${metric} is not priced`;
  if (of === 'value') {
    const seeds = b.mean.endless > 0 ? `, endless with ${b.mean.endless} of ${b.values.length} seeds` : '';
    return `the mean is ${figureText(metric, b.mean.value)}${seeds}`;
  }
  const change: Change =
    of === 'changePercent' ? { ...difference.relative, unit: 'percent' } : { ...difference.absolute, unit: 'own' };
  const side = operator.startsWith('>') ? 'above' : 'below';
  return `${changeText(metric, change, { plus: true })}: ${met ? '' : 'not '}wholly ${side} the limit`;
}
