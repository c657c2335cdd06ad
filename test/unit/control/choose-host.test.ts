import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseHost, NO_HOST } from '../../../src/control/traffic/choose-host.js';
import type { PlayedCaller } from '../../../src/control/traffic/playing.js';
import { AT_START, createCaller } from '../../../src/control/traffic/traffic-state.js';
import { createStreams } from '../../../src/kernel/random.js';

const callerOf = (pick: PlayedCaller['lane']['pick'], seed: number): PlayedCaller =>
  ({ lane: { pick }, caller: createCaller(AT_START), random: createStreams(String(seed))('choose') }) as PlayedCaller;

it('gives hosts shares that differ by one at most, whichever are ejected (SC-3)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(),
      (count, ejected, requests, seed) => {
        const played = callerOf('roundRobin', seed);
        const hosts = Array.from({ length: count }, (_, n) => n + 10);
        hosts.forEach((host, n) => {
          if (ejected[n]) {
            played.caller.hosts.set(host, { failures: [], expected: 0, ejections: 1, ejectedUntilMs: 100 });
          }
        });
        const shares = new Map(hosts.filter((_, n) => !ejected[n]).map((host) => [host, 0]));
        for (let n = 0; n < requests; n++) {
          const host = chooseHost(played, hosts, 50, 1);
          if (shares.size === 0) expect(host).toBe(NO_HOST);
          else shares.set(host, (shares.get(host) ?? NaN) + 1);
        }
        const counts = [...shares.values()];
        if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

it('keeps a connection for so many requests, then takes the next host', () => {
  const played = callerOf('roundRobin', 3);
  const chosen = Array.from({ length: 9 }, () => chooseHost(played, [7, 8, 9], 0, 3));
  expect(new Set(chosen.slice(0, 3)).size).toBe(1);
  expect(new Set(chosen)).toEqual(new Set([7, 8, 9]));
});

it('takes the first address again and again, where the client does', () => {
  const played = callerOf('first', 3);
  expect(Array.from({ length: 4 }, () => chooseHost(played, [7, 8, 9], 0, 1))).toEqual([7, 7, 7, 7]);
  expect(chooseHost(played, [], 0, 1)).toBe(NO_HOST);
});
