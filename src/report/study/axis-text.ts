import { durationText } from '../../analysis/duration-text.js';
import { tickStep, ticks } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { StudyUnit } from './study-point.js';

/** A round value on an axis. */
export function axisText(unit: StudyUnit, value: number): string {
  if (unit === 'usd') return `${value < 0 ? '−' : ''}$${plain(Math.abs(value))}`;
  if (unit === 'share') return `${plain(value * 100)} %`;
  if (unit === 'duration') return value < 0 ? `−${durationText(-value * 1000)}` : durationText(value * 1000);
  return value < 0 ? `−${plain(-value)}` : plain(value);
}

/** Without the noise of floating point. */
const plain = (value: number): string => String(Number(value.toPrecision(10)));

/** A scale that ends on round values, and the values to be marked on it: durations by seconds, minutes and hours. */
export interface RoundAxis {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
}

export function roundAxis(
  unit: StudyUnit,
  [least, most]: readonly [number, number],
  range: readonly [number, number],
  count: number,
): RoundAxis {
  const step = unit === 'duration' ? durationStep((most - least) / count) : tickStep(least, most, count);
  const ends = [Math.floor(least / step) * step, Math.ceil(most / step) * step] as const;
  return {
    scale: scaleLinear(ends, range),
    ticks: unit === 'duration' ? steps(ends, step) : ticks(...ends, count),
  };
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];

/** Below a second and above a day as any number. */
function durationStep(wanted: number): number {
  const step = wanted < STEPS_S[0] ? undefined : STEPS_S.find((each) => each >= wanted);
  return step ?? tickStep(0, wanted, 1);
}

const steps = ([from, until]: readonly [number, number], step: number): readonly number[] =>
  Array.from({ length: Math.round((until - from) / step) + 1 }, (_, n) => from + n * step);
