import type { Distribution } from '../../../model/scenario.js';

/** The 95 % point of the standard normal distribution. */
const Z95 = 1.645;

/** What a duration is as a rule: its middle. */
export function typicalMs(d: Distribution): number {
  switch (d.distribution) {
    case 'constant':
      return d.valueMs;
    case 'uniform':
      return (d.minMs + d.maxMs) / 2;
    case 'normal':
    case 'exponential':
      return d.meanMs;
    case 'lognormal':
      return d.medianMs;
    case 'empirical':
      return inOrder(d.samplesMs)[Math.floor(d.samplesMs.length / 2)];
  }
}

/** What a duration is at worst: one in twenty is longer. */
export function lateMs(d: Distribution): number {
  switch (d.distribution) {
    case 'constant':
      return d.valueMs;
    case 'uniform':
      return d.minMs + 0.95 * (d.maxMs - d.minMs);
    case 'normal':
      return d.meanMs + Z95 * d.stdDevMs;
    case 'exponential':
      // ln 20 means.
      return 3 * d.meanMs;
    case 'lognormal':
      return d.p95Ms;
    case 'empirical':
      return inOrder(d.samplesMs)[Math.floor(0.95 * (d.samplesMs.length - 1))];
  }
}

/** The least a duration may be; 0 where nothing bounds it. */
export function leastMs(d: Distribution): number {
  switch (d.distribution) {
    case 'constant':
      return d.valueMs;
    case 'uniform':
      return d.minMs;
    case 'empirical':
      return inOrder(d.samplesMs)[0];
    default:
      return 0;
  }
}

const inOrder = (samples: readonly number[]): readonly number[] => samples.toSorted((a, b) => a - b);
