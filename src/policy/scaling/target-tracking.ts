import { ceilDivide } from '../ceil-divide.js';
import { basis } from '../capacity/needed.js';
import { createReservation, reservation } from '../capacity/reservation.js';

/** The datapoint and the group that a policy sees. */
export interface TrackingInput {
  /** C: the group's desired capacity. */
  current: number;
  /** Instances that are not past warm-up, and those of them that N counts; only `countAsDesired` uses them. */
  warming: number;
  warmingInN: number;
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
  const measured = knobs.warmupMode === 'countAsDesired' ? withoutWarming(input) : input;
  if (measured.running === 0 && knobs.zeroStart === 'two') return Math.max(input.current, 2);
  return Math.max(input.current, proportional(measured, knobs.emptyMetric));
}

/** MS-25, the other reading: warming instances are left out of the metric, and what they bring counts as wanted already. */
function withoutWarming(input: TrackingInput): TrackingInput {
  const { current, warming, warmingInN, needed, running } = input;
  const left = running - warmingInN;
  const zero = left === 0 && input.basis === basis.ratio ? basis.fromZero : input.basis;
  return { ...input, current: current - warming, needed: needed - warmingInN, running: left, basis: zero };
}

/** Scale-in: the same proportion, so that a part of an instance is never removed (MS-20); at most 50 % a step, at least one (MS-21). */
export function wantedIn(input: TrackingInput, knobs: InKnobs): number {
  const { current } = input;
  const surplus = current - proportional(input, knobs.emptyMetric);
  if (surplus <= 0) return current;
  const capPercent = knobs.legacyScaleInCap ? LEGACY_CAP_PERCENT : knobs.scaleInCapPercent;
  return current - Math.min(surplus, Math.max(1, Math.floor((current * capPercent) / 100)));
}

/** MS-29: Auto Scaling keeps to the group's sizes. */
export const bounded = ({ minSize, maxSize }: TrackingInput, wanted: number): number =>
  Math.max(minSize, Math.min(maxSize, wanted));

/** ⌈C × metric / target⌉ in integers. */
function proportional(input: TrackingInput, emptyMetric: '100' | 'target'): number {
  const { current, needed, running, targetCapacity } = input;
  reservation(metric, input.basis, needed, running, targetCapacity, emptyMetric);
  return ceilDivide(Math.max(1, current) * metric.numerator, metric.denominator * targetCapacity);
}
