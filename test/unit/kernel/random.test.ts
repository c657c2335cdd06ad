import { describe, expect, it } from 'vitest';
import { createStreams } from '../../../src/kernel/random.js';

const draws = (random: () => number, n: number): number[] => Array.from({ length: n }, () => random());

describe('streams', () => {
  it('give the same draws for the same seed and name', () => {
    expect(draws(createStreams('42')('instance', 'i-3', 'boot'), 5)).toEqual(
      draws(createStreams('42')('instance', 'i-3', 'boot'), 5),
    );
  });
  it('differ by seed and by name', () => {
    const [a] = draws(createStreams('42')('a'), 1);
    expect(draws(createStreams('43')('a'), 1)[0]).not.toBe(a);
    expect(draws(createStreams('42')('b'), 1)[0]).not.toBe(a);
    expect(draws(createStreams('42')('a', 'b'), 1)).not.toEqual(draws(createStreams('42')('ab'), 1));
  });
  it('are not moved by draws from another', () => {
    const alone = draws(createStreams('1')('a'), 3);
    const streams = createStreams('1');
    draws(streams('b'), 10);
    expect(draws(streams('a'), 3)).toEqual(alone);
  });
  it('go on when asked for again', () => {
    const streams = createStreams('1');
    const first = draws(streams('a'), 2);
    expect([...first, ...draws(streams('a'), 2)]).toEqual(draws(createStreams('1')('a'), 4));
  });
  it('draw from [0, 1), evenly', () => {
    const sample = draws(createStreams('7')('x'), 20_000);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    expect(sample.reduce((a, b) => a + b) / sample.length).toBeCloseTo(0.5, 1);
  });
  it('go on from where they were saved, asked for or not', () => {
    const streams = createStreams('1');
    draws(streams('a'), 3);
    draws(streams('b'), 1);
    const saved = createStreams('1', streams.save()).save();
    expect(saved).toEqual(streams.save());
    const resumed = createStreams('1', saved);
    expect(draws(resumed('a'), 3)).toEqual(draws(streams('a'), 3));
    expect(draws(resumed('c'), 3)).toEqual(draws(streams('c'), 3));
    expect(saved.names).toHaveLength(2);
  });
  it('asked for once are the same streams, and not remembered', () => {
    const streams = createStreams('1');
    expect(draws(streams.once('a'), 3)).toEqual(draws(createStreams('1')('a'), 3));
    expect(streams.save().names).toEqual([]);
  });
});
