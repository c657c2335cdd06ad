import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDimensions } from '../../../../src/sweep/tune/dimensions.js';
import { overlap, starred, withoutAsked } from '../../../../src/sweep/tune/overlap.js';
import { strategyDrafts } from '../../../../src/sweep/tune/strategy-drafts.js';
import { usualDrafts } from '../../../../src/sweep/tune/usual-drafts.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import type { Scenario } from '../../../../src/model/scenario.js';
import { load } from '../../../support/load.js';

const text = readFileSync('test/cli/zonal-bursts.yaml', 'utf8');
const bursts = load(text);
const loadBursts = (set: readonly string[]): Scenario | undefined =>
  loadScenario(text, { file: 'bursts.yaml', set }).scenario;
const peaks = new Map([
  ['ec2-us-east-1a', 5],
  ['ec2-us-east-1b', 7],
]);
const asked = (path: string, ...values: string[]) => ({
  key: path.split('.').at(-1)!,
  paths: [path],
  values,
  asked: true,
});

describe('what is searched unless the user says otherwise', () => {
  it('is one ladder for zones that are alike', () => {
    const { dimensions } = readDimensions(usualDrafts(bursts, peaks), bursts, loadBursts);
    expect(dimensions.map(({ name, paths, settings, present }) => [name, paths[0], settings[present!].text])).toEqual([
      ['targetCapacity', 'capacityProviders[*].managedScaling.targetCapacity', '80'],
      ['minSize', 'autoScalingGroups[*].minSize', '0'],
      ['minimumScalingStepSize', 'capacityProviders[*].managedScaling.minimumScalingStepSize', '1'],
      ['maximumScalingStepSize', 'capacityProviders[*].managedScaling.maximumScalingStepSize', '5'],
      ['instanceWarmupPeriod', 'capacityProviders[*].managedScaling.instanceWarmupPeriod', '300'],
      ['placementStrategy', 'services[web-app].placementStrategy', '[{ type: binpack, field: cpu }]'],
    ]);
    expect(dimensions.at(-1)!.paths).toEqual([
      'services[web-app].placementStrategy',
      'workloads[jobs].placementStrategy',
      'events[0].placementStrategy',
    ]);
    expect(dimensions.map(({ ordered }) => ordered)).toEqual([true, true, true, true, true, false]);
  });

  it('is a ladder each for those that differ', () => {
    const other = load(text, { set: ['autoScalingGroups[ecs-us-east-1c].maxSize=9'] });
    const names = readDimensions(usualDrafts(other, peaks), other, loadBursts).dimensions.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual([
      'targetCapacity of ec2-us-east-1a, ec2-us-east-1b',
      'minSize of ecs-us-east-1a, ecs-us-east-1b',
    ]);
    expect(names[5]).toBe('targetCapacity of ec2-us-east-1c');
  });

  it('goes no further than twice the peak, maxSize, and a warm-up as long as the boot', () => {
    const valuesOf = (scenario: Scenario, key: string) =>
      usualDrafts(scenario, peaks)
        .find((draft) => draft.key === key)!
        .values.map(Number);
    expect(Math.max(...valuesOf(bursts, 'minSize'))).toBe(12);
    const small = load(text, { set: ['autoScalingGroups[*].maxSize=6', 'autoScalingGroups[*].bootTime=100s'] });
    expect(Math.max(...valuesOf(small, 'minSize'))).toBe(6);
    expect(valuesOf(small, 'maximumScalingStepSize')).toEqual([2, 5, 10_000]);
    expect(valuesOf(small, 'instanceWarmupPeriod')).toEqual([120, 180, 300, 600]);
    expect(valuesOf(bursts, 'instanceWarmupPeriod')).toEqual([180, 300, 600]);
  });

  it('leaves out providers that do not scale', () => {
    const off = load(text, { set: ['capacityProviders[*].managedScaling={ status: DISABLED }'] });
    expect(usualDrafts(off, peaks).map(({ key }) => key)).toEqual(['placementStrategy']);
  });

  it('leaves to the user what the user has named', () => {
    const mine = [asked('capacityProviders[ec2-us-east-1b].managedScaling.targetCapacity', '90', '100')];
    const rest = withoutAsked(usualDrafts(bursts, peaks), mine, bursts);
    expect(rest[0].paths).toEqual([
      'capacityProviders[ec2-us-east-1a].managedScaling.targetCapacity',
      'capacityProviders[ec2-us-east-1c].managedScaling.targetCapacity',
    ]);
    const whole = withoutAsked(
      usualDrafts(bursts, peaks),
      [asked('capacityProviders[*].managedScaling', '{}')],
      bursts,
    );
    expect(whole.map(({ key }) => key)).toEqual(['minSize', 'placementStrategy']);
  });
});

