import { randomExponential, randomLogNormal, randomNormal, randomUniform } from 'd3-random';
import type { Random } from '../kernel/random.js';
import type { Distribution } from './scenario.js';

/** The 95 % point of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/**
 * One draw, in whole milliseconds, never below 0. A sampler is made anew for each draw: d3's normal keeps a spare draw
 * inside, which would make a draw depend on what was drawn before it by someone else.
 */
export function sample(distribution: Distribution, random: Random): number {
  return Math.max(0, Math.round(draw(distribution, random)));
}

/** The gap to the next of arrivals that come independently, so many a millisecond: whole microseconds, in milliseconds. */
export const sampleGap = (perMs: number, random: Random): number =>
  Math.round((-1000 * Math.log1p(-random())) / perMs) / 1000;

function draw(d: Distribution, random: Random): number {
  switch (d.distribution) {
    case 'constant':
      return d.valueMs;
    case 'uniform':
      return randomUniform.source(random)(d.minMs, d.maxMs)();
    case 'normal':
      return randomNormal.source(random)(d.meanMs, d.stdDevMs)();
    case 'lognormal':
      return randomLogNormal.source(random)(Math.log(d.medianMs), Math.log(d.p95Ms / d.medianMs) / Z95)();
    case 'exponential':
      return randomExponential.source(random)(1 / d.meanMs)();
    case 'empirical':
      return d.samplesMs[Math.floor(random() * d.samplesMs.length)];
  }
}
