import { describe, expect, it } from 'vitest';
import type { ScenarioEvent } from '../../../src/model/scenario.js';
import { faultsOf, loadParts, resolved } from './small-scenario.js';

type Update = Extract<ScenarioEvent, { readonly type: 'update' }>;

const update = (at: string, path: string, value: unknown) => ({ at, type: 'update', path, value });
const target = 'capacityProviders[cp-a].managedScaling.targetCapacity';
const updatesOf = (...events: object[]): Update[] => resolved({ events }).events.filter((e) => e.type === 'update');
const targetOf = ({ scenario }: Update) => scenario.capacityProviders[0].managedScaling.targetCapacity;

describe('an update', () => {
  it('carries the scenario as it stands from then on: with all updates before it, in order of time', () => {
    const [first, second] = updatesOf(update('20m', 'services[web-app].desiredCount', 5), update('10m', target, 80), {
      at: '15m',
      type: 'setDesiredCount',
      service: 'web-app',
      desiredCount: 9,
    });
    expect([first.atMs, second.atMs]).toEqual([600_000, 1_200_000]);
    expect([targetOf(first), targetOf(second)]).toEqual([80, 80]);
    expect([first, second].map(({ scenario }) => scenario.services[0].desiredCount)).toEqual([2, 5]);
    expect(resolved().capacityProviders[0].managedScaling.targetCapacity).toBe(100);
  });

  it('names the counts and sizes that it sets, so that they take effect', () => {
    const [all, size] = updatesOf(
      update('1m', 'autoScalingGroups[*].desiredCapacity', 1),
      update('2m', 'autoScalingGroups[b].minSize', 1),
    );
    expect(all).toMatchObject({ desiredCounts: [], desiredCapacities: [0, 1], sizes: [] });
    expect(size).toMatchObject({ desiredCounts: [], desiredCapacities: [], sizes: [1] });
    expect(updatesOf(update('1m', 'services[0].desiredCount', 4))[0]).toMatchObject({ desiredCounts: [0] });
  });

  it.each([
    ['autoScalingGroups[a].minSize', 1],
    ['autoScalingGroups[a].maxSize', 9],
    ['autoScalingGroups[a].desiredCapacity', 2],
    ['autoScalingGroups[a].terminationPolicies', ['OldestInstance']],
    ['autoScalingGroups[a].newInstancesProtectedFromScaleIn', true],
    ['autoScalingGroups[a].bootTime', '30s'],
    ['capacityProviders[cp-a].managedScaling', { targetCapacity: 60 }],
    ['capacityProviders[cp-a].managedScaling.status', 'DISABLED'],
    ['capacityProviders[cp-a].managedTerminationProtection', 'ENABLED'],
    ['capacityProviders[cp-a].managedDraining', 'DISABLED'],
    ['services[web-app].placementStrategy', [{ type: 'binpack', field: 'cpu' }]],
    ['services[web-app].placementConstraints', [{ type: 'distinctInstance' }]],
    ['services[web-app].capacityProviderStrategy', [{ capacityProvider: 'cp-b' }]],
    ['services[web-app].deploymentConfiguration', { maximumPercent: 150 }],
    ['services[web-app].deploymentConfiguration.minimumHealthyPercent', 50],
    ['services[web-app].availabilityZoneRebalancing', 'DISABLED'],
    ['services[web-app].load', { requestsPerSecond: 5, cpuMillisecondsPerRequest: 20 }],
    ['cluster.defaultCapacityProviderStrategy', [{ capacityProvider: 'cp-b' }]],
    ['account.provisioningTaskLimit', 10],
  ])('may change %s', (path, value) => {
    expect(updatesOf(update('1m', path, value))).toHaveLength(1);
  });

  it('may move the bounds and the load of a service that scales', () => {
    const scaling = {
      load: { requestsPerSecond: 5, cpuMillisecondsPerRequest: 20 },
      autoScaling: { minCapacity: 1, maxCapacity: 4, policies: [] },
    };
    const services = [{ name: 'web-app', taskDefinition: 'web', desiredCount: 2, ...scaling }];
    const { events } = resolved({
      services,
      events: [
        update('1m', 'services[*].autoScaling.maxCapacity', 9),
        update('2m', 'services[*].autoScaling.minCapacity', 6),
        update('3m', 'services[web-app].load.requestsPerSecond', { type: 'steps', points: [['0s', 7]] }),
      ],
    });
    const last = events[2].type === 'update' ? events[2].scenario.services[0] : undefined;
    expect(last?.autoScaling).toMatchObject({ minCapacity: 6, maxCapacity: 9 });
    expect(last?.load?.requestsPerSecond).toEqual({ type: 'steps', points: [{ atMs: 0, value: 7 }] });
  });

  it.each([
    'services[web-app].loadBalancers',
    'services[web-app].autoScaling.policies',
    'autoScalingGroups[a].warmPool',
    'autoScalingGroups[a].name',
    'autoScalingGroups[a]',
    'autoScalingGroups[a].instanceTypes',
    'capacityProviders[cp-a].autoScalingGroup',
    'services[web-app].taskDefinition',
    'services',
    'taskDefinitions[web].memory',
    'model.alarmDelay',
    'seed',
    'duration',
    'events[0].at',
    'initialState',
    'nothing',
  ])('may not change %s, and is told what it may', (path) => {
    const { scenario, diagnostics } = loadParts({ events: [update('1m', path, 1)] });
    expect(scenario).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'E050', path: 'events[0].path' }]);
    expect(diagnostics[0].hint).toContain('autoScalingGroups[…].{minSize');
  });

  it('leads somewhere, and keeps the scenario right', () => {
    const faults = (...events: object[]) => faultsOf({ events });
    expect(faults(update('1m', 'services[none].desiredCount', 1))).toEqual(['E050 events[0].path']);
    expect(faults(update('1m', target, 0))).toEqual(['E051 events[0].value']);
    expect(faults(update('1m', 'services[web-app].desiredCont', 3))).toEqual(['E050 events[0].path']);
    expect(faults(update('1m', 'capacityProviders[cp-a].managedScaling.target', 3))).toEqual(['E051 events[0].value']);
    const lost = [{ capacityProvider: 'cp-z' }];
    expect(faults(update('1m', 'services[web-app].capacityProviderStrategy', lost))).toEqual(['E051 events[0].value']);
  });

  it('is judged together with those before it, not those after it', () => {
    const min = (at: string, value: number) => update(at, 'autoScalingGroups[a].minSize', value);
    const max = (at: string, value: number) => update(at, 'autoScalingGroups[a].maxSize', value);
    expect(faultsOf({ events: [max('2m', 2), min('1m', 3)] })).toEqual(['E051 events[0].value']);
    expect(faultsOf({ events: [min('1m', 6), max('2m', 9)] })).toEqual(['E051 events[0].value']);
    expect(faultsOf({ events: [max('1m', 9), min('2m', 6)] })).toEqual([]);
  });

  it('names the place after the update in words of the file', () => {
    const { diagnostics } = loadParts({ events: [update('1m', target, 0)] });
    expect(diagnostics[0].message).toContain('capacityProviders[cp-a].managedScaling.targetCapacity');
  });
});
