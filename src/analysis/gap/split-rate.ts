import { ceilDivide } from '../../policy/ceil-divide.js';
import { partAt } from './cost-parts.js';
import { CLASSES, instanceClass } from './instance-class.js';

/** One group at one instant, as the bill sees it. Lists by class: `classes * group + class`. */
export interface GroupState {
  /** US dollars an hour, and instances. */
  readonly usdOf: { readonly [place: number]: number };
  readonly countOf: { readonly [place: number]: number };
  /** What any fleet costs that holds the tasks; and any whose tasks stay in their zones. US dollars an hour. */
  readonly leastUsd: number;
  readonly leastZonalUsd: number;
  /** Percent; 0: no policy scales the group. */
  readonly targetCapacity: number;
  readonly minSize: number;
  /** Pending and InService. */
  readonly alive: number;
  /** Alive beyond the desired capacity; replacements on their way do not count (MS-58). */
  readonly surplus: number;
}

/** Writes what each part costs, in US dollars an hour, into `rates` from `at` on. None is negative; they add up to the instances' price. */
export function splitRates(state: GroupState, group: number, rates: Float64Array, at: number): void {
  splitHolding(state, group, rates, at);
  rates[at + partAt.starting] = state.usdOf[CLASSES * group + instanceClass.starting];
  splitEmpty(state, group, rates, at);
}

/** Instances with tasks; and what is left of those that leave. */
function splitHolding(
  { usdOf, leastUsd, leastZonalUsd }: GroupState,
  group: number,
  rates: Float64Array,
  at: number,
): void {
  const leavingUsd = usdOf[CLASSES * group + instanceClass.leavingBusy];
  const usd = usdOf[CLASSES * group + instanceClass.busy] + leavingUsd;
  const necessary = Math.min(leastUsd, usd);
  const zonal = Math.max(necessary, Math.min(leastZonalUsd, usd));
  const leaving = Math.min(usd - zonal, leavingUsd);
  rates[at + partAt.necessary] = necessary;
  rates[at + partAt.spread] = zonal - necessary;
  rates[at + partAt.packing] = usd - zonal - leaving;
  rates[at + partAt.leaving] = leaving + usdOf[CLASSES * group + instanceClass.leavingEmpty];
}

/** Empty instances, each in the first part that has a reason for it; where their prices differ, by their number. */
function splitEmpty(state: GroupState, group: number, rates: Float64Array, at: number): void {
  const { usdOf, countOf, targetCapacity, minSize, alive, surplus } = state;
  const empty = countOf[CLASSES * group + instanceClass.empty];
  const usdEach = empty > 0 ? usdOf[CLASSES * group + instanceClass.empty] / empty : 0;
  const busy = countOf[CLASSES * group + instanceClass.busy];
  const wanted = targetCapacity > 0 ? ceilDivide(100 * busy, targetCapacity) - busy : 0;
  const reserve = Math.min(empty, wanted);
  const protectedFrom = Math.min(empty - reserve, Math.max(0, surplus));
  const rest = empty - reserve - protectedFrom;
  const belowMin = Math.max(0, minSize - (alive - protectedFrom - rest));
  const fixed = targetCapacity > 0 ? Math.min(rest, belowMin) : rest;
  rates[at + partAt.reserve] = reserve * usdEach;
  rates[at + partAt.protection] = protectedFrom * usdEach;
  rates[at + partAt.fixedSize] = fixed * usdEach;
  rates[at + partAt.scaleInLag] = (rest - fixed) * usdEach;
}
