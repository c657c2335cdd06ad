import { describe, expect, it } from 'vitest';
import { downsample, sparkline } from '../../../src/cli/render/sparkline.js';

describe('sparkline', () => {
  it('goes from the ground to the greatest value, and lifts whatever is not 0', () => {
    expect(sparkline([0, 1, 50, 100], 10)).toBe('▁▂▅█');
    expect(sparkline([0, 0.001, 1000], 10)).toBe('▁▂█');
  });

  it('is flat when nothing is there, and full when all are equal', () => {
    expect(sparkline([0, 0], 10)).toBe('▁▁');
    expect(sparkline([3, 3], 10)).toBe('██');
    expect(sparkline([], 10)).toBe('');
  });

  it('never loses a peak', () => {
    const values = Array.from({ length: 1440 }, (_, n) => (n === 777 ? 9 : 0));
    const line = sparkline(values, 50);
    expect(line).toHaveLength(50);
    expect(line).toMatch(/^▁*█▁*$/);
  });
});

describe('downsample', () => {
  it('keeps the maximum of each of so many parts, and every value belongs to one', () => {
    const values = [...Array(101).keys()];
    const parts = downsample(values, 10);
    expect(parts).toHaveLength(10);
    expect(parts[0]).toBe(9);
    expect(parts[9]).toBe(100);
    expect(downsample(values, 200)).toEqual(values);
  });
});
