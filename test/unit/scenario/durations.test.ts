import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/scenario/schema/words.js';
import { faultsOf, resolved } from './small-scenario.js';

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['6h', 21_600_000],
    ['7d', 604_800_000],
    ['1h30m', 5_400_000],
    ['1d2h3m4s', 93_784_000],
    ['1.5h', 5_400_000],
    ['0.5', 500],
    ['90', 90_000],
    ['1.1s', 1100],
    ['0s', 0],
    [90, 90_000],
    [0.5, 500],
    [1.001, 1001],
    [4.35, 4350],
  ])('%s is %d ms', (value, ms) => {
    expect(durationMs(value)).toBe(ms);
  });

  it.each(['', 's', '1x', '1h30', '-5s', '1 h', '1H', '1e3', 'never', '0.0001s', '1.0005', '36501d'])(
    '%s is none',
    (value) => {
      expect(durationMs(value)).toBeUndefined();
    },
  );

  it.each([-1, 0.0001, NaN, Infinity, 1e300, true, null, undefined, {}])('%s is none', (value) => {
    expect(durationMs(value)).toBeUndefined();
  });
});

describe('a duration that may vary', () => {
  const startTime = (value: unknown) =>
    resolved({ taskDefinitions: [{ family: 'web', memory: 512, startTime: value }] }).taskDefinitions[0].startTime;

  it.each([
    ['20s', { distribution: 'constant', valueMs: 20_000 }],
    [0.25, { distribution: 'constant', valueMs: 250 }],
    [
      { distribution: 'constant', value: '1m' },
      { distribution: 'constant', valueMs: 60_000 },
    ],
    [
      { distribution: 'uniform', min: 1, max: '3s' },
      { distribution: 'uniform', minMs: 1000, maxMs: 3000 },
    ],
    [
      { distribution: 'normal', mean: '10s', stdDev: '2s' },
      { distribution: 'normal', meanMs: 10_000, stdDevMs: 2000 },
    ],
    [
      { distribution: 'lognormal', median: '75s', p95: '150s' },
      { distribution: 'lognormal', medianMs: 75_000, p95Ms: 150_000 },
    ],
    [
      { distribution: 'exponential', mean: '10s' },
      { distribution: 'exponential', meanMs: 10_000 },
    ],
  ])('%j', (value, expected) => {
    expect(startTime(value)).toEqual(expected);
  });

  const sampled = [{ family: 'web', memory: 512, startTime: { distribution: 'empirical', file: 'samples.txt' } }];

  it('is drawn from a file with one number of seconds a line', () => {
    const files = { 'samples.txt': '1\r\n2.5\n\n0\n' };
    expect(resolved({ taskDefinitions: sampled }, { files }).taskDefinitions[0].startTime).toEqual({
      distribution: 'empirical',
      samplesMs: [1000, 2500, 0],
    });
  });

  it('tells each line of such a file that is no number, up to twenty', () => {
    const at = 'taskDefinitions[web].startTime.file';
    expect(faultsOf({ taskDefinitions: sampled }, { files: { 'samples.txt': '1\nx\n-2\n' } })).toEqual([
      `E031 ${at}`,
      `E031 ${at}`,
    ]);
    expect(faultsOf({ taskDefinitions: sampled }, { files: { 'samples.txt': 'x\n'.repeat(500) } })).toHaveLength(21);
    expect(faultsOf({ taskDefinitions: sampled }, { files: { 'samples.txt': '\n\n' } })).toEqual([`E030 ${at}`]);
  });
});

describe('the seed', () => {
  it('is a text: 42 and "42" are the same', () => {
    expect([resolved({ seed: 42 }).seed, resolved({ seed: '42' }).seed, resolved().seed]).toEqual(['42', '42', '1']);
    expect(resolved({ seed: 42 }, { seed: '7' }).seed).toBe('7');
    expect(resolved({ seed: 42 }, { seed: 7 }).seed).toBe('7');
  });
});
