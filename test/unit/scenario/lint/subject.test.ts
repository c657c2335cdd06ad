import { describe, expect, it } from 'vitest';
import type { PlacementStrategy } from '../../../../src/model/scenario.js';
import { lintScenario } from '../../../../src/scenario/lint/lint-scenario.js';
import { chainText, habitOf, spreadsZonesFirst } from '../../../../src/scenario/lint/subject/chain.js';
import { leastDesired, peakOf, planOf } from '../../../../src/scenario/lint/subject/plan.js';
import { leastMs, lateMs, typicalMs } from '../../../../src/scenario/lint/subject/times.js';
import { counted, instantText, listed, spanText } from '../../../../src/scenario/lint/subject/words.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import { load } from '../../../support/load.js';

const group = {
  name: 'asg',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  instanceTypes: ['m5.large'],
  minSize: 1,
  maxSize: 10,
  newInstancesProtectedFromScaleIn: true,
};
const provider = {
  name: 'cp',
  autoScalingGroup: 'asg',
  managedScaling: { targetCapacity: 80 },
  managedTerminationProtection: 'ENABLED',
};
const small = {
  version: 1,
  duration: '2h',
  autoScalingGroups: [group],
  capacityProviders: [provider],
  cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
  taskDefinitions: [{ family: 'web', cpu: 512, memory: 1024 }],
  services: [
    { name: 'web', taskDefinition: 'web', desiredCount: 3, placementStrategy: [{ type: 'binpack', field: 'cpu' }] },
  ],
};

describe('words', () => {
  it('count and list', () => {
    expect([counted(1, 'task'), counted(0, 'task')]).toEqual(['1 task', '0 tasks']);
    expect([listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['a', 'a and b', 'a, b and c']);
  });

  it('tell durations to the second', () => {
    expect([0, 400, 75_000, 3_600_000, 90_061_000].map(spanText)).toEqual([
      ...['0 s', '0 s', '1 m 15 s', '1 h', '1 d 1 h 1 m 1 s'],
    ]);
    expect([instantText(0), instantText(60_000)]).toEqual(['at the start', 'at 1 m']);
  });
});

describe('durations that vary', () => {
  it.each([
    [{ distribution: 'constant', valueMs: 100 } as const, [100, 100, 100]],
    [{ distribution: 'uniform', minMs: 100, maxMs: 200 } as const, [100, 150, 195]],
    [{ distribution: 'normal', meanMs: 1000, stdDevMs: 100 } as const, [0, 1000, 1164.5]],
    [{ distribution: 'exponential', meanMs: 100 } as const, [0, 100, 300]],
    [{ distribution: 'lognormal', medianMs: 75, p95Ms: 150 } as const, [0, 75, 150]],
    [{ distribution: 'empirical', samplesMs: [30, 10, 20] } as const, [10, 20, 20]],
  ])('%j', (distribution, [least, typical, late]) => {
    expect([leastMs(distribution), typicalMs(distribution), lateMs(distribution)]).toEqual([least, typical, late]);
  });
});

describe('a chain of strategies', () => {
  const zone: PlacementStrategy = { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' };
  const type: PlacementStrategy = { type: 'spread', field: 'attribute', attribute: 'ecs.instance-type' };
  const pack: PlacementStrategy = { type: 'binpack', field: 'cpu' };
  const host: PlacementStrategy = { type: 'spread', field: 'instanceId' };

  it.each([
    ['packs', [pack, host]],
    ['packs', [zone, type, pack]],
    ['spreads', [zone, host, pack]],
    ['draws', [zone]],
    ['draws', [{ type: 'random' }, pack]],
  ] as const)('%s: %j', (habit, chain) => {
    expect(habitOf(chain)).toBe(habit);
  });

  it('asks for even zones before it packs, or not', () => {
    expect([[zone, pack], [type, pack], [pack, zone], [zone]].map(spreadsZonesFirst)).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it('has words', () => {
    expect(chainText([zone, pack, host, { type: 'random' }])).toBe(
      'spread(ecs.availability-zone), binpack(cpu), spread(instanceId), random',
    );
  });
});

describe('the plan of a scenario', () => {
  const plan = planOf(
    load({
      ...small,
      events: [
        { at: '10m', type: 'setDesiredCount', service: 'web', desiredCount: 8 },
        { at: '20m', type: 'update', path: 'services[web].desiredCount', value: 2 },
        { at: '30m', type: 'update', path: 'autoScalingGroups[asg].maxSize', value: 30 },
        { at: '30m', type: 'update', path: 'autoScalingGroups[asg].minSize', value: 0 },
        { at: '10m', type: 'runTask', taskDefinition: 'web', count: 5, runTime: '1m', every: '40m' },
      ],
    }),
  );

  it('has the counts of a service over time', () => {
    expect(plan.counts).toEqual([
      [
        { atMs: 0, desired: 3 },
        { atMs: 600_000, desired: 8 },
        { atMs: 1_200_000, desired: 2 },
      ],
    ]);
    expect(peakOf(plan, 0)).toEqual({ atMs: 600_000, desired: 8 });
    expect(leastDesired(plan, 0)).toBe(2);
  });

  it('has the sizes of a group over all updates', () => {
    expect([plan.leastMinSize, plan.greatestMaxSize]).toEqual([[0], [30]]);
  });

  it('has what is asked for at one time, instant by instant', () => {
    const shown = plan.instants.map(({ atMs, surges }) => [atMs, surges.map((s) => [s.path, s.count, s.times])]);
    expect(shown).toEqual([
      [0, [['services[web].desiredCount', 3, 1]]],
      [
        600_000,
        [
          ['services[web].desiredCount', 5, 1],
          ['events[4].count', 5, 3],
        ],
      ],
    ]);
  });
});

describe('lint', () => {
  const lint = (source: object, file?: string) => {
    const { scenario, locate } = loadScenario(JSON.stringify(source), {
      file: 'a.yaml',
      readText: () => (file === undefined ? { ok: false, reason: 'no' } : { ok: true, text: file }),
    });
    return lintScenario(scenario!, locate);
  };

  it('finds nothing in a sound scenario', () => {
    expect(lint(small)).toEqual([]);
  });

  it('says what an update brings, once, and not what was there before', () => {
    const path = 'capacityProviders[cp].managedTerminationProtection';
    const events = [
      { at: '10m', type: 'update', path, value: 'DISABLED' },
      { at: '20m', type: 'update', path: 'capacityProviders[cp].managedDraining', value: 'DISABLED' },
    ];
    const found = lint({ ...small, events });
    expect(found.map(({ code, path: at }) => `${code} ${at}`)).toEqual([
      'L044 autoScalingGroups[asg].newInstancesProtectedFromScaleIn',
    ]);
    expect(found[0].message).toMatch(/^After the update at 10 m: /);
  });

  it('stands at the workload for a task definition that a line of its trace made', () => {
    const workloads = [{ name: 'jobs', type: 'trace', file: 'jobs.csv' }];
    const found = lint({ ...small, workloads }, 'at_s,duration_s,cpu,memory_mib\n60,60,4096,1024\n');
    expect(found.map(({ code, path, line }) => `${code} ${path} ${line}`)).toEqual(['L001 workloads[jobs] 1']);
  });
});
