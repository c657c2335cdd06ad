import type { HourUnderPlans } from '../cost.js';
import { costParts, partAt, type CostPart, type CostSplit } from './cost-parts.js';
import type { HourlyParts } from './hourly-parts.js';

const PARTS = costParts.length;

/** The split of each clock hour, after savings plans. */
export const settleSplit = (
  parts: HourlyParts,
  hours: readonly HourUnderPlans[],
): readonly { readonly hour: number; readonly split: CostSplit }[] =>
  hours.map((plans) => ({
    hour: plans.hour,
    split: settleHour((part) => parts[plans.hour * PARTS + partAt[part]], plans),
  }));

/** What plans take off the usage of an hour, they take off all parts of the instances in proportion. */
function settleHour(of: (part: CostPart) => number, { usageUsd, paidUsd, unusedUsd }: HourUnderPlans): CostSplit {
  const instancesUsd = costParts.reduce((usd, part) => (part === 'warmPool' ? usd : usd + of(part)), 0);
  const share = instancesUsd > 0 ? Math.max(0, 1 - (usageUsd - paidUsd) / instancesUsd) : 1;
  return mapParts((part) => {
    if (part === 'unusedCommitment') return unusedUsd;
    return part === 'warmPool' ? of(part) : of(part) * share;
  });
}

export const totalSplit = (hours: readonly { readonly split: CostSplit }[]): CostSplit =>
  mapParts((part) => hours.reduce((usd, { split }) => usd + split[part], 0));

export const mapParts = (of: (part: CostPart) => number): CostSplit =>
  Object.fromEntries(costParts.map((part) => [part, of(part)])) as CostSplit;
