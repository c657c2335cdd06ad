import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openJournal, type Journal } from '../../../src/sweep/journal.js';
import { journaled } from '../../../src/sweep/journaled.js';
import { labelOf, type PlanLabel } from '../../../src/sweep/plan-label.js';
import type { RunJob, RunMany } from '../../../src/sweep/runner.js';
import { chancy } from '../../statistics/a-a.js';
import { resultOf, smallPlan } from './small-sweep.js';

const directory = mkdtempSync(join(tmpdir(), 'journal-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});
const path = join(directory, 'out.csv.part');
beforeEach(() => {
  rmSync(path, { force: true });
});
const label = labelOf(smallPlan(), '1.0.0+abc');
const JOBS = 12;

function open(as: PlanLabel = label): Journal {
  const opened = openJournal(path, as, JOBS);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.journal;
}
function refusal(as: PlanLabel): string {
  const opened = openJournal(path, as, JOBS);
  return opened.ok ? '' : opened.reason;
}
function fill(jobs: readonly number[]): void {
  const journal = open();
  for (const job of jobs) journal.append(job, resultOf(job));
  journal.close();
}
const kept = (): readonly number[] => {
  const journal = open();
  journal.close();
  return [...journal.results.keys()];
};

describe('a journal', () => {
  it('gives back what was written, endless and unpriced figures too', () => {
    fill([3, 4, 0]);
    const { results } = open();
    expect([...results]).toEqual([3, 4, 0].map((job) => [job, resultOf(job)]));
  });

  it('is read where it ends, and goes on there', () => {
    fill([0, 1]);
    fill([2]);
    expect(kept()).toEqual([0, 1, 2]);
  });

  it('forgives a torn last line, wherever it was torn', () => {
    fill([0, 1, 2]);
    const whole = readFileSync(path);
    const first = whole.indexOf('\n') + 1;
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const lines = whole.subarray(0, length).toString().split('\n').length - 1;
      expect(kept()).toEqual([0, 1, 2].slice(0, Math.max(0, lines - 1)));
      if (length < first) continue;
      fill([5]);
      expect(kept().at(-1)).toBe(5);
    }
  });

  it('makes again what comes after a line that is damaged', () => {
    fill([0, 1, 2]);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const bad of ['\0\0\0', '{"job":99,"traceHash":"x","facts":1,"figures":[1,2]}', '{"job":1}', '[]', 'null']) {
      writeFileSync(path, [lines[0], lines[1], bad, lines[3], ''].join('\n'));
      expect(kept()).toEqual([0]);
    }
  });

  it.each<[string, Partial<PlanLabel>, string]>([
    ['version', { program: '1.0.1+abc' }, 'it was made by version 1.0.0+abc, and this one 1.0.1+abc'],
    ['grid', { vary: ['a.size=1,2,3'] }, 'it varies a.size=1,2 b.kind=x, y,"z", and this one a.size=1,2,3'],
    ['seed', { seed: '8' }, 'its first seed is 7, and this one 8'],
    ['number of seeds', { seeds: 4 }, 'its seeds are 3, and this one 4'],
    ['figures', { metrics: ['cost.usd', 'facts'] }, 'it has other --metric'],
  ])('of another %s is refused and stays as it is', (_, other, words) => {
    fill([0]);
    const before = readFileSync(path, 'utf8');
    expect(refusal({ ...label, ...other })).toBe(`it is of another sweep: ${words}`);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('of another scenario is refused', () => {
    fill([0]);
    const plan = smallPlan();
    const points = plan.points.map((point) => ({ ...point, scenario: { ...chancy, durationMs: 1 } }));
    expect(refusal(labelOf({ ...plan, points }, '1.0.0+abc'))).toContain('its scenario was another');
  });

  it.each(['hello\n', 'hello', '{"journal":"something else"}\n', '{"a":1}'])('is not %j', (text) => {
    writeFileSync(path, text);
    expect(refusal(label)).toBe('it is no journal of a sweep');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is of use to two at once: both write the same', () => {
    const [one, other] = [open(), open()];
    one.append(0, resultOf(0));
    other.append(0, resultOf(0));
    other.append(1, resultOf(1));
    one.close();
    appendFileSync(path, '{"job":');
    other.close();
    expect(kept()).toEqual([0, 1]);
  });
});

describe('journaled', () => {
  const jobs = Array.from({ length: JOBS }, (_, n): RunJob => ({ scenario: chancy, seed: String(n), metrics: [] }));

  it('makes only what is missing, and gives all in order', async () => {
    fill([1, 5]);
    const journal = open();
    const made: string[] = [];
    const done: number[] = [];
    const runMany: RunMany = (asked, onDone) => {
      const results = asked.map(({ seed }) => resultOf(Number(seed)));
      // In any order.
      for (const n of [...asked.keys()].reverse()) {
        made.push(asked[n].seed);
        onDone?.(made.length, n, results[n]);
      }
      return Promise.resolve(results);
    };
    const results = await journaled(runMany, journal)(jobs, (count) => done.push(count));
    expect(results).toEqual(jobs.map((_, n) => resultOf(n)));
    expect(made).toHaveLength(JOBS - 2);
    expect(made).not.toContain('5');
    expect(done).toEqual(Array.from({ length: JOBS - 2 }, (_, n) => n + 3));
    journal.close();
    expect(kept()).toHaveLength(JOBS);
  });

  it('has kept what was done when a run fails', async () => {
    const journal = open();
    const runMany: RunMany = (_, onDone) => {
      onDone?.(1, 2, resultOf(2));
      return Promise.reject(new Error('broken'));
    };
    await expect(journaled(runMany, journal)(jobs)).rejects.toThrow('broken');
    journal.close();
    expect(kept()).toEqual([2]);
  });
});
