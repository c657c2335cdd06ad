import { describe, expect, it } from 'vitest';
import { createSamples } from '../../../src/analysis/samples.js';

describe('samples', () => {
  it('keeps every value as it grows, in order', () => {
    const samples = createSamples();
    for (let n = 0; n < 5000; n++) samples.add(n, n % 3);
    expect([...samples.all()]).toEqual([...Array(5000).keys()]);
  });

  it('splits by bucket and leaves out keys without one', () => {
    const samples = createSamples();
    [5, 6, 7, 8].forEach((value, key) => {
      samples.add(value, key);
    });
    expect(samples.by(2, (key) => (key === 3 ? -1 : key % 2)).map((bucket) => [...bucket])).toEqual([[5, 7], [6]]);
  });
});
