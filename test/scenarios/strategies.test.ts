import { describe, expect, it } from 'vitest';
import { instancesAt } from './arithmetic.js';
import { busyInstances, headerOf, provider, runScenario, service, shareOfWorstZone } from './run-scenario.js';

const spreadZone = "{ type: spread, field: 'attribute:ecs.availability-zone' }";
const binpack = '{ type: binpack, field: cpu }';
const strategy = (...entries: readonly string[]): string => `services[web].placementStrategy=[${entries.join(', ')}]`;

describe('three strategies on one cluster', () => {
  const perInstance = 2048 / 512;
  const perZone = 15 / 3;

  it('13: spread over zones, then binpack: a third is lost with a zone', () => {
    const name = '13-spread-zone-then-binpack';
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`= ${Math.round((perZone / 15) * 100)} %`);
    expect(shareOfWorstZone(run)).toBe(perZone / 15);
    expect(provider(run).finalInstances).toBe(3 + 2 * Math.ceil(perZone / perInstance));
  });

  it('14: binpack alone: the fewest instances, and zone a takes all but 3 tasks with it', () => {
    const name = '14-binpack-alone';
    const run = runScenario(name);
    const inZoneA = 3 * perInstance;
    expect(headerOf(name)).toContain(`the loss of zone a takes ${inZoneA} of 15 = ${(inZoneA / 15) * 100} %`);
    expect(service(run).byAvailabilityZone['us-east-1a']).toBe(inZoneA);
    expect(shareOfWorstZone(run)).toBe(inZoneA / 15);
    expect(provider(run).finalInstances).toBe(Math.ceil(15 / perInstance));
  });

  it('15: spread over zones alone: a third is lost too, and more instances stay', () => {
    const name = '15-spread-zone-alone';
    const run = runScenario(name);
    expect(shareOfWorstZone(run)).toBe(perZone / 15);
    const packed = 3 + 2 * Math.ceil(perZone / perInstance);
    expect(headerOf(name)).toContain(`at least 3 + 2 + 2 = ${packed} stay, here all 9`);
    expect(provider(run).finalInstances).toBe(9);
  });

  it('differ by the strategy alone', () => {
    const swapped = runScenario('13-spread-zone-then-binpack', strategy(binpack));
    expect(swapped.traceHash).toBe(runScenario('14-binpack-alone').traceHash);
    const spread = runScenario('14-binpack-alone', strategy(spreadZone));
    expect(spread.traceHash).toBe(runScenario('15-spread-zone-alone').traceHash);
  });
});

describe('strategy order at target 80, 12 tasks growing to 36', () => {
  const perInstance = 2048 / 256;
  const perZone = 3 * Math.ceil(36 / 3 / perInstance);
  const packed = Math.ceil(36 / perInstance);
  // One empty instance for each of the first two steps of two tasks, two for each of the ten steps after them.
  const spread = 3 + 2 * 1 + 10 * 2;

  it.each([
    { name: '16-spread-zone-then-binpack-at-80', busy: perZone },
    { name: '17-binpack-then-spread-zone-at-80', busy: packed },
    { name: '18-spread-instance-then-binpack-at-80', busy: spread },
  ])('$name ends as derived', ({ name, busy }) => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(${busy} * 100 / 80) = ${instancesAt(busy, 80)} instances at the end`);
    expect(busyInstances(run)).toBe(busy);
    expect(provider(run).finalInstances).toBe(instancesAt(busy, 80));
    expect(service(run).runningCount).toBe(36);
  });

  it.each([
    { name: '19-no-strategy-at-80', least: spread - 1, most: spread },
    { name: '20-spread-zone-alone-at-80', least: perZone + 1, most: spread - 1 },
  ])('$name lies between, by chance', ({ name, least, most }) => {
    const run = runScenario(name);
    const busy = busyInstances(run);
    expect(busy).toBeGreaterThanOrEqual(least);
    expect(busy).toBeLessThanOrEqual(most);
    expect(headerOf(name)).toContain(`ceil(${busy} * 100 / 80) = ${instancesAt(busy, 80)} instances`);
    expect(provider(run).finalInstances).toBe(instancesAt(busy, 80));
  });

  it('zones before binpack cost at most zones - 1 busy instances', () => {
    expect(perZone - packed).toBeLessThanOrEqual(3 - 1);
  });

  it.each(['18-spread-instance-then-binpack-at-80', '19-no-strategy-at-80', '20-spread-zone-alone-at-80'])(
    '%s: with binpack behind the zones the growth is gone',
    (name) => {
      const run = runScenario(name, strategy(spreadZone, binpack));
      expect(provider(run).finalInstances).toBe(instancesAt(perZone, 80));
    },
  );

  it.each([
    '16-spread-zone-then-binpack-at-80',
    '17-binpack-then-spread-zone-at-80',
    '18-spread-instance-then-binpack-at-80',
    '19-no-strategy-at-80',
    '20-spread-zone-alone-at-80',
  ])('%s: at target 100 there is no headroom to feed it', (name) => {
    const run = runScenario(name, 'capacityProviders[web-cp].managedScaling.targetCapacity=100');
    expect(provider(run).finalInstances).toBeLessThanOrEqual(perZone);
    expect(provider(run).finalInstances).toBeGreaterThanOrEqual(packed);
  });
});
