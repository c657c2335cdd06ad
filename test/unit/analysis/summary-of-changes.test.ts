import { describe, expect, it } from 'vitest';
import { deploymentCause, rebalancingOutcome, stopCause, terminationCause } from '../../../src/model/facts.js';
import type { Summary } from '../../../src/analysis/summary-types.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { at } from './found.js';
import { HOUR, JOBS, MINUTE, WEB_APP } from './small-cluster.js';
import { play, type Scene } from './played-run.js';
import { FARGATE, FARGATE_SPOT, wideCluster } from './wide-cluster.js';

const A = 0;
const summaryOf = (scenes: readonly Scene[], more: Partial<Scenario> = {}): Summary =>
  play(wideCluster(more), scenes).summary;

describe('tasks', () => {
  const counted = {
    completed: 'completed',
    failed: 'failed',
    failedToStart: 'failed',
    killed: 'killed',
    interrupted: 'killed',
    scaledIn: 'stoppedAfterPlacement',
    instanceDrained: 'stoppedAfterPlacement',
    replaced: 'stoppedAfterPlacement',
    unhealthy: 'stoppedAfterPlacement',
    rebalanced: 'stoppedAfterPlacement',
    unreachable: 'stoppedAfterPlacement',
  } as const;
  const never = ['timedOut', 'rejected'];

  it('has a count for every cause', () => {
    expect([...Object.keys(counted), ...never].sort()).toEqual(Object.keys(stopCause).sort());
  });

  it.each(Object.entries(counted))('%s counts as %s, on an instance and on Fargate', (cause, count) => {
    const { tasks } = summaryOf([
      at(0, (s) => {
        const onInstance = s.request(WEB_APP, A);
        s.run(onInstance, s.find(A, 0, 0));
        s.stop(onInstance, cause as keyof typeof counted);
        const onFargate = s.request(JOBS, FARGATE_SPOT);
        s.emit.FargateTaskPlaced(onFargate, 1);
        s.stop(onFargate, cause as keyof typeof counted);
      }),
    ]);
    expect(tasks).toMatchObject({ requested: 2, placed: 2, started: 1, stoppedBeforePlacement: 0, [count]: 2 });
  });

  it('stopped while they wait were never placed, whatever the cause', () => {
    const { tasks } = summaryOf([
      at(0, (s) => {
        for (const cause of ['scaledIn', 'replaced'] as const) {
          const task = s.request(WEB_APP, A);
          s.wait(task);
          s.stop(task, cause);
        }
      }),
    ]);
    expect(tasks).toMatchObject({ requested: 2, placed: 0, stoppedBeforePlacement: 2, stoppedAfterPlacement: 0 });
  });
});

it('waits, services and workloads count tasks on Fargate, at their own provider', () => {
  const summary = summaryOf([
    at(0, (s) => {
      s.run(s.request(WEB_APP, A), s.find(A, 0, 0));
      const task = s.request(WEB_APP, FARGATE);
      s.emit.FargateTaskPlaced(task, 1);
      s.emit.TaskStarted(task);
    }),
    at(MINUTE, (s) => {
      const job = s.request(JOBS, FARGATE_SPOT);
      s.wait(job);
    }),
    at(3 * MINUTE, (s) => {
      s.emit.FargateTaskPlaced(2, 0);
    }),
  ]);
  expect(summary.services[0]).toMatchObject({
    runningCount: 2,
    byAvailabilityZone: { 'us-east-1a': 1, 'us-east-1b': 1 },
    byCapacityProvider: { 'cp-a': 1, FARGATE: 1 },
  });
  expect(summary.workloads[0]).toMatchObject({ placed: 1, placementWaitSeconds: { count: 1, max: 120 } });
  expect(summary.placementWaitSeconds.count).toBe(3);
  expect(summary.capacityProviders.map((p) => [p.name, p.placementWaitSeconds.count])).toEqual([
    ['cp-a', 1],
    ['cp-b', 0],
  ]);
});

it('providers keep their figures where Fargate stands before them', () => {
  const { capacityProviders } = wideCluster();
  const reordered = [...capacityProviders.slice(FARGATE), ...capacityProviders.slice(0, FARGATE)];
  const CP_A = 2;
  const summary = summaryOf(
    [
      at(0, (s) => {
        s.run(s.request(WEB_APP, CP_A), s.find(A, 0, 0));
        s.emit.ReservationMeasured(CP_A, 2, 1, 0);
        s.scale(A, 2, 'scaleOut');
      }),
    ],
    { capacityProviders: reordered },
  );
  expect(summary.capacityProviders).toMatchObject([
    {
      name: 'cp-a',
      scaleOutActions: 1,
      finalInstances: 1,
      placementWaitSeconds: { count: 1 },
      series: [{ needed: 2 }],
    },
    { name: 'cp-b', scaleOutActions: 0, finalInstances: 0, placementWaitSeconds: { count: 0 }, series: [] },
  ]);
});

