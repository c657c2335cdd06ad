import { expect } from 'vitest';
import { cluster, instance, service, setDesiredCapacity, spreadZones, unprotected } from './cluster.js';
import { conforms } from './conforms.js';
import { instancesByZone, serviceOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

const availabilityZones = ['us-east-1a', 'us-east-1b'];
const outage = (at: string, zone: string, duration: string) => ({
  at,
  type: 'availabilityZoneOutage',
  availabilityZone: `us-east-1${zone}`,
  duration,
});
const spread = { group: { availabilityZones }, managedScaling: { status: 'DISABLED' } };

conforms(
  'MS-64 IF-ZONES',
  'an outage takes every instance of the zone and its tasks at once; others come elsewhere',
  () => {
    const finished = run(
      cluster(4, {
        ...spread,
        duration: '20m',
        services: [service('web', 'unit', 8, { placementStrategy: [spreadZones] })],
        events: [outage('5m', 'a', '1h')],
      }),
    );
    expect(timesOf(finished, 'ZoneLost')).toEqual([300]);
    expect(timesOf(finished, 'InstanceTerminating', { cause: 'zoneOutage' })).toEqual([300, 300]);
    expect(timesOf(finished, 'InstanceTerminated')).toEqual([300, 300]);
    expect(timesOf(finished, 'TaskStopped', { cause: 'killed' })).toEqual([300, 300, 300, 300]);
    expect(instancesByZone(finished)).toEqual({ 'us-east-1b': 4 });
    expect(serviceOf(finished, 'web').runningCount).toBe(8);
  },
);

conforms('MS-64 IF-ZONES', 'an instance that boots is lost as well, and never becomes InService', () => {
  const finished = run(
    cluster(0, {
      ...spread,
      provider: unprotected,
      duration: '10m',
      events: [setDesiredCapacity('1m', 'asg', 2), outage('65s', 'a', '1h')],
    }),
  );
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([65]);
  const lost = factsOf(finished, 'InstanceTerminated').map((f) => f['instance']);
  const inService = factsOf(finished, 'InstanceInService').map((f) => f['instance']);
  expect(inService).toHaveLength(2);
  expect(inService).not.toContain(lost[0]);
});

conforms('MS-63 IF-ZONES', 'a group whose only zone is lost waits, and launches when the zone is back', () => {
  const finished = run(
    cluster(2, { managedScaling: { status: 'DISABLED' }, duration: '30m', events: [outage('5m', 'a', '10m')] }),
  );
  expect(timesOf(finished, 'LaunchFailed', { reason: 'zoneOutage' })[0]).toBe(300);
  expect(timesOf(finished, 'ZoneRecovered')).toEqual([900]);
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 0, 900, 900]);
});

conforms('IF-ZONES', 'of overlapping outages of one zone the later end counts', () => {
  const ends = (...events: readonly unknown[]) =>
    timesOf(run(cluster(1, { managedScaling: { status: 'DISABLED' }, duration: '1h', events })), 'ZoneRecovered');
  expect(ends(outage('5m', 'a', '20m'), outage('10m', 'a', '5m'))).toEqual([1500]);
  expect(ends(outage('5m', 'a', '10m'), outage('10m', 'a', '20m'))).toEqual([1800]);
  // One that begins where the other ends leaves no gap.
  expect(ends(outage('5m', 'a', '10m'), outage('15m', 'a', '5m'))).toEqual([1200]);
});

conforms('MS-58', 'after recovery a group evens out: it launches first, then ends one of the fullest zone', () => {
  const finished = run(
    cluster(4, {
      ...spread,
      provider: unprotected,
      group: { availabilityZones, newInstancesProtectedFromScaleIn: false, maxSize: 4 },
      duration: '40m',
      events: [outage('5m', 'a', '10m')],
    }),
  );
  expect(instancesByZone(finished)).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2 });
  // Beyond maxSize by one at a time: 10 % of 4 is less than 1. An empty instance ends when the new one is InService.
  expect(timesOf(finished, 'ReplacementLaunched')).toEqual([900, 915]);
  expect(timesOf(finished, 'InstanceTerminated').slice(2)).toEqual([915, 930]);
  expect(timesOf(finished, 'DesiredCapacityChanged')).toEqual([0]);
});

conforms('MS-58', 'up to a tenth of maxSize at a time', () => {
  const finished = run(
    cluster(8, {
      ...spread,
      provider: unprotected,
      group: { availabilityZones, newInstancesProtectedFromScaleIn: false, maxSize: 30 },
      duration: '40m',
      events: [outage('5m', 'a', '10m')],
    }),
  );
  expect(timesOf(finished, 'ReplacementLaunched')).toEqual([900, 900, 900, 915]);
  expect(instancesByZone(finished)).toEqual({ 'us-east-1a': 4, 'us-east-1b': 4 });
});

conforms('MS-58', 'it ends busy instances too; with managed draining their tasks move first', () => {
  const busy = (managedDraining: string) =>
    run(
      cluster(2, {
        duration: '40m',
        managedScaling: { status: 'DISABLED' },
        provider: { managedTerminationProtection: 'DISABLED', managedDraining },
        group: {
          availabilityZones,
          newInstancesProtectedFromScaleIn: false,
          terminationPolicies: ['OldestInstance'],
        },
        services: [service('web', 'unit', 2, { placementStrategy: [{ type: 'spread', field: 'instanceId' }] })],
        events: [outage('5m', 'a', '10m')],
      }),
    );
  const killed = busy('DISABLED');
  expect(timesOf(killed, 'InstanceTerminating', { cause: 'zoneRebalance' })).toEqual([915]);
  // The outage took one task; its replacement joined the other on the oldest instance.
  expect(killed.summary.tasks.killed).toBe(3);
  const drained = busy('ENABLED');
  expect(timesOf(drained, 'InstanceTerminating', { cause: 'zoneRebalance' })).toEqual([915]);
  expect(drained.summary.tasks.killed).toBe(1);
});

conforms('MS-58 MS-49', 'where all that could go are protected nothing is launched for them', () => {
  const finished = run(
    cluster(2, {
      duration: '40m',
      group: { availabilityZones },
      services: [service('web', 'whole', 2)],
      events: [outage('5m', 'a', '10m')],
    }),
  );
  expect(timesOf(finished, 'ReplacementLaunched')).toEqual([]);
  expect(instancesByZone(finished)).toEqual({ 'us-east-1b': 2 });
});

conforms('MS-58', 'a difference of one between zones stays', () => {
  const instances = [instance('i-1', 'a'), instance('i-2', 'b'), instance('i-3', 'b')];
  const finished = run(
    cluster(3, {
      duration: '40m',
      managedScaling: { status: 'DISABLED' },
      provider: unprotected,
      group: { availabilityZones, newInstancesProtectedFromScaleIn: false },
      initialState: { instances },
      events: [{ at: '5m', type: 'insufficientCapacity', availabilityZone: 'us-east-1a', duration: '5m' }],
    }),
  );
  expect(timesOf(finished, 'ReplacementLaunched')).toEqual([]);
});

conforms('MS-58', 'an outage so short that the others still boot leaves no unevenness behind', () => {
  const short = run(
    cluster(2, {
      ...spread,
      provider: unprotected,
      group: { availabilityZones, newInstancesProtectedFromScaleIn: false },
      duration: '20m',
      initialState: { instances: [instance('i-1', 'a'), instance('i-2', 'a')] },
      events: [outage('5m', 'a', '10s')],
    }),
  );
  expect(instancesByZone(short)).toEqual({ 'us-east-1a': 1, 'us-east-1b': 1 });
});
