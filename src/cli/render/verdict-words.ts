import type { Difference } from '../../analysis/statistics/difference.js';
import type { MetricComparison } from '../../sweep/compare.js';
import { changeText, kindOf, type Change } from './figure-text.js';

/** What a metric says, as a sentence whose subject is B: `waits 41 s less at p95 [35 s, 48 s]`. */
export function verdictWords(comparison: MetricComparison): string {
  switch (comparison.verdict) {
    case 'same':
      return 'no difference: equal with every seed';
    case 'unknown':
      return 'the cost is not priced';
    case 'unclear':
      return `no difference seen: ${told(comparison)}`;
    default:
      return told(comparison);
  }
}

/** The difference and its interval; money in percent, unless A costs nothing. */
export function shownChange(metric: string, { absolute, relative }: Difference): Change {
  const inPercent = kindOf(metric) === 'usd' && [relative.value, relative.low, relative.high].every(Number.isFinite);
  return inPercent ? { ...relative, unit: 'percent' } : { ...absolute, unit: 'own' };
}

function told({ metric, a, b, difference }: MetricComparison): string {
  if (difference === undefined || a === undefined || b === undefined) return 'the cost is not priced';
  const change = shownChange(metric, difference);
  const isLess = change.value < 0;
  const turned = isLess ? { ...change, value: -change.value, low: -change.high, high: -change.low } : change;
  if (turned.value === Infinity) {
    const ends = endless(a.mean.endless, b.mean.endless, b.values.length);
    if (!Number.isFinite(turned.low) || turned.low <= 0) return `${metric} is ${ends}`;
    const [least] = changeText(metric, { ...turned, value: turned.low, high: turned.low }, { clock: true }).split(' [');
    return `${phrase(metric, `at least ${least}`, isLess)}; it is ${ends}`;
  }
  const [size, interval] = changeText(metric, turned, { clock: true }).split(' [');
  return `${phrase(metric, size, isLess)} [${interval}`;
}

/** How often the figure is infinite. */
const endless = (a: number, b: number, seeds: number): string =>
  `endless with ${b === 0 ? 'none' : b} of ${seeds} seeds, in A with ${a === 0 ? 'none' : a}`;

const places: Readonly<Record<string, string>> = {
  mean: ' on average',
  p50: ' at the median',
  max: ' at the longest',
};

const fates: Readonly<Record<string, string>> = {
  timedOut: 'timed out',
  killed: 'killed',
  rejected: 'rejected',
  failed: 'failed',
  waitingAtEnd: 'waiting at the end',
};

type Words = (amount: string, more: string, fewer: string, match: RegExpExecArray) => string;

/** By path. `more` is more or less, `fewer` is more or fewer. */
const phrases: readonly (readonly [RegExp, Words])[] = [
  [/^placementWaitSeconds\.(\w+)$/, (x, more, _, [, q]) => `waits ${x} ${more}${places[q] ?? ` at ${q}`}`],
  [/^startLatencySeconds\.(\w+)$/, (x, more, _, [, q]) => `takes ${x} ${more} to start${places[q] ?? ` at ${q}`}`],
  [/^cost\.usd$/, (x, more) => `costs ${x} ${more}`],
  [/^cost\.usdPerHour$/, (x, more) => `costs ${x} ${more} an hour`],
  [/^cost\.idleUsd$/, (x, more) => `pays ${x} ${more} for idle instances`],
  [/^tasks\.(\w+)$/, (x, _, fewer, [, fate]) => `has ${x} ${fewer} tasks ${fates[fate] ?? fate}`],
  [/^services\[\*\]\.belowDesired/, (x, more) => `falls short of desired counts by ${x} ${more} of task time`],
  [
    /^capacityProviders\[\*\]\.scaleOutActions$/,
    (x, _, fewer) => `scales out ${x} times ${fewer === 'fewer' ? 'less' : 'more'}`,
  ],
  [
    /^capacityProviders\[\*\]\.scaleInActions$/,
    (x, _, fewer) => `scales in ${x} times ${fewer === 'fewer' ? 'less' : 'more'}`,
  ],
  [/^capacityProviders\[\*\]\.instancesLaunched$/, (x, _, fewer) => `launches ${x} ${fewer} instances`],
  [/^capacityProviders\[\*\]\.peakInstances$/, (x, _, fewer) => `needs ${x} ${fewer} instances at the peak`],
  [
    /^utilization\.(cpu|memory)Reserved$/,
    (x, more, _, [, of]) => `reserves ${x} ${more} of the ${of === 'cpu' ? 'CPU' : of}`,
  ],
];

function phrase(metric: string, amount: string, isLess: boolean): string {
  const more = isLess ? 'less' : 'more';
  for (const [pattern, words] of phrases) {
    const match = pattern.exec(metric);
    if (match !== null) return words(amount, more, isLess ? 'fewer' : 'more', match);
  }
  return `has ${metric} ${amount} ${isLess ? 'lower' : 'higher'}`;
}
