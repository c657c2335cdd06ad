import { describe, expect, it } from 'vitest';
import { faultsOf, loadParts, loadText, resolved } from './small-scenario.js';

const targets = (...set: string[]) =>
  resolved({}, { set }).capacityProviders.map(({ managedScaling }) => managedScaling.targetCapacity);

describe('--set', () => {
  it('names a list element by its name, by its place from 0, or all of them', () => {
    expect(targets('capacityProviders[cp-b].managedScaling.targetCapacity=90')).toEqual([100, 90]);
    expect(targets('capacityProviders[0].managedScaling.targetCapacity=90')).toEqual([90, 100]);
    expect(targets('capacityProviders[*].managedScaling.targetCapacity=90')).toEqual([90, 90]);
  });

  it('knows task definitions by family, instances by id and strategy entries by provider', () => {
    const services = [
      { name: 's', taskDefinition: 'web', desiredCount: 1, capacityProviderStrategy: [{ capacityProvider: 'cp-a' }] },
    ];
    const instance = { id: 'i-0abc9', autoScalingGroup: 'a', availabilityZone: 'us-east-1a', instanceType: 'm5.large' };
    const scenario = resolved(
      { services, initialState: { instances: [instance] } },
      {
        set: [
          'taskDefinitions[web].cpu=256',
          'initialState.instances[i-0abc9].age=1h',
          'services[s].capacityProviderStrategy[cp-a].base=4',
        ],
      },
    );
    expect(scenario.taskDefinitions[0].cpuUnits).toBe(256);
    expect(scenario.initialInstances[0].ageMs).toBe(3_600_000);
    expect(scenario.services[0].launchPath).toMatchObject({ items: [{ base: 4 }] });
  });

  it('makes keys and the mappings around them, takes any YAML, and applies one after the other', () => {
    const set = ['model.alarmDelay=5s', 'measure={ from: 10m }', 'measure.until=20m', 'seed=7', 'seed=8'];
    expect(resolved({}, { set })).toMatchObject({
      model: { alarmDelayMs: 5000 },
      measure: { fromMs: 600_000, untilMs: 1_200_000 },
      seed: '8',
    });
  });

  it('is checked like the file, and has no place in it', () => {
    const { diagnostics } = loadParts({}, { set: ['services[web-app].desiredCount=lots'] });
    expect(diagnostics).toMatchObject([
      { code: 'E012', path: 'services[web-app].desiredCount', line: 0, column: 0, hint: 'the value comes from --set' },
    ]);
    expect(loadParts({}, { set: ['services[web-app].desiredCont=3'] }).diagnostics).toMatchObject([
      { code: 'E010', path: 'services[web-app].desiredCont', line: 0, hint: 'did you mean "desiredCount"?' },
    ]);
  });

  it('mends a fault of the file', () => {
    expect(faultsOf({ duration: 'x' })).toEqual(['E013 duration']);
    expect(faultsOf({ duration: 'x' }, { set: ['duration=2h'] })).toEqual([]);
  });

  it.each([
    ['services[web-ap].desiredCount=5', 'did you mean "web-app"?'],
    ['services[7].desiredCount=5', 'there are: web-app; or * for all of them'],
    ['duration.x=1', 'name a list element by its name, by its place from 0, or by *'],
    ['events[*].at=1m', 'name a list element by its name, by its place from 0, or by *'],
    ['seed', 'write path=value'],
    ['=5', 'write path=value'],
    ['a..b=1', 'write path=value'],
    ['services[]=1', 'write path=value'],
    ['services.0.desiredCount=3', 'write path=value'],
    ['name={', 'write path=value'],
  ])('%s is refused with a hint', (item, hint) => {
    const { scenario, diagnostics } = loadParts({}, { set: [item] });
    expect(scenario).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'E040', line: 0, column: 0 }]);
    expect(diagnostics[0].hint).toContain(hint);
  });

  it('cannot reach what every object has', () => {
    loadParts({}, { set: ['__proto__.polluted=1', 'constructor.prototype.polluted=1'] });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('--until', () => {
  it('ends the run earlier, and the measured window with it', () => {
    const measure = { from: '10m', until: '50m' };
    expect(resolved({ measure }, { until: '30m' })).toMatchObject({
      durationMs: 1_800_000,
      measure: { fromMs: 600_000, untilMs: 1_800_000 },
    });
    expect(resolved({}, { until: '1h' }).durationMs).toBe(3_600_000);
    expect(resolved({}, { until: '2h' }).durationMs).toBe(7_200_000);
  });

  it.each(['x', '0', '-5s', ''])('%s is refused', (until) => {
    const { scenario, diagnostics } = loadParts({}, { until });
    expect(scenario).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'E041', line: 0, column: 0 }]);
  });

  it('leaves a faulty duration to its own diagnostic', () => {
    expect(faultsOf({ duration: 'x' }, { until: '5m' })).toEqual(['E013 duration']);
    expect(loadText('- 1', { until: '5m' }).diagnostics).toHaveLength(1);
  });
});
