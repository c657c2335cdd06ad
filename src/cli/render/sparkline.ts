import { max } from 'd3-array';
import { scaleQuantize } from 'd3-scale';

const NOTHING = '▁';
const LEVELS = ['▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * One character for each part of the series, its height by the part's greatest value, so that a short peak is never lost.
 * The scale goes from 0 to the greatest value of all, or to `top`; what is not 0 stands above the ground.
 */
export function sparkline(values: readonly number[], width: number, top?: number): string {
  const parts = downsample(values, width);
  const greatest = top ?? max(parts) ?? 0;
  if (greatest <= 0) return NOTHING.repeat(parts.length);
  const level = scaleQuantize(LEVELS).domain([0, greatest]);
  return parts.map((value) => (value <= 0 ? NOTHING : level(value))).join('');
}

/** The greatest value of each of `width` equal parts; a shorter series stays as it is. */
export function downsample(values: readonly number[], width: number): readonly number[] {
  if (values.length <= width) return values;
  return Array.from({ length: width }, (_, n) => {
    const from = Math.floor((n * values.length) / width);
    const until = Math.floor(((n + 1) * values.length) / width);
    return max(values.slice(from, until)) ?? 0;
  });
}
