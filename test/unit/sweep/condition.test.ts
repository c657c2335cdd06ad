import { describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../../src/sweep/compare.js';
import { isMet, readCondition } from '../../../src/sweep/condition.js';

const conditionOf = (text: string) => {
  const read = readCondition(text);
  if (!read.ok) throw new Error(read.reason);
  return read.condition;
};

describe('readCondition', () => {
  it.each([
    ['cost.usd > +5%', { metric: 'cost.usd', operator: '>', limit: 5, of: 'changePercent' }],
    ['cost.usd>=-2.5 %', { metric: 'cost.usd', operator: '>=', limit: -2.5, of: 'changePercent' }],
    ['placementWaitSeconds.p95 > +10', { metric: 'placementWaitSeconds.p95', operator: '>', limit: 10, of: 'change' }],
    [
      'utilization.cpuReserved < \u22120.1',
      { metric: 'utilization.cpuReserved', operator: '<', limit: -0.1, of: 'change' },
    ],
    [' tasks.killed != 0 ', { metric: 'tasks.killed', operator: '!=', limit: 0, of: 'value' }],
    [
      'services[*].belowDesiredTaskSeconds<=60',
      { metric: 'services[*].belowDesiredTaskSeconds', operator: '<=', limit: 60, of: 'value' },
    ],
  ])('reads %j', (text, expected) => {
    expect(conditionOf(text)).toEqual({ text: text.trim(), ...expected });
  });

  it.each([
    ['cost.usd', 'there is no comparison in it'],
    ['cost.usd = 5', '= is none of >= <= == != > <'],
    ['> 5', 'there is no metric before >'],
    ['cost.usd >', 'nothing after > is no limit'],
    ['cost.usd > much', '"much" after > is no limit'],
    ['cost.usd > 5%', '5% of what? A change has a sign: +5% or -5%'],
    ['cost.usd == +5%', 'a change is never exactly +5%: compare it with < or >'],
    ['cost.usd > +5% > 3', '"+5% > 3" after > is no limit'],
  ])('refuses %j', (text, reason) => {
    const read = readCondition(text);
    expect(read.ok ? '' : read.reason).toBe(
      `${reason}; write 'cost.usd > +5%', 'placementWaitSeconds.p95 > +10' or 'tasks.killed > 0'`,
    );
  });
});

describe('isMet', () => {
  const b = { values: [3, 4], mean: { value: 3.5, low: 3, high: 4, endless: 0 } };
  const comparison: MetricComparison = {
    metric: 'm',
    a: b,
    b,
    difference: { absolute: { value: 10, low: 4, high: 16 }, relative: { value: 0.1, low: 0.04, high: 0.16 } },
    verdict: 'more',
  };

  it.each([
    ['m > +3.9', true],
    ['m > +4', false],
    ['m >= +4', true],
    ['m > +9', false],
    ['m < +16', false],
    ['m <= +16', true],
    ['m < +16.1', true],
    ['m > +3.9%', true],
    ['m > +5%', false],
    ['m < +17%', true],
    ['m < -1%', false],
    ['m > 3.4', true],
    ['m > 3.5', false],
    ['m == 3.5', true],
    ['m != 3.5', false],
    ['m <= 3.5', true],
    ['m < 3.5', false],
    ['m >= 3.6', false],
  ])('says of %j %s: a change must be so beyond doubt, a value as its mean', (text, met) => {
    expect(isMet(conditionOf(text), comparison)).toBe(met);
  });

  it('cannot judge what is not priced', () => {
    const unknown: MetricComparison = { ...comparison, b: undefined, difference: undefined, verdict: 'unknown' };
    expect(isMet(conditionOf('m > +1%'), unknown)).toBeUndefined();
    expect(isMet(conditionOf('m > 1'), unknown)).toBeUndefined();
  });
});
