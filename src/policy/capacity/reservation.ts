import { basis } from './needed.js';

/** CapacityProviderReservation as an exact fraction, in percent: numerator / denominator. */
export interface Reservation {
  numerator: number;
  denominator: number;
}

export const createReservation = (): Reservation => ({ numerator: 100, denominator: 1 });

/** MS-2, MS-8, MS-9, MS-35: fills `into` with the value that M, N and their basis make. */
export function reservation(
  into: Reservation,
  basisCode: number,
  needed: number,
  running: number,
  targetCapacity: number,
  emptyMetric: '100' | 'target',
): void {
  into.denominator = 1;
  if (basisCode === basis.ratio) {
    into.numerator = 100 * needed;
    into.denominator = running;
  } else if (basisCode === basis.fromZero) {
    into.numerator = 200;
  } else if (basisCode === basis.empty && emptyMetric === '100') {
    into.numerator = 100;
  } else {
    into.numerator = targetCapacity;
  }
}

/** For output only: two decimals. */
export const reservationPercent = ({ numerator, denominator }: Reservation): number =>
  Math.round((numerator * 100) / denominator) / 100;

/** The high alarm's question, in integers (MS-15). */
export const isAbove = ({ numerator, denominator }: Reservation, targetCapacity: number): boolean =>
  numerator > targetCapacity * denominator;

const PARTS = 1_000_000;

/** The low alarm's question, in integers: below target × `lowThresholdFactor` (MS-16). */
export const isBelow = (
  { numerator, denominator }: Reservation,
  targetCapacity: number,
  lowThresholdFactor: number,
): boolean => numerator * PARTS < targetCapacity * denominator * Math.round(lowThresholdFactor * PARTS);
