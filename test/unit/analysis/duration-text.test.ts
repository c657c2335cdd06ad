import { describe, expect, it } from 'vitest';
import { clockText, preciseClockText } from '../../../src/analysis/clock-text.js';
import { durationText } from '../../../src/analysis/duration-text.js';

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [40, '0 s'],
    [400, '0.4 s'],
    [9960, '10 s'],
    [41_000, '41 s'],
    [59_499, '59 s'],
    [59_500, '1 m'],
    [135_000, '2 m 15 s'],
    [3_599_499, '59 m 59 s'],
    [3_599_500, '1 h'],
    [3_900_000, '1 h 5 m'],
    [86_399_000, '1 d'],
    [273_600_000, '3 d 4 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('clockText', () => {
  it('shows milliseconds only where there are some, and hours beyond a day', () => {
    expect(clockText(4_215_000)).toBe('01:10:15');
    expect(clockText(4_215_250)).toBe('01:10:15.250');
    expect(clockText(108_000_000)).toBe('30:00:00');
    expect(preciseClockText(120_000)).toBe('00:02:00.000');
  });
});
