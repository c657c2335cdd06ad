import { describe, expect, it } from 'vitest';
import {
  FARGATE_SIZES,
  findFargatePrices,
  isFargateSize,
  nearestFargateSizes,
} from '../../../src/model/catalog/fargate.js';
import { faultsOf, resolved } from './small-scenario.js';

const taskDefinitions = [{ family: 'web', cpu: 256, memory: 512, networkMode: 'awsvpc' }];
const service = (parts: object) => ({ name: 'web-app', taskDefinition: 'web', desiredCount: 2, ...parts });
const namesOf = (parts: object) => resolved({ taskDefinitions, ...parts }).capacityProviders.map(({ name }) => name);
const spot = [{ capacityProvider: 'FARGATE_SPOT' }];
const items = (...places: readonly number[]) => ({
  type: 'capacityProviderStrategy',
  items: places.map((capacityProvider) => ({ capacityProvider, weight: 1, base: 0 })),
});

describe('the Fargate providers', () => {
  it('stand behind those of the file, where something names them', () => {
    expect(namesOf({ services: [service({})] })).toEqual(['cp-a', 'cp-b']);
    expect(namesOf({ services: [service({ launchType: 'FARGATE' })] })).toEqual(['cp-a', 'cp-b', 'FARGATE']);
    expect(namesOf({ cluster: { defaultCapacityProviderStrategy: spot } })).toEqual(['cp-a', 'cp-b', 'FARGATE_SPOT']);
    const workloads = [
      { name: 'w', type: 'constant', taskDefinition: 'web', ratePerMinute: 1, capacityProviderStrategy: spot },
    ];
    const events = [{ at: '1m', type: 'runTask', taskDefinition: 'web', launchType: 'FARGATE' }];
    expect(namesOf({ workloads, events }).slice(2)).toEqual(['FARGATE', 'FARGATE_SPOT']);
  });

  it('have no group and no managed scaling', () => {
    const { capacityProviders, services } = resolved({
      taskDefinitions,
      services: [service({ launchType: 'FARGATE' }), service({ name: 'spot', capacityProviderStrategy: spot })],
    });
    expect(capacityProviders.slice(2)).toEqual(
      ['FARGATE', 'FARGATE_SPOT'].map((name) => ({
        name,
        autoScalingGroup: -1,
        fargate: name,
        managedScaling: {
          enabled: false,
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriodMs: 300_000,
        },
        managedTerminationProtection: false,
        managedDraining: false,
      })),
    );
    expect(services.map(({ launchPath }) => launchPath)).toEqual([items(2), items(3)]);
  });

  it('keep their places in every variant, be they named only before or only after an update', () => {
    const path = 'services[web-app].capacityProviderStrategy';
    const to = (at: string, capacityProvider: string) => ({ at, type: 'update', path, value: [{ capacityProvider }] });
    const scenario = resolved({
      taskDefinitions,
      services: [service({ capacityProviderStrategy: spot })],
      events: [to('1m', 'cp-a'), to('2m', 'FARGATE')],
    });
    const variants = scenario.events.flatMap((event) => (event.type === 'update' ? [event.scenario] : []));
    for (const variant of variants) expect(variant.capacityProviders).toEqual(scenario.capacityProviders);
    expect([scenario, ...variants].map((variant) => variant.services[0].launchPath)).toEqual([
      items(3),
      items(0),
      items(2),
    ]);
  });

  it('do without groups: their tasks are in three zones of the region', () => {
    const alone = { taskDefinitions, autoScalingGroups: undefined, capacityProviders: undefined };
    const services = [service({ launchType: 'FARGATE' })];
    const events = [{ at: '1m', type: 'availabilityZoneOutage', availabilityZone: 'eu-west-1c', duration: '5m' }];
    const scenario = resolved({ ...alone, services, events, region: 'eu-west-1' });
    expect(scenario.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    expect(scenario.events[0]).toMatchObject({ availabilityZone: 2 });
    expect(scenario.autoScalingGroups).toEqual([]);
    expect(scenario.pricing.fargate).toBeUndefined();
  });

  it('are not asked by a launch type EC2, nor by a DAEMON, where the cluster has them by default', () => {
    const services = [
      service({ launchType: 'EC2', taskDefinition: 'bridge' }),
      { name: 'd', taskDefinition: 'bridge', schedulingStrategy: 'DAEMON' },
    ];
    const definitions = [{ family: 'bridge', memory: 512 }];
    const cluster = { defaultCapacityProviderStrategy: spot };
    expect(faultsOf({ taskDefinitions: definitions, services, cluster })).toEqual([]);
    const byDefault = [service({ taskDefinition: 'bridge' })];
    expect(faultsOf({ taskDefinitions: definitions, services: byDefault, cluster })).toContain(
      'E014 services[web-app].taskDefinition',
    );
  });
});

describe('the sizes of Fargate', () => {
  it('are those of the table', () => {
    const fits = [...FARGATE_SIZES].map(([cpu, memories]) => [cpu, memories[0], memories.at(-1), memories.length]);
    expect(fits).toEqual([
      [256, 512, 2048, 3],
      [512, 1024, 4096, 4],
      [1024, 2048, 8192, 7],
      [2048, 4096, 16_384, 13],
      [4096, 8192, 30_720, 23],
      [8192, 16_384, 61_440, 12],
      [16_384, 32_768, 122_880, 12],
    ]);
    expect(isFargateSize(8192, 20_480)).toBe(true);
    expect(isFargateSize(8192, 17_408)).toBe(false);
    expect(isFargateSize(300, 512)).toBe(false);
  });

  it('know the nearest below and above', () => {
    expect(nearestFargateSizes(300, 600)).toEqual([
      { cpuUnits: 256, memoryMiB: 512 },
      { cpuUnits: 512, memoryMiB: 1024 },
    ]);
    expect(nearestFargateSizes(128, 128)).toEqual([{ cpuUnits: 256, memoryMiB: 512 }]);
    expect(nearestFargateSizes(32_768, 999_999)).toEqual([{ cpuUnits: 16_384, memoryMiB: 122_880 }]);
  });
});

describe('the prices of Fargate', () => {
  it('are known in us-east-1, and the discount of Spot is the scenario’s', () => {
    expect(findFargatePrices('us-east-1')).toEqual({ usdPerVcpuHour: 0.04048, usdPerGbHour: 0.004445 });
    expect(findFargatePrices('eu-west-1')).toBeUndefined();
    const { pricing } = resolved({ pricing: { fargateSpotDiscountPercent: 60 } });
    expect(pricing.fargate?.spotDiscountPercent).toBe(60);
  });
});
