import { ceilDivide } from '../ceil-divide.js';
import { createReservation, reservation } from '../capacity/reservation.js';

/** The datapoint and the group that a policy sees. */
export interface TrackingInput {
  /** C: the group's desired capacity. */
  current: number;
  /** Instances that are not past warm-up; only `countAsDesired` uses it. */
  warming: number;
  needed: number;
  running: number;
  basis: number;
  targetCapacity: number;
  minSize: number;
  maxSize: number;
}

export interface OutKnobs {
  readonly zeroStart: 'two' | 'formula';
  readonly emptyMetric: '100' | 'target';
  readonly warmupMode: 'block' | 'countAsDesired';
}

export interface InKnobs {
  readonly emptyMetric: '100' | 'target';
  readonly scaleInCapPercent: number;
  readonly legacyScaleInCap: boolean;
}

/** The cap of one scale-in step before 2022-09-16 (MS-21). */
const LEGACY_CAP_PERCENT = 5;
const metric = createReservation();

/**
 * Scale-out: ⌈C × metric / target⌉ (MS-19), C = 0 taken as 1 (MS-22), from N = 0 two by default (MS-33). Not bounded by the
 * group's sizes: the caller tells what it wanted from what it may have. Never below C.
 */
export function wantedOut(input: TrackingInput, knobs: OutKnobs): number {
  const { current, warming, running } = input;
  if (running === 0 && knobs.zeroStart === 'two') return Math.max(current, 2);
  const capacity = knobs.warmupMode === 'countAsDesired' ? current - warming : current;
  return Math.max(current, proportional(input, capacity, knobs.emptyMetric));
}

/** Scale-in: the same proportion, so that a part of an instance is never removed (MS-20); at most 50 % a step, at least one (MS-21). */
export function wantedIn(input: TrackingInput, knobs: InKnobs): number {
  const { current } = input;
  const surplus = current - proportional(input, current, knobs.emptyMetric);
  if (surplus <= 0) return current;
  const capPercent = knobs.legacyScaleInCap ? LEGACY_CAP_PERCENT : knobs.scaleInCapPercent;
  return current - Math.min(surplus, Math.max(1, Math.floor((current * capPercent) / 100)));
}

/** MS-29: Auto Scaling keeps to the group's sizes. */
export const bounded = ({ minSize, maxSize }: TrackingInput, wanted: number): number =>
  Math.max(minSize, Math.min(maxSize, wanted));

/** ⌈C × metric / target⌉ in integers. */
function proportional(input: TrackingInput, capacity: number, emptyMetric: '100' | 'target'): number {
  const { needed, running, targetCapacity } = input;
  reservation(metric, input.basis, needed, running, targetCapacity, emptyMetric);
  return ceilDivide(Math.max(1, capacity) * metric.numerator, metric.denominator * targetCapacity);
}
