import type { Pricing, Scenario } from '../model/scenario.js';
import { HOUR_MS } from './hourly-time.js';
import type { FargateTime } from './fargate-time.js';
import type { InstanceTime } from './instance-time.js';
import type { MeasureWindow } from './measure-window.js';

/** US dollars over the window; undefined where something that ran has no price. */
export interface Cost {
  readonly usd: number;
  readonly idleUsd: number;
  readonly fargateUsd: number;
  readonly usdPerHour: number;
  /** Per Auto Scaling group; with Fargate the parts add up to the whole as long as any instance ran. */
  readonly byGroup: readonly number[];
  /** What savings plans make of On-Demand usage in each clock hour that lies in the window, at least in part. */
  readonly hours: readonly HourUnderPlans[];
}

/** On-Demand usage of one hour at discounted prices, what is paid for it, and what plans cost that covered nothing. */
export interface HourUnderPlans {
  /** From 0 at t = 0. */
  readonly hour: number;
  readonly usageUsd: number;
  readonly paidUsd: number;
  readonly unusedUsd: number;
}

/** What ran in the window. */
export interface Usage {
  readonly instances: readonly InstanceTime[];
  /** On-Demand instances of a type by clock hour. */
  readonly hourlyMs: (type: number) => Float64Array;
  /** Billed instance-milliseconds of a group's warm pool: of its first type, On-Demand. */
  readonly warmPoolMs: (group: number) => number;
  readonly fargate: readonly FargateTime[];
}

type Part = 'ms' | 'idleMs';

/**
 * On-demand price × hours, less the discount; then savings plans hour by hour; Spot at its own price; then the extra of each
 * instance hour, the warm pools, and Fargate. Group and idle parts: their share of what is paid for On-Demand usage by
 * on-demand price, and their own Spot and extra.
 */
export function costOf(scenario: Scenario, usage: Usage, window: MeasureWindow): Cost | undefined {
  const { pricing, instanceTypes } = scenario;
  if (unpricedTypes(scenario, usage).length > 0) return undefined;
  const fargateUsd = fargateCost(pricing, usage.fargate);
  if (fargateUsd === undefined) return undefined;
  const perHour = (type: number): number =>
    ((instanceTypes[type].usdPerHour ?? 0) * (100 - pricing.discountPercent)) / 100;
  const onDemand = (of: readonly InstanceTime[], part: Part): number =>
    of.reduce((usd, time) => usd + (time.spot ? 0 : (perHour(time.type) * time[part]) / HOUR_MS), 0);
  const beside = (of: readonly InstanceTime[], part: Part): number =>
    of.reduce((usd, time) => {
      const spotUsd = time.spot ? (instanceTypes[time.type].spotUsdPerHour ?? 0) : 0;
      return usd + ((spotUsd + pricing.extraUsdPerInstanceHour) * time[part]) / HOUR_MS;
    }, 0);

  const usageUsd = onDemand(usage.instances, 'ms');
  const hours = underSavingsPlans(pricing, hourlyUsage(instanceTypes.length, perHour, usage.hourlyMs), window);
  const plannedUsd =
    pricing.savingsPlans.length === 0
      ? usageUsd
      : hours.reduce((usd, { paidUsd, unusedUsd }) => usd + paidUsd + unusedUsd, 0);
  const rate = usageUsd > 0 ? plannedUsd / usageUsd : 0;
  const partOf = (of: readonly InstanceTime[], part: Part): number => onDemand(of, part) * rate + beside(of, part);
  const pools = scenario.autoScalingGroups.map(
    (group, g) => (perHour(group.instanceTypes[0]) * usage.warmPoolMs(g)) / HOUR_MS,
  );
  const poolUsd = pools.reduce((sum, usd) => sum + usd, 0);

  const usd = plannedUsd + beside(usage.instances, 'ms') + poolUsd + fargateUsd;
  const windowMs = window.untilMs - window.fromMs;
  return {
    usd,
    idleUsd: partOf(usage.instances, 'idleMs') + poolUsd,
    fargateUsd,
    hours,
    usdPerHour: windowMs > 0 ? (usd * HOUR_MS) / windowMs : 0,
    byGroup: pools.map(
      (pool, g) =>
        pool +
        partOf(
          usage.instances.filter(({ group }) => group === g),
          'ms',
        ),
    ),
  };
}

/** The types that ran and have no price, and how they were bought. */
export function unpricedTypes(
  { instanceTypes, autoScalingGroups }: Scenario,
  { instances, warmPoolMs }: Usage,
): readonly { readonly type: number; readonly spot: boolean }[] {
  const bought = [
    ...instances.map(({ type, spot }) => ({ type, spot })),
    ...autoScalingGroups.flatMap((group, g) =>
      warmPoolMs(g) > 0 ? [{ type: group.instanceTypes[0], spot: false }] : [],
    ),
  ];
  return bought.filter(
    ({ type, spot }, n) =>
      (spot ? instanceTypes[type].spotUsdPerHour : instanceTypes[type].usdPerHour) === undefined &&
      bought.findIndex((other) => other.type === type && other.spot === spot) === n,
  );
}

function fargateCost({ fargate }: Pricing, times: readonly FargateTime[]): number | undefined {
  if (times.length === 0) return 0;
  if (fargate === undefined) return undefined;
  const { usdPerVcpuHour, usdPerGbHour, spotDiscountPercent } = fargate;
  return times.reduce((usd, { spot, vcpuMs, gbMs }) => {
    const full = (vcpuMs * usdPerVcpuHour + gbMs * usdPerGbHour) / HOUR_MS;
    return usd + (full * (spot ? 100 - spotDiscountPercent : 100)) / 100;
  }, 0);
}

/** Usage of each clock hour at discounted on-demand prices. */
function hourlyUsage(types: number, perHour: (type: number) => number, hourlyMs: Usage['hourlyMs']): readonly number[] {
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
): readonly HourUnderPlans[] {
  const hours: HourUnderPlans[] = [];
  for (let hour = Math.floor(fromMs / HOUR_MS); hour * HOUR_MS < untilMs; hour++) {
    const share = (Math.min(untilMs, (hour + 1) * HOUR_MS) - Math.max(fromMs, hour * HOUR_MS)) / HOUR_MS;
    const usageUsd = usage[hour] ?? 0;
    let uncovered = usageUsd;
    let paidUsd = 0;
    let unusedUsd = 0;
    for (const { usdPerHourCommitment, discountPercent } of savingsPlans) {
      const commitment = usdPerHourCommitment * share;
      const covers = discountPercent < 100 ? (commitment * 100) / (100 - discountPercent) : Infinity;
      const covered = Math.min(uncovered, covers);
      const used = Math.min(commitment, (covered * (100 - discountPercent)) / 100);
      uncovered -= covered;
      paidUsd += used;
      unusedUsd += commitment - used;
    }
    hours.push({ hour, usageUsd, paidUsd: paidUsd + uncovered, unusedUsd });
  }
  return hours;
}
