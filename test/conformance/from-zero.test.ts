import { expect } from 'vitest';
import { cluster, entry, group, provider, scenario, service } from './cluster.js';
import { conforms } from './conforms.js';
import { actions, providerOf } from './read.js';
import { pointAt, run } from './run.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

conforms('MS-33 MS-9', 'from zero two instances come, whether one task waits or ten', () => {
  for (const count of [1, 10]) {
    const finished = run(cluster(0, { duration: '2m', services: [service('web', 'whole', count)] }));
    expect(pointAt(finished, 'cp', 60)).toMatchObject({ reservation: 200, running: 0, desired: 2 });
    expect(providerOf(finished).instancesLaunched).toBe(2);
  }
});

conforms('MS-33', 'neither the step sizes nor the zones change the two', () => {
  const first = (managedScaling: Record<string, number>, availabilityZones: readonly string[]) =>
    actions(
      run(
        cluster(0, {
          duration: '2m',
          managedScaling,
          group: { availabilityZones },
          services: [service('web', 'whole', 9)],
        }),
      ),
    );
  expect(first({ minimumScalingStepSize: 5 }, zones)).toEqual([[60, 2]]);
  expect(first({ maximumScalingStepSize: 1 }, zones)).toEqual([[60, 2]]);
  expect(first({}, zones)).toEqual(first({}, ['us-east-1a']));
});

conforms('MS-33 MS-29', 'maxSize 1 allows only one of them', () => {
  const finished = run(cluster(0, { duration: '2m', group: { maxSize: 1 }, services: [service('web', 'whole', 1)] }));
  expect(actions(finished)).toEqual([[60, 1]]);
});

conforms('MS-33 MS-66', 'ten tasks shared 1:1 over two empty providers bring two instances to each', () => {
  const finished = run(
    scenario({
      duration: '2m',
      autoScalingGroups: [group('asg-a'), group('asg-b')],
      capacityProviders: [provider('cp-a', 'asg-a'), provider('cp-b', 'asg-b')],
      services: [service('web', 'whole', 10, { capacityProviderStrategy: [entry('cp-a', 1), entry('cp-b', 1)] })],
    }),
  );
  for (const name of ['cp-a', 'cp-b']) {
    expect(pointAt(finished, name, 60)).toMatchObject({ provisioning: 5, reservation: 200, desired: 2 });
  }
});

conforms('MS-34 MS-24', 'the second step waits for the warm-up and starts from the two that run', () => {
  // Two of ten are placed; eight wait at 360 s: M = 2 + 8. The launch of 80 s is 300 s old at 380 s.
  const finished = run(cluster(0, { duration: '10m', services: [service('web', 'whole', 10)] }));
  expect(actions(finished)).toEqual([
    [60, 2],
    [360, 10],
  ]);
  expect(pointAt(finished, 'cp', 300)).toMatchObject({ running: 2, needed: 10, provisioning: 8 });
});

conforms('MS-34', 'the surplus second instance idles for more than 15 minutes', () => {
  const finished = run(cluster(0, { duration: '40m', services: [service('web', 'whole', 1)] }));
  const [, [atSeconds, desired]] = actions(finished);
  expect(desired).toBe(1);
  // Launched at 80 s, idle from then on.
  expect(atSeconds - 80).toBeGreaterThan(15 * 60);
  expect(finished.summary.cost.idleUsd).toBeGreaterThan(0);
});

conforms('MS-35', 'below target 100 an empty cluster launches two, ends them and begins again', () => {
  const finished = run(cluster(0, { duration: '40m', managedScaling: { targetCapacity: 90 } }));
  // Low from 120 s: the fifteenth is 120 + 14 × 60 = 960 s. One, then the last (MS-21); at zero it begins again.
  expect(actions(finished)).toEqual([
    [60, 2],
    [960, 1],
    [1020, 0],
    [1080, 2],
    [1080 + 900, 1],
    [1080 + 960, 0],
    [1080 + 1020, 2],
  ]);
});

conforms('MS-35 MS-9', 'at target 100 an empty cluster rests', () => {
  const finished = run(cluster(0, { duration: '2h' }));
  expect(actions(finished)).toEqual([]);
  expect(pointAt(finished, 'cp', 7200)).toMatchObject({ reservation: 100, needed: 0, running: 0 });
});

conforms('MS-33 IF-METRIC', 'from N = 0 a scale-out goes to two below target 100 as well, for 0/0 too', () => {
  const waiting = run(
    cluster(0, { duration: '2m', managedScaling: { targetCapacity: 50 }, services: [service('web', 'whole', 1)] }),
  );
  expect(actions(waiting)).toEqual([[60, 2]]);
  expect(actions(run(cluster(0, { duration: '2m', managedScaling: { targetCapacity: 50 } })))).toEqual([[60, 2]]);
});
