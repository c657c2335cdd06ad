import type { Pricing, Scenario } from '../model/scenario.js';
import { HOUR_MS } from './hourly-time.js';
import type { InstanceTime } from './instance-time.js';
import type { MeasureWindow } from './measure-window.js';

/** US dollars over the window; undefined where a type that ran has no price. */
export interface Cost {
  readonly usd: number;
  readonly idleUsd: number;
  readonly usdPerHour: number;
  /** Per Auto Scaling group; the parts add up to the whole as long as any instance ran. */
  readonly byGroup: readonly number[];
}

type HourlyMs = (type: number) => Float64Array;

/**
 * On-demand price × hours, less the discount; then savings plans hour by hour; then the extra of each instance hour.
 * Group and idle parts: their share of what is paid for usage by on-demand price, and their own extra.
 */
export function costOf(
  scenario: Scenario,
  times: readonly InstanceTime[],
  hourlyMs: HourlyMs,
  window: MeasureWindow,
): Cost | undefined {
  const { pricing, instanceTypes } = scenario;
  const prices = instanceTypes.map(({ usdPerHour }) => usdPerHour);
  if (times.some(({ type }) => prices[type] === undefined)) return undefined;
  const perHour = (type: number): number => ((prices[type] ?? 0) * (100 - pricing.discountPercent)) / 100;
  const onDemand = (of: readonly InstanceTime[], part: 'ms' | 'idleMs'): number =>
    of.reduce((usd, time) => usd + (perHour(time.type) * time[part]) / HOUR_MS, 0);

  const usageUsd = onDemand(times, 'ms');
  const plannedUsd =
    pricing.savingsPlans.length === 0
      ? usageUsd
      : underSavingsPlans(pricing, hourlyUsage(instanceTypes.length, perHour, hourlyMs), window);
  const rate = usageUsd > 0 ? plannedUsd / usageUsd : 0;
  const hours = (of: readonly InstanceTime[], part: 'ms' | 'idleMs'): number =>
    of.reduce((ms, time) => ms + time[part], 0) / HOUR_MS;
  const partOf = (of: readonly InstanceTime[], part: 'ms' | 'idleMs'): number =>
    onDemand(of, part) * rate + hours(of, part) * pricing.extraUsdPerInstanceHour;

  const usd = plannedUsd + hours(times, 'ms') * pricing.extraUsdPerInstanceHour;
  const windowMs = window.untilMs - window.fromMs;
  return {
    usd,
    idleUsd: partOf(times, 'idleMs'),
    usdPerHour: windowMs > 0 ? (usd * HOUR_MS) / windowMs : 0,
    byGroup: scenario.autoScalingGroups.map((_, g) =>
      partOf(
        times.filter(({ group }) => group === g),
        'ms',
      ),
    ),
  };
}

/** Usage of each clock hour at discounted on-demand prices. */
function hourlyUsage(types: number, perHour: (type: number) => number, hourlyMs: HourlyMs): readonly number[] {
  const usage: number[] = [];
  for (let type = 0; type < types; type++) {
    hourlyMs(type).forEach((ms, hour) => {
      usage[hour] = (usage[hour] ?? 0) + (perHour(type) * ms) / HOUR_MS;
    });
  }
  return usage;
}

/**
 * A plan of commitment c and discount d costs c an hour, used or not, and covers usage up to c / (1 − d); what no plan
 * covers is paid in full. Of an hour that lies only partly in the window, c counts in proportion.
 */
function underSavingsPlans(
  { savingsPlans }: Pricing,
  usage: readonly number[],
  { fromMs, untilMs }: MeasureWindow,
): number {
  let usd = 0;
  for (let hour = Math.floor(fromMs / HOUR_MS); hour * HOUR_MS < untilMs; hour++) {
    const share = (Math.min(untilMs, (hour + 1) * HOUR_MS) - Math.max(fromMs, hour * HOUR_MS)) / HOUR_MS;
    let uncovered = usage[hour] ?? 0;
    for (const { usdPerHourCommitment, discountPercent } of savingsPlans) {
      const commitment = usdPerHourCommitment * share;
      const covers = discountPercent < 100 ? (commitment * 100) / (100 - discountPercent) : Infinity;
      uncovered -= Math.min(uncovered, covers);
      usd += commitment;
    }
    usd += uncovered;
  }
  return usd;
}
