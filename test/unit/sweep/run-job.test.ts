import { describe, expect, it } from 'vitest';
import { resumeRun, simulate, startRun } from '../../../src/simulate.js';
import { runJob } from '../../../src/sweep/run-job.js';
import { chancy } from '../../statistics/a-a.js';

describe('runJob', () => {
  it('gives the figures of the run, the parts of its cost too', () => {
    const { summary, traceHash, facts } = simulate(chancy, { seed: 's' });
    const metrics = ['cost.usd', 'tasks.placed', 'cost.split.necessary', 'cost.split.packing'];
    const figures = [
      ...[summary.cost.usd, summary.tasks.placed],
      ...[summary.cost.split?.necessary, summary.cost.split?.packing],
    ];
    expect(figures.every((figure) => typeof figure === 'number' && figure > 0)).toBe(true);
    expect(runJob({ scenario: chancy, seed: 's', metrics })).toEqual({ traceHash, facts, figures });
    expect(runJob({ scenario: chancy, seed: 's', metrics: metrics.slice(0, 2) }).figures).toEqual(figures.slice(0, 2));
  });
});

describe('simulate without splitCost', () => {
  it('is the same run, without the parts of the cost', () => {
    const [whole, without] = [simulate(chancy), simulate(chancy, { splitCost: false })];
    expect(without).toEqual({
      ...whole,
      summary: { ...whole.summary, cost: { ...whole.summary.cost, split: null, splitPerHour: null } },
      roster: expect.anything(),
    });
  });

  it('stays so after a fork', () => {
    const run = startRun(chancy, { splitCost: false });
    run.runUntil(1_800_000);
    expect(resumeRun(run.snapshot()).finish().summary).toEqual(run.finish().summary);
  });
});
