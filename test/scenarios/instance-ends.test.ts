import { describe, expect, it } from 'vitest';
import { factsOf, killedOf, timesOf } from './facts-of.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const START = 10;
const HEALTHY = 40;
const STOP = 30;
const BOOT = 75;

describe('32-protection-and-draining', () => {
  const name = '32-protection-and-draining';
  const SCALE_IN = 2540;
  const REFRESH = 4200;
  const cells = [
    { group: 'both', scaleIn: 0, refresh: 0 },
    { group: 'protection', scaleIn: 0, refresh: 6 },
    { group: 'draining', scaleIn: 0, refresh: 0 },
    { group: 'neither', scaleIn: 6, refresh: 6 },
  ];
  const run = runScenario(name);
  const killedBy = (group: string, from: number, until: number): number =>
    timesOf(run, 'TaskStopped', { cause: 'killed', requester: group }).filter((t) => t >= from && t < until).length;

  it.each(cells)('$group: $scaleIn killed by scale-in, $refresh by the refresh', ({ group, scaleIn, refresh }) => {
    expect(timesOf(run, 'DesiredCapacityChanged', { group, cause: 'scaleIn' })).toEqual([SCALE_IN]);
    expect(killedBy(group, SCALE_IN, REFRESH)).toBe(scaleIn);
    expect(killedBy(group, REFRESH, Infinity)).toBe(refresh);
    expect(provider(run, group)).toMatchObject({ instancesTerminated: 6, finalInstances: 3 });
    // By scale-in 6 places are free at once; by the refresh each pair waits for the boot of its instance.
    const short = scaleIn * START + refresh * (BOOT + START);
    expect(service(run, group).belowDesiredTaskSeconds).toBe(6 * START + short);
    expect(headerOf(name)).toMatch(
      new RegExp(`${group} (?:EN|DIS)ABLED (?:EN|DIS)ABLED ${scaleIn}: [^:]* ${refresh}: .*? ${short} `),
    );
  });

  it('chooses empty instances by protection, and the oldest without', () => {
    const ended = (group: string): readonly unknown[] => [
      ...factsOf(run, 'InstanceTerminating', { cause: 'scaleIn' }).map(({ instance }) => instance),
      ...factsOf(run, 'InstanceTerminated', { group, t: SCALE_IN }).map(({ instance }) => instance),
    ];
    expect(ended('both')).toEqual(expect.arrayContaining(['i-13', 'i-14', 'i-15']));
    expect(ended('neither')).toEqual(expect.arrayContaining(['i-10', 'i-11', 'i-12']));
  });

  it('makes all four the same where the flags are the same', () => {
    const same = runScenario(
      name,
      'autoScalingGroups[*].newInstancesProtectedFromScaleIn=true',
      'capacityProviders[*].managedTerminationProtection=ENABLED',
      'capacityProviders[*].managedDraining=ENABLED',
    );
    expect(same.summary.tasks.killed).toBe(0);
    for (const { group } of cells) expect(service(same, group).belowDesiredTaskSeconds).toBe(6 * START);
  });
});

describe('34-spot-two-minutes', () => {
  const name = '34-spot-two-minutes';
  const notice = 120;
  /** The alarm acts 20 s after the interruption's minute, then the boot, then the next placement retry. */
  const placed = Math.ceil((20 + BOOT) / 15) * 15;

  it('lets tasks stop in time that need not wait for their replacement', () => {
    const run = runScenario(name);
    expect(killedOf(run, 'half')).toBe(0);
    const short = 2 * (placed + START);
    const text = `within their ${STOP} s; 0 killed, ${short} task-seconds short`;
    expect(headerOf(name)).toContain(text);
    expect(service(run, 'half').belowDesiredTaskSeconds).toBe(6 * START + short);
    expect(placed + START).toBeLessThan(notice);
  });

  it('kills those whose replacement is not healthy yet, though it runs', () => {
    const run = runScenario(name);
    const healthy = placed + START + HEALTHY;
    expect(healthy).toBeGreaterThan(notice);
    expect(headerOf(name)).toContain(`are healthy ${healthy} s after the notice`);
    expect(killedOf(run, 'full')).toBe(2);
    expect(service(run, 'full').belowDesiredTaskSeconds).toBe(6 * START);
  });

  it('kills all where nobody hears of the notice', () => {
    const run = runScenario(name);
    expect(factsOf(run, 'InstanceDraining').map(({ instance }) => instance)).not.toContain('i-7');
    expect(killedOf(run, 'abrupt')).toBe(2);
    const short = 2 * (BOOT + START);
    expect(headerOf(name)).toContain(`2 killed, ${short} task-seconds short`);
    expect(service(run, 'abrupt').belowDesiredTaskSeconds).toBe(6 * START + short);
  });

  it('pays for one instance more where it drains', () => {
    const run = runScenario(name);
    expect(['half', 'full', 'abrupt'].map((group) => provider(run, group).instancesLaunched)).toEqual([2, 2, 1]);
  });

  it('differs by the percentage, and by the draining', () => {
    const percent = 'services[*].deploymentConfiguration.minimumHealthyPercent=50';
    expect(killedOf(runScenario(name, percent), 'full')).toBe(0);
    const off = runScenario(name, 'capacityProviders[*].managedDraining=DISABLED');
    expect(['half', 'full', 'abrupt'].map((group) => killedOf(off, group))).toEqual([2, 2, 2]);
  });
});

