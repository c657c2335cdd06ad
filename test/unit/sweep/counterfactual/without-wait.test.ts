import { describe, expect, it } from 'vitest';
import { tellRun } from '../../../../src/analysis/explain/told-run.js';
import { waitOf } from '../../../../src/analysis/explain/wait-parts.js';
import type { Scenario } from '../../../../src/model/scenario.js';
import { simulate } from '../../../../src/simulate.js';
import { ladders, readChange, type Change } from '../../../../src/sweep/counterfactual/change.js';
import { waitInRun } from '../../../../src/sweep/counterfactual/task-wait.js';
import {
  withoutWait,
  type ChangedScenario,
  type CounterfactualPlan,
} from '../../../../src/sweep/counterfactual/without-wait.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import { read } from '../../../tidy/source-tree.js';

const file = 'scenarios/02-zonal.yaml';
const loadWith = (set: readonly string[]): Scenario | undefined =>
  loadScenario(read(file), { file, readText: () => ({ ok: false, reason: 'it needs no other file' }), set }).scenario;
const changedBy = (set: readonly string[]): ChangedScenario => {
  const changed = loadWith(set);
  return changed === undefined ? { reason: 'a fault' } : { scenario: changed };
};
const scenario = loadWith([])!;
const task = 'web-app/19';

const providerOf = (name: string): number => scenario.capacityProviders.findIndex((each) => each.name === name);
const changes = ladders(scenario, providerOf('ec2-us-east-1c'));

const planned = (more: Partial<CounterfactualPlan> = {}): CounterfactualPlan => ({
  task,
  waitMs: waitInRun(scenario, task).waitMs!,
  limitMs: 0,
  changes,
  load: ({ sets }) => Promise.resolve(changedBy(sets)),
  ...more,
});

/** The definition: every change is run and told of, and of those that do it the smallest is taken. */
function bruteForce(limitMs: number): readonly Change[] {
  const within = changes.filter(({ sets }) => {
    const changed = loadWith(sets);
    if (changed === undefined) return false;
    const wait = waitOf(tellRun(simulate(changed, { keepTrace: true })), task);
    return wait?.outcome === 'placed' && wait.untilMs - wait.fromMs <= limitMs;
  });
  return within.toSorted((a, b) => a.size! - b.size!);
}

describe('the counterfactual of a wait', () => {
  it.each([0, 60_000, 104_999])('within %i ms is the smallest change that does it', async (limitMs) => {
    const { change, others, waitMs, nearest, runs } = await withoutWait(planned({ limitMs }));
    const all = bruteForce(limitMs);
    expect(all.length).toBeGreaterThan(1);
    expect(change).toEqual(all[0]);
    expect(waitMs).toBeLessThanOrEqual(limitMs);
    expect(nearest).toBeNull();
    // Of each other key the smallest value that does it.
    const paths = [...new Set(all.map(({ path }) => path))];
    expect([change, ...others.map((other) => other.change)]).toEqual(
      paths.map((path) => all.find((each) => each.path === path)),
    );
    expect(runs).toBeLessThanOrEqual(changes.length + 1);
  });

  it('counts its runs, the one that verifies it with them', async () => {
    const counted: number[] = [];
    const { runs } = await withoutWait(planned({ onRun: (n) => counted.push(n) }));
    expect(counted).toEqual(Array.from({ length: runs }, (_, n) => n + 1));
  });

  it('tells what comes nearest where nothing does it, and what cannot be run', async () => {
    const boot = (value: string): Change => readChange(`autoScalingGroups[ecs-us-east-1c].bootTime=${value}`)!;
    const found = await withoutWait(planned({ changes: [boot('200s'), boot('40s'), boot('60s'), boot('never')] }));
    expect(found).toMatchObject({ change: null, waitMs: null, others: [], runs: 3 });
    expect(found.refused).toEqual([{ change: boot('never'), reason: 'a fault' }]);
    expect(found.nearest).toEqual({ change: boot('40s'), waitMs: waitInRun(loadWith(boot('40s').sets)!, task).waitMs });
  });

  it('never calls it a remedy that the task is not asked for', async () => {
    const fewer = readChange('events[0].desiredCount=12')!;
    expect(waitInRun(loadWith(fewer.sets)!, task).waitMs).toBeUndefined();
    expect(await withoutWait(planned({ changes: [fewer] }))).toMatchObject({ change: null, nearest: null, runs: 1 });
  });

  it('does not believe a change that does it only once', async () => {
    let loads = 0;
    const load: CounterfactualPlan['load'] = ({ sets }) => Promise.resolve(changedBy(++loads === 1 ? sets : []));
    const [change] = bruteForce(0);
    await expect(withoutWait(planned({ changes: [change], load }))).rejects.toThrow('was another one the second time');
  });

  it('nor one whose second run is another, though the wait is the same', async () => {
    let loads = 0;
    const load: CounterfactualPlan['load'] = ({ sets }) =>
      Promise.resolve(changedBy(++loads === 1 ? sets : [...sets, 'autoScalingGroups[ecs-us-east-1a].bootTime=10s']));
    const [change] = bruteForce(0);
    await expect(withoutWait(planned({ changes: [change], load }))).rejects.toThrow('was another one the second time');
  });
});

describe('what is tried', () => {
  it('is key by key, the nearest value first, and can be run', () => {
    expect(changes.filter(({ sets }) => loadWith(sets) === undefined)).toEqual([]);
    for (const path of new Set(changes.map((change) => change.path))) {
      const sizes = changes.filter((change) => change.path === path).map(({ size }) => size!);
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    }
    expect([...new Set(changes.map(({ path }) => path.replace(/^.*\]\./, '')))]).toEqual([
      'managedScaling.targetCapacity',
      'managedScaling.instanceWarmupPeriod',
      'managedScaling.minimumScalingStepSize',
      'managedScaling.maximumScalingStepSize',
      'maxSize',
      'bootTime',
      'minSize',
    ]);
  });

  it('for launch type EC2 is a greater beginning of each group', () => {
    const keys = ladders(scenario, -1).map(({ path }) => path);
    expect([...new Set(keys)]).toEqual(
      scenario.autoScalingGroups.map(({ name }) => `autoScalingGroups[${name}].minSize`),
    );
  });

  it.each(['', '=1', 'path='])('is not %j', (text) => {
    expect(readChange(text)).toBeUndefined();
  });
});
