import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScheduler, chooseNaively, trials, type CreateScheduler, type Trial } from '../../src/testing/index.js';
import { binpackOnly, hastyBestFit } from './best-fit.js';
import { planted } from './planted-bugs.js';
import { rememberingWith } from './remembering-scheduler.js';
import { scanWith } from './scan-scheduler.js';

const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('checkScheduler finds nothing in', () => {
  it.each<[string, CreateScheduler]>([
    ['the definition itself', (fleet) => ({ choose: (request, random) => chooseNaively(fleet, request, random) })],
    ['a scan', scanWith(() => ({}))],
    [
      'a scheduler that follows the ring with care',
      rememberingWith({ noticesOverrun: true, noticesLongerColumns: true }),
    ],
  ])('%s', (_, create) => {
    const { decisions, refused, drawn } = checkScheduler(create, { numRuns: 150 });
    expect(decisions).toBeGreaterThan(2000);
    expect(refused / decisions).toBeGreaterThan(0.2);
    expect(refused / decisions).toBeLessThan(0.8);
    expect(drawn / decisions).toBeGreaterThan(0.1);
  });
});

describe('checkScheduler catches one that', () => {
  it.each(planted)('%s', (_, create) => {
    for (const seed of [1, 2, 3]) {
      const message = messageOf(() => checkScheduler(create, { seed }));
      expect(message).toContain('The scheduler is wrong');
      // A person can read it.
      expect(message.split('\n').length).toBeLessThan(90);
    }
  });

  it('throws', () => {
    const create: CreateScheduler = () => ({
      choose() {
        throw new RangeError('no room in the heap');
      },
    });
    expect(() => checkScheduler(create)).toThrow('it threw RangeError: no room in the heap');
  });

  it('cannot be made', () => {
    const create: CreateScheduler = () => {
      throw new Error('no such fleet');
    };
    expect(() => checkScheduler(create)).toThrow('The scheduler cannot be made: Error: no such fleet');
  });

  it('depends on what it did before', () => {
    let asked = 0;
    const create: CreateScheduler = (fleet) => ({
      choose: (request, random) => (asked++ === 500 ? fleet.size : chooseNaively(fleet, request, random)),
    });
    expect(() => checkScheduler(create)).toThrow('not when the same trial was run again');
  });
});

describe('the error', () => {
  const [, byRow] = planted[0];

  it('shows a trial that is small, and the call that repeats it', () => {
    const message = messageOf(() => checkScheduler(byRow, { seed: 1 }));
    const [, seed, path] = /\{ seed: (-?\d+), path: '([\d:]+)' \}/.exec(message)!;
    expect(messageOf(() => checkScheduler(byRow, { seed: Number(seed), path }))).toContain(
      message.slice(0, message.indexOf('\nAgain:')),
    );
    const trial = JSON.parse(/^Or: runTrial\((.*), createScheduler\)$/m.exec(message)![1]) as {
      operations: unknown[];
      tasks: unknown[];
    };
    expect(trial.operations.length).toBeLessThanOrEqual(4);
    expect(trial.tasks.length).toBeLessThanOrEqual(2);
  });

  it.each([1, 2, 3, 4])('shows a trial of the strategies that were asked for, seed %i', (seed) => {
    const message = messageOf(() => checkScheduler(hastyBestFit, { seed, trials: binpackOnly }));
    const trial = JSON.parse(/^Or: runTrial\((.*), createScheduler\)$/m.exec(message)![1]) as Trial;
    for (const { strategies } of trial.tasks) expect(strategies).toEqual([{ type: 'binpack', field: 'memory' }]);
    expect(message).toMatch(/row \d+ cannot take the task|row \d+ fits|the definition row/);
  });

  it('says that trials of one’s own are needed again', () => {
    const own = trials({ strategies: fc.constant([{ type: 'random' }]) });
    expect(() => checkScheduler(byRow, { seed: 1, trials: own })).toThrow(/path: '[\d:]+', trials: the same \}\)/);
  });
});
