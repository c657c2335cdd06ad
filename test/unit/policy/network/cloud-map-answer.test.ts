import { describe, expect, it } from 'vitest';
import { discoverInstances, dnsAnswer, type Registered } from '../../../../src/policy/network/cloud-map-answer.js';
import { createStreams } from '../../../../src/kernel/random.js';

const registered = (healthy: number, unhealthy: number): Registered => ({
  tasks: Array.from({ length: healthy + unhealthy }, (_, n) => n),
  healthy: Array.from({ length: healthy + unhealthy }, (_, n) => (n < healthy ? 1 : 0)),
});
const random = createStreams('1')('answers');

describe('an answer of Cloud Map', () => {
  it.each([
    [10, 0, 8],
    [5, 5, 5],
    [0, 10, 8],
    [0, 3, 3],
    [0, 0, 0],
  ])('of %i healthy and %i unhealthy tasks has %i addresses', (healthy, unhealthy, addresses) => {
    const answer = dnsAnswer(registered(healthy, unhealthy), 'MULTIVALUE', random);
    expect(new Set(answer).size).toBe(addresses);
    expect(answer.every((task) => healthy === 0 || task < healthy)).toBe(true);
  });

  it('has one address with WEIGHTED', () => {
    expect(dnsAnswer(registered(4, 1), 'WEIGHTED', random)).toHaveLength(1);
  });

  it('takes each task as often as the others, in each place', () => {
    const first = new Float64Array(12);
    const anywhere = new Float64Array(12);
    for (let n = 0; n < 12_000; n++) {
      const answer = dnsAnswer(registered(12, 0), 'MULTIVALUE', random);
      first[answer[0]]++;
      for (const task of answer) anywhere[task]++;
    }
    for (let task = 0; task < 12; task++) {
      expect(first[task]).toBeGreaterThan(850);
      expect(first[task]).toBeLessThan(1150);
      expect(anywhere[task]).toBeGreaterThan(7700);
      expect(anywhere[task]).toBeLessThan(8300);
    }
  });

  it('of DiscoverInstances is a page of a hundred, and everyone when nobody is healthy', () => {
    expect(discoverInstances(registered(250, 0))).toHaveLength(100);
    expect(discoverInstances(registered(3, 4))).toStrictEqual([0, 1, 2]);
    expect(discoverInstances(registered(0, 4))).toStrictEqual([0, 1, 2, 3]);
  });
});
