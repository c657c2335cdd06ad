import { describe, expect, it } from 'vitest';
import { RunLimitExceeded } from '../../../src/kernel/defect.js';
import { failureOf } from '../../../src/sweep/failure.js';
import { runInOrder, type RunAnswer, type Runner } from '../../../src/sweep/run-in-order.js';
import { runInProcess } from '../../../src/sweep/run-in-process.js';
import type { RunJob } from '../../../src/sweep/runner.js';
import { chancy } from '../../statistics/a-a.js';
import { resultOf } from './small-sweep.js';

const metrics: readonly string[] = [];
const jobs = Array.from({ length: 10 }, (_, n): RunJob => ({ scenario: chancy, seed: String(n), metrics }));
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

/** Later jobs are done earlier. */
function createRunner(atOnce: number, most: number, fails: readonly number[] = []) {
  const begun: number[][] = [];
  const runner: Runner = {
    atOnce,
    most: () => most,
    async runSome(some) {
      const numbers = some.map(({ seed }) => Number(seed));
      begun.push(numbers);
      await turns(20 - numbers[0]);
      return numbers.map((n): RunAnswer =>
        fails.includes(n)
          ? { ok: false, failure: failureOf(new RunLimitExceeded(`run ${n}`)) }
          : { ok: true, result: resultOf(n) },
      );
    },
  };
  return { runner, begun };
}

describe('runInOrder', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 3],
    [100, 1],
    [2, 50],
  ])('gives the results in the order of the jobs: %i at once, %i in a part', async (atOnce, most) => {
    const done: [number, number][] = [];
    const { runner, begun } = createRunner(atOnce, most);
    const results = await runInOrder(jobs, runner, (count, job, result) => {
      expect(result).toEqual(resultOf(job));
      done.push([count, job]);
    });
    expect(results).toEqual(jobs.map((_, n) => resultOf(n)));
    expect(done.map(([count]) => count)).toEqual(jobs.map((_, n) => n + 1));
    expect(begun.flat()).toEqual([...jobs.keys()]);
    expect(Math.max(...begun.map(({ length }) => length))).toBe(Math.min(most, jobs.length));
  });

  it('puts only runs of one scenario into a part', async () => {
    const { runner, begun } = createRunner(1, 4);
    const mixed = jobs.map((job, n) => (n < 6 ? job : { ...job, scenario: { ...chancy } }));
    await runInOrder(
      mixed.map((job, n) => (n < 6 ? job : { ...job, scenario: mixed[6].scenario })),
      runner,
    );
    expect(begun).toEqual([
      [0, 1, 2, 3],
      [4, 5],
      [6, 7, 8, 9],
    ]);
  });

  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [100, 1],
    [1, 50],
  ])('throws what the first of the list has thrown: %i at once, %i in a part', async (atOnce, most) => {
    const { runner, begun } = createRunner(atOnce, most, [3, 4, 6]);
    const done = new Set<number>();
    const running = runInOrder(jobs, runner, (_, job) => done.add(job));
    await expect(running).rejects.toThrow(new RunLimitExceeded('run 3'));
    // Those before it are done, and nothing begins after it.
    expect([0, 1, 2, 3].map((n) => done.has(n))).toEqual([true, true, true, false]);
    expect(begun.length).toBeLessThanOrEqual(3 + atOnce);
  });

  it('begins nothing more once it is told to stop, and tells the runs that go on', async () => {
    const controller = new AbortController();
    const begun: string[] = [];
    const runSome: Runner['runSome'] = ([{ seed }], signal) => {
      begun.push(seed);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('ended'));
        });
      });
    };
    const running = runInOrder(jobs, { atOnce: 2, most: () => 1, runSome }, undefined, controller.signal);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(begun).toEqual(['0', '1']);
  });

  it('throws what the caller throws', async () => {
    const told = runInOrder(jobs, createRunner(3, 1).runner, () => {
      throw new Error('no space is left');
    });
    await expect(told).rejects.toThrow('no space is left');
  });

  it('is happy with nothing to do', async () => {
    expect(await runInOrder([], createRunner(2, 1).runner)).toEqual([]);
  });
});

describe('runInProcess', () => {
  it('stops between runs', async () => {
    const controller = new AbortController();
    const done: number[] = [];
    const running = runInProcess(
      jobs,
      (count) => {
        done.push(count);
        if (count === 2) controller.abort(new Error('enough'));
      },
      controller.signal,
    );
    await expect(running).rejects.toThrow('enough');
    expect(done).toEqual([1, 2]);
  });
});