describe('orders of placement strategies', () => {
  const withChain = (chain: string): readonly (readonly string[])[] =>
    strategyDrafts(load(text, { set: [`services[web-app].placementStrategy=${chain}`] })).map(({ values }) => values);
  const zone = "{ type: spread, field: 'attribute:ecs.availability-zone' }";

  it('are all of them, and the other resource to pack by', () => {
    expect(withChain(`[${zone}, { type: binpack, field: cpu }]`)[0]).toEqual([
      `[${zone}, { type: binpack, field: cpu }]`,
      `[{ type: binpack, field: cpu }, ${zone}]`,
      `[${zone}, { type: binpack, field: memory }]`,
      `[{ type: binpack, field: memory }, ${zone}]`,
    ]);
  });

  it('pack where nothing packs, and keep the spread over zones', () => {
    expect(withChain('[]')[0]).toEqual([
      `[${zone}, { type: spread, field: instanceId }]`,
      `[{ type: spread, field: instanceId }, ${zone}]`,
      `[${zone}, { type: binpack, field: cpu }]`,
      `[{ type: binpack, field: cpu }, ${zone}]`,
      `[${zone}, { type: binpack, field: memory }]`,
      `[{ type: binpack, field: memory }, ${zone}]`,
    ]);
    expect(withChain('[{ type: random }]')[0]).toEqual([
      '[{ type: random }]',
      '[{ type: binpack, field: cpu }]',
      '[{ type: binpack, field: memory }]',
    ]);
  });

  it('are not asked of daemons, nor on Fargate', () => {
    const daemon = load(text.replace(/desiredCount: 12\n {4}placementStrategy: .*\n/, 'schedulingStrategy: DAEMON\n'));
    expect(strategyDrafts(daemon).flatMap(({ paths }) => paths)).not.toContain('services[web-app].placementStrategy');
    const fargate = load(readFileSync('scenarios/49-fargate-spot.yaml', 'utf8'));
    expect(strategyDrafts(fargate)).toEqual([]);
  });
});

describe('a dimension', () => {
  const dimensionOf = (path: string, ...values: string[]) =>
    readDimensions([asked(path, ...values)], bursts, loadBursts).dimensions;

  it('of minSize raises the fleet of today where it is smaller, and leaves it where it is not', () => {
    const [{ settings, present }] = dimensionOf('autoScalingGroups[*].minSize', '0', '2', '3');
    expect(settings.map(({ set }) => set)).toEqual([
      ['autoScalingGroups[*].minSize=0'],
      ['autoScalingGroups[*].minSize=2'],
      ['autoScalingGroups[*].minSize=3', 'autoScalingGroups[*].desiredCapacity=3'],
    ]);
    expect(present).toBe(0);
    const implied = load(text, { set: ['autoScalingGroups[*].minSize=2'] });
    const without = text.replaceAll(/ {4}desiredCapacity: 2\n/g, '').replaceAll('minSize: 0', 'minSize: 2');
    const read = readDimensions(
      [asked('autoScalingGroups[*].minSize', '0', '2', '3')],
      load(without),
      (set) => loadScenario(without, { file: 'bursts.yaml', set }).scenario,
    );
    expect(implied.autoScalingGroups[0].desiredCapacity).toBe(2);
    expect(read.dimensions[0].settings.map(({ set }) => set.slice(1))).toEqual([
      ['autoScalingGroups[*].desiredCapacity=2'],
      [],
      [],
    ]);
  });

  it('begins where the file is, or at its first value', () => {
    const path = 'capacityProviders[*].managedScaling.targetCapacity';
    expect(dimensionOf(path, '60', '80')[0]).toMatchObject({ present: 1, start: 1 });
    expect(dimensionOf(path, '60', '90')[0]).toMatchObject({ present: undefined, start: 0 });
    expect(dimensionOf(path, '80')).toEqual([]);
  });

  it('tells which values of the user cannot be loaded', () => {
    const path = 'capacityProviders[*].managedScaling.targetCapacity';
    const { refused } = readDimensions([asked(path, '60', '160')], bursts, loadBursts);
    expect(refused).toEqual([[`${path}=160`]]);
  });
});

describe('paths', () => {
  it.each([
    ['capacityProviders[*].managedScaling.targetCapacity', 'capacityProviders[ec2-us-east-1a].managedScaling', true],
    ['capacityProviders[0].name', 'capacityProviders[ec2-us-east-1a].name', true],
    ['capacityProviders[1].name', 'capacityProviders[ec2-us-east-1a].name', false],
    ['capacityProviders[*].name', 'autoScalingGroups[*].name', false],
    ['events[0].count', 'events[*].count', true],
    ['duration', 'duration', true],
  ])('%s and %s meet: %s', (a, b, meet) => {
    expect([overlap(a, b, bursts), overlap(b, a, bursts)]).toEqual([meet, meet]);
  });

  it('of every element are one with a star', () => {
    const paths = bursts.capacityProviders.map(({ name }) => `capacityProviders[${name}].managedDraining`);
    expect(starred(paths, bursts)).toEqual(['capacityProviders[*].managedDraining']);
    expect(starred(paths.slice(1), bursts)).toEqual(paths.slice(1));
  });
});
