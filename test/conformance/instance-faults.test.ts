import { expect } from 'vitest';
import { cluster, runTask, service, spreadInstances, unprotected } from './cluster.js';
import { conforms } from './conforms.js';
import { serviceOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

const off = { managedScaling: { status: 'DISABLED' } };
const fault = (type: string, at: string, count: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  at,
  type,
  autoScalingGroup: 'asg',
  count,
  ...fields,
});
const web = (count: number) => service('web', 'unit', count, { placementStrategy: [spreadInstances] });

conforms('MS-64', 'an instance that stops running is replaced at once, protected or not', () => {
  const finished = run(
    cluster(3, { ...off, duration: '10m', services: [web(3)], events: [fault('instanceFailure', '2m', 2)] }),
  );
  expect(timesOf(finished, 'InstanceTerminating', { cause: 'unhealthy' })).toEqual([120, 120]);
  expect(timesOf(finished, 'TaskStopped', { cause: 'killed' })).toEqual([120, 120]);
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 0, 0, 120, 120]);
  expect(finished.summary.instances).toHaveLength(3);
  expect(serviceOf(finished, 'web').runningCount).toBe(3);
});

conforms('MS-64 PL-2', 'a dead agent fails no health check: its tasks go on, and nothing new is placed', () => {
  const finished = run(
    cluster(1, {
      ...off,
      duration: '20m',
      services: [web(1)],
      events: [
        fault('agentDisconnect', '2m', 1, { duration: '10m' }),
        runTask('5m', 'unit', 1),
        runTask('15m', 'unit', 1, { runTime: '1m' }),
      ],
    }),
  );
  expect(timesOf(finished, 'AgentDisconnected')).toEqual([120]);
  expect(timesOf(finished, 'AgentReconnected')).toEqual([720]);
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([]);
  expect(serviceOf(finished, 'web').runningCount).toBe(1);
  expect(finished.summary.tasks).toMatchObject({ rejected: 1, completed: 1 });
});

const spotGroup = { mixedInstancesPolicy: { onDemandPercentageAboveBaseCapacity: 0 } };

conforms('MS-62', 'two minutes after the notice the instance is gone with its tasks, and another comes', () => {
  const finished = run(
    cluster(2, {
      ...off,
      provider: unprotected,
      duration: '20m',
      group: spotGroup,
      services: [web(2)],
      events: [fault('spotInterruption', '5m', 1)],
    }),
  );
  expect(timesOf(finished, 'SpotInterruptionNoticed')).toEqual([300]);
  expect(timesOf(finished, 'InstanceDraining')).toEqual([]);
  expect(timesOf(finished, 'InstanceTerminating', { cause: 'spotInterruption' })).toEqual([420]);
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([420]);
  expect(timesOf(finished, 'TaskStopped', { cause: 'killed' })).toEqual([420]);
  expect(timesOf(finished, 'InstanceLaunched').at(-1)).toBe(420);
});

conforms(
  'MS-62 MS-51',
  'with managed draining it drains from the notice on: what is replaced in time is not killed',
  () => {
    const finished = run(
      cluster(2, {
        ...off,
        duration: '20m',
        group: spotGroup,
        services: [web(2)],
        events: [fault('spotInterruption', '5m', 1)],
      }),
    );
    expect(timesOf(finished, 'InstanceDraining')).toEqual([300]);
    // Its replacement is RUNNING at 310 s and healthy at 350 s; SIGTERM, and STOPPED 30 s later.
    expect(timesOf(finished, 'TaskStopped', { cause: 'instanceDrained' })).toEqual([380]);
    expect(timesOf(finished, 'InstanceTerminated')).toEqual([420]);
    expect(finished.summary.tasks.killed).toBe(0);
  },
);

conforms('MS-62', 'the event takes Spot instances where the group has some', () => {
  const finished = run(
    cluster(6, {
      ...off,
      duration: '10m',
      group: { mixedInstancesPolicy: { onDemandPercentageAboveBaseCapacity: 50 } },
      events: [fault('spotInterruption', '2m', 5)],
    }),
  );
  const spot = factsOf(finished, 'SpotInstanceBought').filter(({ t }) => t === 0);
  const noticed = factsOf(finished, 'SpotInterruptionNoticed').map((f) => f['instance']);
  expect(noticed.toSorted()).toEqual(spot.map((f) => f['instance']).toSorted());
});

conforms('MS-62', 'an instance that has its notice gets no other', () => {
  const finished = run(
    cluster(3, {
      ...off,
      duration: '10m',
      group: spotGroup,
      events: [fault('spotInterruption', '2m', 2), fault('spotInterruption', '3m', 2)],
    }),
  );
  const noticed = factsOf(finished, 'SpotInterruptionNoticed').map((f) => f['instance']);
  expect(noticed).toHaveLength(3);
  expect(new Set(noticed).size).toBe(3);
});

conforms('MS-62', 'by rate: Spot instances are interrupted as often as the scenario says, On-Demand ones never', () => {
  const interruptions = (onDemandPercentageAboveBaseCapacity: number): number =>
    factsOf(
      run(
        cluster(50, {
          ...off,
          duration: '24h',
          group: {
            mixedInstancesPolicy: { onDemandPercentageAboveBaseCapacity },
            spotInterruptionsPerInstanceHour: 0.5,
          },
        }),
      ),
      'SpotInterruptionNoticed',
    ).length;
  // 50 instances × 24 h × 0.5: 600, and the two minutes and the boot of each take little. Its deviation is 25.
  expect(Math.abs(interruptions(0) - 590)).toBeLessThan(100);
  expect(interruptions(100)).toBe(0);
});

conforms('MS-62', 'knob spotNotice: from the notice to the interruption', () => {
  const finished = run(
    cluster(1, {
      ...off,
      duration: '10m',
      group: spotGroup,
      model: { spotNotice: '30s' },
      events: [fault('spotInterruption', '2m', 1)],
    }),
  );
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([150]);
});