describe('actions', () => {
  const scenes: Scene[] = [
    at(0, (s) => {
      s.emit.DesiredCountChanged(WEB_APP, 2);
      s.emit.DeploymentStarted(WEB_APP, 0, deploymentCause.created);
      s.emit.DeploymentCompleted(WEB_APP, 0);
    }),
    at(MINUTE, (s) => {
      s.emit.DeploymentStarted(WEB_APP, 1, deploymentCause.deploy);
      s.emit.DeploymentFailed(WEB_APP, 1, 3);
      s.emit.DeploymentStarted(WEB_APP, 0, deploymentCause.rollback);
    }),
    at(HOUR, (s) => {
      s.emit.ServiceScaled(WEB_APP, 2, 3);
      s.emit.DesiredCountChanged(WEB_APP, 3);
      // In a cooldown `from` is less than the count that is in force.
      s.emit.ServiceScaled(WEB_APP, 1, 4);
      s.emit.DesiredCountChanged(WEB_APP, 4);
      s.emit.ServiceScaled(WEB_APP, 4, 3);
      s.emit.DesiredCountChanged(WEB_APP, 3);
      s.emit.RebalancingEnded(WEB_APP, rebalancingOutcome.completed);
      s.emit.RebalancingEnded(WEB_APP, rebalancingOutcome.placementFailed);
      s.emit.RebalancingEnded(WEB_APP, rebalancingOutcome.stopped);
      s.emit.LaunchFailed(A, 0, 0, 0);
      s.emit.SpotInterruptionNoticed(s.find(A, 0, 0));
    }),
  ];
  const none = { started: 0, completed: 0, failed: 0, rolledBack: 0 };

  it('are counted by service and by provider', () => {
    const { services, capacityProviders } = summaryOf(scenes);
    expect(services[0]).toMatchObject({
      deployments: { started: 3, completed: 1, failed: 1, rolledBack: 1 },
      scaleOutActions: 2,
      scaleInActions: 1,
      rebalancedTasks: 1,
    });
    expect(services[1]).toMatchObject({ deployments: none, scaleOutActions: 0, rebalancedTasks: 0 });
    expect(capacityProviders.map((p) => [p.launchFailures, p.spotInterruptions])).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('count in the window', () => {
    const { services, capacityProviders } = summaryOf(scenes, { measure: { fromMs: MINUTE, untilMs: HOUR } });
    expect(services[0]).toMatchObject({
      deployments: { started: 2, completed: 0, failed: 1, rolledBack: 1 },
      scaleOutActions: 0,
      scaleInActions: 0,
      rebalancedTasks: 0,
    });
    expect(capacityProviders[0]).toMatchObject({ launchFailures: 0, spotInterruptions: 0 });
  });
});

describe('instances', () => {
  it('are draining from the start of the drain to the end, and active while their agent is lost', () => {
    const { instances } = summaryOf([
      at(0, (s) => {
        const [draining, leaving, ending, lost] = [s.find(A, 0, 0), s.find(A, 0, 0), s.find(A, 0, 0), s.find(A, 0, 0)];
        s.emit.InstanceDraining(draining);
        s.emit.InstanceDraining(leaving);
        s.emit.InstanceTerminating(leaving, terminationCause.scaleIn);
        s.emit.InstanceTerminating(ending, terminationCause.scaleIn);
        s.emit.AgentDisconnected(lost);
      }),
    ]);
    expect(instances.map(({ state }) => state)).toEqual(['draining', 'draining', 'terminating', 'active']);
  });
});

describe('utilization', () => {
  /** A job of 1,024 CPU units on one of two instances of 2,048; something happens to the other for an hour of two. */
  const cpuReserved = (leave: 'AgentDisconnected' | 'InstanceDraining', back: boolean): number =>
    summaryOf([
      at(0, (s) => {
        s.run(s.request(JOBS, A), s.find(A, 0, 0));
        s.find(A, 0, 0);
      }),
      at(HOUR / 2, (s) => {
        s.emit[leave](1);
      }),
      at((3 * HOUR) / 2, (s) => {
        if (back) s.emit.AgentReconnected(1);
      }),
    ]).utilization.cpuReserved;

  it('leaves out what takes no tasks', () => {
    expect(cpuReserved('AgentDisconnected', true)).toBe(0.3333);
    expect(cpuReserved('AgentDisconnected', false)).toBe(0.4);
    expect(cpuReserved('InstanceDraining', false)).toBe(0.4);
  });

  it('sees an instance that registered before it was in service', () => {
    const { utilization } = summaryOf([
      at(0, (s) => {
        const host = s.launch(A, 0, 0);
        s.emit.InstanceRegistered(host);
        s.emit.InstanceInService(host);
      }),
      at(HOUR, (s) => {
        s.run(s.request(JOBS, A), 0);
      }),
    ]);
    expect(utilization.cpuReserved).toBe(0.25);
  });
});
