import { describe, expect, it } from 'vitest';
import { Defect, RunLimitExceeded } from '../../../src/kernel/defect.js';
import { fact, phases } from '../../../src/kernel/fact.js';
import { createKernel } from '../../../src/kernel/kernel.js';

const facts = {
  RunStarted: fact<[]>('settle'),
  Rang: fact<[bell: number]>('settle', 'bell'),
  Answered: fact<[bell: number, by: number]>('act', 'bell', 'by'),
};
const kernelOf = (options: Partial<Parameters<typeof createKernel>[1]> = {}) =>
  createKernel(facts, { keepTrace: true, ...options });

describe('kernel', () => {
  it('runs every instant up to and including the end, in order of time', () => {
    const kernel = kernelOf();
    const heard: number[] = [];
    const ring = kernel.wake('settle', (bell: number) => heard.push(kernel.nowMs, bell));
    kernel.react({
      RunStarted() {
        ring.at(100, 2);
        ring.at(40, 1);
        ring.at(101, 3);
      },
    });
    kernel.run(100);
    expect(heard).toEqual([40, 1, 100, 2]);
  });

  it('orders one instant by phase, then by sequence, whatever was armed first', () => {
    const kernel = kernelOf();
    const heard: string[] = [];
    const wakes = [...phases].reverse().map((phase) => kernel.wake(phase, (n: number) => heard.push(`${phase}${n}`)));
    kernel.react({
      RunStarted() {
        for (const n of [1, 2]) for (const wake of wakes) wake.at(10, n);
      },
    });
    kernel.run(10);
    expect(heard).toEqual(phases.flatMap((phase) => [`${phase}1`, `${phase}2`]));
  });

  it('goes back to an earlier phase of the same instant before it goes on', () => {
    const kernel = kernelOf();
    const heard: string[] = [];
    const settle = kernel.wake('settle', () => heard.push('settle'));
    const act = kernel.wake('act', () => {
      heard.push('act');
      settle.in(0, 0);
    });
    const last = kernel.wake('act', () => heard.push('last'));
    kernel.react({
      RunStarted() {
        act.at(5, 0);
        last.at(5, 0);
      },
    });
    kernel.run(5);
    expect(heard).toEqual(['act', 'settle', 'last']);
  });

  it('folds at once and reacts when the phase comes', () => {
    const kernel = kernelOf();
    const heard: string[] = [];
    kernel.fold({ Rang: () => heard.push('fold') });
    kernel.react({
      RunStarted() {
        kernel.emit.Rang(1);
        heard.push('after');
      },
      Rang: () => heard.push('reaction'),
    });
    kernel.run(0);
    expect(heard).toEqual(['fold', 'after', 'reaction']);
  });

  it('gives each fact the fact that woke its loop as cause, a timer handing on the cause of its arming', () => {
    const kernel = kernelOf();
    const later = kernel.wake('settle', (bell: number) => {
      kernel.emit.Answered(bell, 7);
    });
    kernel.react({
      RunStarted() {
        kernel.emit.Rang(1);
        kernel.emit.Rang(2);
      },
      Rang(bell) {
        later.in(10, bell);
      },
    });
    kernel.run(20);
    expect([0, 1, 2, 3, 4].map((n) => kernel.trace.read(n).because)).toEqual([0, 0, 0, 1, 2]);
    expect(kernel.trace.read(4)).toEqual({
      number: 4,
      atMs: 10,
      because: 2,
      type: 'Answered',
      fields: { bell: 2, by: 7 },
    });
  });

  it('takes a nearer cause when a loop names one, for that reaction only', () => {
    const kernel = kernelOf();
    kernel.react({
      RunStarted() {
        kernel.emit.Rang(1);
        kernel.emit.Rang(2);
      },
      Rang(bell) {
        if (bell === 2) kernel.because(1);
        kernel.emit.Answered(bell, 0);
      },
    });
    kernel.react({
      Rang(bell) {
        kernel.emit.Answered(bell, 1);
      },
    });
    kernel.run(0);
    const answers = [3, 4, 5, 6].map((n) => kernel.trace.read(n));
    expect(answers.map((a) => [a.fields['bell'], a.fields['by'], a.because])).toEqual([
      [1, 0, 1],
      [1, 1, 1],
      [2, 0, 1],
      [2, 1, 2],
    ]);
  });

  it('calls scheduling before now a defect', () => {
    const kernel = kernelOf();
    const early = kernel.wake('settle', () => undefined);
    const wake = kernel.wake('settle', () => {
      early.at(4, 0);
    });
    kernel.react({
      RunStarted() {
        wake.at(5, 0);
      },
    });
    expect(() => {
      kernel.run(10);
    }).toThrow(Defect);
  });

  it.each([
    ['instant', { maxStepsPerInstant: 50 }, 0],
    ['run', { maxStepsPerRun: 50 }, 1],
  ])('ends a run that would not end: too many steps per %s', (_, limits, stepMs) => {
    const kernel = kernelOf(limits);
    const again = kernel.wake('settle', () => {
      again.in(stepMs, 0);
    });
    kernel.react({
      RunStarted() {
        again.in(0, 0);
      },
    });
    expect(() => {
      kernel.run(1000);
    }).toThrow(RunLimitExceeded);
  });

  it('hashes by the names of facts, so that a new kind of fact changes no old hash', () => {
    const hashOf = (table: typeof facts): string => {
      const kernel = createKernel(table, { keepTrace: false });
      kernel.react({
        RunStarted() {
          kernel.emit.Rang(0.5);
        },
      });
      kernel.run(0);
      return kernel.trace.hashText();
    };
    const { RunStarted, Rang, Answered } = facts;
    expect(hashOf({ Whistled: fact<[]>('act'), Answered, Rang, RunStarted } as typeof facts)).toBe(hashOf(facts));
    expect(hashOf({ RunStarted, Answered, Rang: fact<[bell: number]>('act', 'gong') })).toBe(hashOf(facts));
    expect(hashOf(facts)).toMatch(/^[0-9a-f]{16}$/);
  });
});
