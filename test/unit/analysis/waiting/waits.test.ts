import { describe, expect, it } from 'vitest';
import { tellRun } from '../../../../src/analysis/explain/told-run.js';
import { waitOf } from '../../../../src/analysis/explain/wait-parts.js';
import { readTrace } from '../../../../src/analysis/read-trace.js';
import { explainWaits } from '../../../../src/analysis/waiting/explain-waits.js';
import { createWaitLog, waitEdgesS, type WaitLog } from '../../../../src/analysis/waiting/wait-log.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import { simulate } from '../../../../src/simulate.js';
import { read } from '../../../tidy/source-tree.js';

function watch(name: string) {
  const { scenario } = loadScenario(read(`scenarios/${name}.yaml`), {
    file: name,
    readText: (path) => ({ ok: true, text: read(`scenarios/${path}`) }),
  });
  let log: WaitLog | undefined;
  const run = simulate(scenario!, {
    keepTrace: true,
    observe: (running) => {
      log = createWaitLog(running);
      return log.fold;
    },
  });
  return { run, ...log!.finish() };
}

const names = [
  '02-zonal',
  '09-scale-from-zero',
  '23-night-batch',
  '38-vcpu-quota',
  '39-loss-of-a-zone',
  '49-fargate-spot',
];

/** Requested to placed, of every task of the trace, in seconds; undefined where it never was. */
function waitsOf(run: ReturnType<typeof watch>['run']): Map<string, number | undefined> {
  const requested = new Map<string, number>();
  const waits = new Map<string, number | undefined>();
  for (const entry of readTrace(run)) {
    const task = String(entry['task']);
    if (entry.type === 'TaskRequested') {
      requested.set(task, entry.t);
      waits.set(task, undefined);
    }
    if (entry.type === 'TaskPlaced' || entry.type === 'FargateTaskPlaced')
      waits.set(task, Math.round((entry.t - requested.get(task)!) * 1000) / 1000);
  }
  return waits;
}

describe('the distribution of waits', () => {
  it.each(names)('of %s counts every task of the trace once', (name) => {
    const { run, distributions } = watch(name);
    const waits = waitsOf(run);
    for (const each of distributions) {
      const own = [...waits]
        .filter(([task]) => task.slice(0, task.lastIndexOf('/')) === each.name)
        .map(([, wait]) => wait);
      const upTo = (edge: number): number => own.filter((wait) => wait !== undefined && wait <= edge).length;
      const counts = waitEdgesS.map((edge, n) => upTo(edge) - (n === 0 ? 0 : upTo(waitEdgesS[n - 1])));
      expect(each).toEqual({ ...each, counts, notPlaced: own.filter((wait) => wait === undefined).length });
    }
    const all = distributions.flatMap(({ counts, notPlaced }) => [...counts, notPlaced]);
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(run.summary.tasks.requested);
  });
});

describe('the longest waits', () => {
  it.each(names)('of %s are explained as simulate explain does', (name) => {
    const { run, longest } = watch(name);
    const told = tellRun(run);
    const explained = explainWaits(run, longest);
    expect(explained.length).toBe(longest.length);
    for (const { others: _, ...wait } of explained) expect(wait).toEqual(waitOf(told, wait.task));
  });

  it('begin with the longest of the summary', () => {
    const { run, longest } = watch('23-night-batch');
    const [first] = explainWaits(run, longest);
    expect((first.untilMs - first.fromMs) / 1000).toBe(run.summary.placementWaitSeconds.max);
    expect(longest.length).toBeGreaterThan(2);
  });
});
