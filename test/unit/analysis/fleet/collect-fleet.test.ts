import { describe, expect, it } from 'vitest';
import { createFleetCollector } from '../../../../src/analysis/fleet/collect-fleet.js';
import { instancePhases, type FleetHistory } from '../../../../src/analysis/fleet/fleet-history.js';
import { readTrace } from '../../../../src/analysis/read-trace.js';
import type { Scenario } from '../../../../src/model/scenario.js';
import { simulate } from '../../../../src/simulate.js';
import { load } from '../../../support/load.js';
import { read } from '../../../tidy/source-tree.js';

function watch(scenario: Scenario, mostCharacters?: number) {
  let finish: (() => FleetHistory) | undefined;
  const run = simulate(scenario, {
    keepTrace: true,
    observe: (running) => {
      const collector = createFleetCollector(running, mostCharacters);
      ({ finish } = collector);
      return collector.fold;
    },
  });
  return { run, fleet: finish!() };
}

/** By instance, the tasks on it in each frame: `web-app:3`. Instances without tasks too. */
function shown(fleet: FleetHistory, atFrame: number): Map<string, string> {
  const { frames, looks, kinds, instances, stepMs } = fleet;
  const cells = new Map<number, readonly number[]>();
  for (const frame of frames.slice(0, atFrame + 1))
    for (let i = 0; i < frame.length; i += 2) cells.set(frame[i], looks[frame[i + 1]]);
  const atMs = atFrame * stepMs;
  const there = instances.ids.flatMap((id, n): [string, string][] => {
    const isThere = instances.fromMs[n] <= atMs && (instances.untilMs[n] < 0 || instances.untilMs[n] > atMs);
    if (!isThere) return [];
    const [, , ...tasks] = cells.get(instances.cells[n])!;
    const words = [];
    for (let i = 0; i < tasks.length; i += 2) words.push(`${kinds[tasks[i]].requester}:${tasks[i + 1]}`);
    return [[id, words.toSorted((a, b) => (a < b ? -1 : 1)).join(' ')]];
  });
  return new Map(there);
}

/** The same from the trace, by its words alone. */
function told(run: ReturnType<typeof watch>['run'], atMs: number): Map<string, string> {
  const tasksOn = new Map<string, string[]>();
  const placeOf = new Map<string, string>();
  for (const entry of readTrace(run)) {
    if (entry.t * 1000 > atMs) break;
    const instance = String(entry['instance']);
    const task = String(entry['task']);
    if (entry.type === 'InstanceLaunched' || entry.type === 'ExternalInstanceRegistered') tasksOn.set(instance, []);
    if (entry.type === 'InstanceTerminated') tasksOn.delete(instance);
    if (entry.type === 'TaskPlaced') {
      tasksOn.get(instance)!.push(task);
      placeOf.set(task, instance);
    }
    if (entry.type === 'TaskStopping' || entry.type === 'TaskStopped') {
      const own = tasksOn.get(placeOf.get(task) ?? '');
      if (own?.includes(task)) own.splice(own.indexOf(task), 1);
    }
  }
  return new Map(
    Array.from(tasksOn, ([id, tasks]) => {
      const names = tasks.map((task) => task.slice(0, task.lastIndexOf('/')));
      const counts = [...new Set(names)].map((name) => `${name}:${names.filter((each) => each === name).length}`);
      return [id, counts.toSorted((a, b) => (a < b ? -1 : 1)).join(' ')];
    }),
  );
}

describe('the history of a fleet', () => {
  it.each([
    '02-zonal',
    '22-scale-in-without-termination-protection',
    '31-drain-stuck',
    '34-spot-two-minutes',
    '39-loss-of-a-zone',
    '50-room-for-the-daemon',
    '55-satellite-office',
  ])('shows of %s, in every frame, the instances and tasks that the trace tells of', (name) => {
    const { run, fleet } = watch(load(read(`scenarios/${name}.yaml`)));
    const { durationMs } = run.scenario;
    expect((fleet.frames.length - 1) * fleet.stepMs).toBeGreaterThanOrEqual(durationMs);
    const every = Math.max(1, Math.floor(fleet.frames.length / 40));
    for (let frame = 0; frame * fleet.stepMs <= durationMs; frame += every)
      expect([frame, shown(fleet, frame)]).toEqual([frame, told(run, frame * fleet.stepMs)]);
  });

  it('shows the same, less often, when it must be small', () => {
    const scenario = load(read('scenarios/02-zonal.yaml'));
    const { run, fleet } = watch(scenario, 200);
    expect(fleet.stepMs).toBeGreaterThan(watch(scenario).fleet.stepMs);
    for (let frame = 0; frame * fleet.stepMs <= scenario.durationMs; frame++)
      expect([frame, shown(fleet, frame)]).toEqual([frame, told(run, frame * fleet.stepMs)]);
  });

  it('tells an instance that warms up from one that is past it', () => {
    const scenario = load(`version: 1
duration: 10m
autoScalingGroups: [{ name: ecs, availabilityZones: [us-east-1a], instanceTypes: [m5.large], maxSize: 4, bootTime: 60s }]
capacityProviders:
  - { name: cp, autoScalingGroup: ecs, managedScaling: { status: ENABLED, instanceWarmupPeriod: 300 } }
taskDefinitions: [{ family: web, cpu: 1024, memory: 1024 }]
events:
  - { at: 1m, type: setDesiredCapacity, autoScalingGroup: ecs, desiredCapacity: 1 }
`);
    const { fleet } = watch(scenario);
    const phases: string[] = [];
    let now: readonly number[] = [];
    for (const frame of fleet.frames) {
      if (frame.length > 0) now = fleet.looks[frame[1]];
      const phase = now.length === 0 ? 'none' : instancePhases[now[0]];
      if (phases.at(-1) !== phase) phases.push(phase);
    }
    expect(phases).toEqual(['none', 'launching', 'warming', 'empty']);
  });
});