describe('35-on-demand-base-and-spot', () => {
  const name = '35-on-demand-base-and-spot';
  const policy = 'autoScalingGroups[mixed].mixedInstancesPolicy';
  const onDemandOf = (total: number): number => 2 + Math.ceil((total - 2) / 2);

  it('loses its Spot instances only', () => {
    const run = runScenario(name);
    const spot = 6 - onDemandOf(6);
    expect(headerOf(name)).toContain(`2 + ceil((6 - 2) * 50 / 100) = ${6 - spot} On-Demand`);
    expect(factsOf(run, 'SpotInstanceBought', { t: 0 })).toHaveLength(spot);
    expect(factsOf(run, 'SpotInterruptionNoticed')).toHaveLength(spot);
    expect(factsOf(run, 'TaskStopping', { t: 3600 })).toHaveLength(spot * 2);
    expect(run.summary.tasks.killed).toBe(0);
    // The waiting tasks need two more: one of each kind.
    expect(headerOf(name)).toContain(`2 + ceil(6 * 50 / 100) = ${onDemandOf(8)}`);
    expect(factsOf(run, 'InstanceLaunched', { t: 3620 })).toHaveLength(2);
    expect(factsOf(run, 'SpotInstanceBought', { t: 3620 })).toHaveLength(8 - onDemandOf(8) - spot);
  });

  it('loses everything where all is Spot', () => {
    const run = runScenario(name, `${policy}={ onDemandPercentageAboveBaseCapacity: 0 }`);
    expect(factsOf(run, 'SpotInterruptionNoticed')).toHaveLength(6);
    expect(headerOf(name)).toContain(`and ${run.summary.tasks.killed} of them are killed`);
    expect(run.summary.tasks.killed).toBe(6);
  });

  it('costs between the two', () => {
    const usd = (...set: string[]): number | null => runScenario(name, 'events=[]', ...set).summary.cost.usdPerHour;
    const spot = 6 - onDemandOf(6);
    const price = { mixed: (6 - spot) * 0.096 + spot * 0.035, onDemand: 6 * 0.096, spot: 6 * 0.035 };
    expect(headerOf(name)).toContain(
      `$${price.mixed.toFixed(3)} an hour (all On-Demand $${price.onDemand.toFixed(3)}, all Spot $${price.spot.toFixed(2)})`,
    );
    expect(usd()).toBeCloseTo(price.mixed, 5);
    expect(usd(`${policy}={ onDemandBaseCapacity: 6 }`)).toBeCloseTo(price.onDemand, 5);
    expect(usd(`${policy}={ onDemandPercentageAboveBaseCapacity: 0 }`)).toBeCloseTo(price.spot, 5);
  });
});

describe('instances that are replaced one by one', () => {
  /** The task of the last instance waits for the boot, starts, becomes healthy, and the old one stops. */
  const last = START + HEALTHY + STOP;

  it('41: a refresh keeps 90 percent healthy, and the service all of its tasks', () => {
    const name = '41-instance-refresh';
    const seconds = (atATime: number): number => (10 / atATime) * BOOT + last;
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`10 * ${BOOT} + ${last} = ${seconds(1)} s`);
    expect(timesOf(run, 'InstanceRefreshCompleted')).toEqual([600 + seconds(1)]);
    expect(service(run).belowDesiredTaskSeconds).toBe(10 * START);
    expect(provider(run)).toMatchObject({ instancesLaunched: 10, instancesTerminated: 10 });
    const half = runScenario(name, 'events[0].minHealthyPercentage=50');
    expect(headerOf(name)).toContain(`2 * ${BOOT} + ${last} = ${seconds(5)} s`);
    expect(timesOf(half, 'InstanceRefreshCompleted')).toEqual([600 + seconds(5)]);
    const none = runScenario(name, 'events=[]');
    expect(provider(none)).toMatchObject({ instancesLaunched: 0, instancesTerminated: 0 });
  });

  it('42: a maximum lifetime replaces all of them every day', () => {
    const name = '42-maximum-lifetime';
    const run = runScenario(name);
    const seconds = 4 * BOOT + last;
    expect(headerOf(name)).toContain(`4 * ${BOOT} + ${last} = ${seconds} s`);
    const ended = timesOf(run, 'InstanceTerminated');
    expect(ended[3]).toBe(21 * 3600 + seconds);
    expect(ended[7]).toBe(45 * 3600 + seconds);
    expect(ended).toHaveLength(8);
    expect(run.summary.tasks.killed).toBe(0);
    expect(service(run).belowDesiredTaskSeconds).toBe(4 * START);
    const abrupt = runScenario(name, 'capacityProviders[web-cp].managedDraining=DISABLED');
    const short = 8 * (BOOT + START);
    expect(headerOf(name)).toContain(`8 killed, and 8 * (${BOOT} + ${START}) = ${short} task-seconds`);
    expect(abrupt.summary.tasks.killed).toBe(8);
    expect(service(abrupt).belowDesiredTaskSeconds).toBe(4 * START + short);
    const week = runScenario(name, 'autoScalingGroups[web-asg].maxInstanceLifetime=7d');
    expect(provider(week).instancesTerminated).toBe(0);
  });
});
