import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../src/analysis/read-trace.js';
import {
  deploymentCause,
  lastStatus,
  launchFailure,
  obstacle,
  rebalancingOutcome,
  terminationCause,
} from '../../../src/model/facts.js';
import { AGENT, JOBS, MINUTE, smallCluster, WEB_APP } from './small-cluster.js';
import { play } from './played-run.js';
import { FARGATE, wideCluster } from './wide-cluster.js';

const A = 0;

describe('readTrace', () => {
  it('gives every fact in order, with names for numbers', () => {
    const played = play(smallCluster(), [
      [
        0,
        (s) => {
          const host = s.find(A, 1, 0);
          s.run(s.request(WEB_APP, A), host);
          s.wait(s.request(AGENT, -1));
        },
      ],
      [
        MINUTE,
        (s) => {
          s.emit.ReservationMeasured(A, 3, 2, 0);
          s.emit.AlarmEvaluated(A, 1, 0);
          s.emit.ScalingBlocked(A, obstacle.maxSize, 9);
          s.scale(A, 4, 'scaleOut');
          s.emit.TaskStopping(0, 2);
          s.stop(1, 'timedOut', 7);
        },
      ],
    ]);
    const read = [...readTrace(played)];
    expect(read.map((fact) => fact.fact)).toEqual([...read.keys()]);
    expect(read).toHaveLength(played.summary.facts);
    const at0 = { at: '00:00:00.000', t: 0, because: 0 };
    const at60 = { at: '00:01:00.000', t: 60, because: 0 };
    expect(read.map((entry) => ({ ...entry, fact: undefined }))).toEqual([
      { ...at0, type: 'RunStarted' },
      {
        ...at0,
        type: 'InstanceLaunched',
        instance: 'i-1',
        group: 'asg-a',
        zone: 'us-east-1b',
        instanceType: 'lab.small',
      },
      { ...at0, type: 'InstanceFound', instance: 'i-1', ageMs: 3_600_000 },
      { ...at0, type: 'InstanceInService', instance: 'i-1' },
      { ...at0, type: 'InstanceRegistered', instance: 'i-1' },
      { ...at0, type: 'TaskRequested', task: 'web-app/1', requester: 'web-app', provider: 'cp-a', runTimeMs: null },
      { ...at0, type: 'TaskPlaced', task: 'web-app/1', instance: 'i-1' },
      { ...at0, type: 'TaskStarted', task: 'web-app/1' },
      { ...at0, type: 'TaskRequested', task: 'agent/1', requester: 'agent', provider: null, runTimeMs: null },
      { ...at0, type: 'TaskWaited', task: 'agent/1', reason: 'cpu', closest: null },
      { ...at60, type: 'ReservationMeasured', provider: 'cp-a', needed: 3, running: 2, basis: 'ratio' },
      { ...at60, type: 'AlarmEvaluated', provider: 'cp-a', high: true, lowDatapoints: 0 },
      { ...at60, type: 'ScalingBlocked', provider: 'cp-a', obstacle: 'maxSize', wanted: 9 },
      { ...at60, type: 'DesiredCapacityChanged', group: 'asg-a', desiredCapacity: 4, cause: 'scaleOut' },
      { ...at60, type: 'TaskStopping', task: 'web-app/1', cause: 'scaledIn' },
      {
        ...at60,
        type: 'TaskStopped',
        task: 'agent/1',
        cause: 'timedOut',
        reason: 'emptyCapacityProvider',
        requester: 'agent',
      },
    ]);
  });

  it('has words for deployments, faults, Fargate and scaling services', () => {
    const played = play(wideCluster(), [
      [
        0,
        ({ emit, ...s }) => {
          const host = s.find(A, 1, 0);
          const task = s.request(WEB_APP, FARGATE);
          emit.FargateTaskPlaced(task, 1);
          emit.LastStatusChanged(task, lastStatus.pending);
          emit.TaskProtected(task, 90_000);
          emit.DeploymentStarted(WEB_APP, 1, deploymentCause.rollback);
          emit.DeploymentFailed(WEB_APP, 1, 3);
          emit.DeploymentCompleted(WEB_APP, 0);
          emit.LaunchThrottled(WEB_APP, 60_000);
          emit.RebalancingStarted(WEB_APP, 0, 1, -1);
          emit.RebalancingEnded(WEB_APP, rebalancingOutcome.placementFailed);
          emit.ServiceMetricMeasured(0, 75.5, 1, 0);
          emit.ServiceMetricMeasured(0, -1, 0, 0);
          emit.ServiceScaled(WEB_APP, 0, 1);
          emit.LaunchFailed(A, launchFailure.vcpuQuota, -1, -1);
          emit.CapacityRanOut(0, -1);
          emit.CapacityCameBack(0, 1);
          emit.InstanceTerminating(host, terminationCause.maxLifetime);
        },
      ],
    ]);
    const service = 'web-app';
    const read = [...readTrace(played)].filter(({ type }) => !/^(Run|Instance(L|F|I|R)|TaskR)/.test(type));
    const [policy, metric] = ['web-app/targetTracking-1', 'ServiceMetricMeasured'];
    expect(read.map(({ fact: _, at: __, t: ___, because: ____, ...own }) => own)).toEqual([
      { type: 'FargateTaskPlaced', task: 'web-app/1', zone: 'us-east-1b' },
      { type: 'LastStatusChanged', task: 'web-app/1', lastStatus: 'pending' },
      { type: 'TaskProtected', task: 'web-app/1', untilMs: 90_000 },
      { type: 'DeploymentStarted', service, revision: 'job', cause: 'rollback' },
      { type: 'DeploymentFailed', service, revision: 'job', failures: 3 },
      { type: 'DeploymentCompleted', service, revision: 'web' },
      { type: 'LaunchThrottled', service, delayMs: 60_000 },
      { type: 'RebalancingStarted', service, from: 'us-east-1a', to: 'us-east-1b', provider: null },
      { type: 'RebalancingEnded', service, outcome: 'placementFailed' },
      { type: metric, policy, value: 75.5, high: 1, low: 0 },
      { type: metric, policy, value: null, high: 0, low: 0 },
      { type: 'ServiceScaled', service, from: 0, to: 1 },
      { type: 'LaunchFailed', group: 'asg-a', reason: 'vcpuQuota', zone: null, instanceType: null },
      { type: 'CapacityRanOut', zone: 'us-east-1a', instanceType: null },
      { type: 'CapacityCameBack', zone: 'us-east-1a', instanceType: 'lab.large' },
      { type: 'InstanceTerminating', instance: 'i-1', cause: 'maxLifetime' },
    ]);
  });

  it('never gives a name twice, though rows are used again', () => {
    const played = play(smallCluster(), [
      [
        0,
        (s) => {
          for (let n = 0; n < 5000; n++) s.stop(s.request(n % 2 === 0 ? JOBS : WEB_APP, A), 'rejected', 1);
        },
      ],
    ]);
    const asked = [...readTrace(played)].filter((f) => f.type === 'TaskRequested').map((f) => f['task']);
    expect(new Set(asked).size).toBe(5000);
    expect(asked.at(-1)).toBe('web-app/2500');
  });

  it('counts on over the requesters of one name: a trace workload is several', () => {
    const { scenario, roster, trace } = play(smallCluster(), [
      [
        0,
        (s) => {
          s.request(JOBS, A);
          s.request(WEB_APP, A);
          s.request(JOBS, A);
        },
      ],
    ]);
    const renamed = { ...roster, requesters: roster.requesters.map((r) => ({ ...r, name: 'replay' })) };
    const read = [...readTrace({ scenario, roster: renamed, trace })];
    expect(read.slice(1).map((f) => f['task'])).toEqual(['replay/1', 'replay/2', 'replay/3']);
  });

  it('names the first instances as initialState does', () => {
    const initial = { id: 'i-0abc', autoScalingGroup: 0, availabilityZone: 0, instanceType: 0, ageMs: 0, tasks: [] };
    const played = play(smallCluster({ initialInstances: [initial] }), [
      [
        0,
        (s) => {
          s.find(A, 0, 0);
          s.launch(A, 0, 0);
        },
      ],
    ]);
    const launches = [...readTrace(played)].filter((f) => f.type === 'InstanceLaunched');
    expect(launches.map((f) => f['instance'])).toEqual(['i-0abc', 'i-2']);
  });

  it('needs a kept trace', () => {
    expect(() => [...readTrace({ ...play(smallCluster(), []), trace: undefined })]).toThrow(/keepTrace/);
  });
});
