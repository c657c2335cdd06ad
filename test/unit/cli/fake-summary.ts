import type { Quantiles, Summary } from '../../../src/analysis/summary-types.js';

const quantiles = (count: number, scale = 0): Quantiles => ({
  count,
  mean: 4 * scale,
  p50: scale,
  p90: 20 * scale,
  p95: 41 * scale,
  p99: 75 * scale,
  max: 135 * scale,
});

/** A wave over three hours: demand rises at once and falls slowly. */
const series = Array.from({ length: 180 }, (_, n) => {
  const running = n < 30 ? 2 : n < 60 ? 4 : Math.max(3, 14 - Math.floor((n - 60) / 10));
  const needed = n < 30 ? 2 : Math.max(2, 12 - Math.floor(n / 15));
  const provisioning = n === 30 ? 40 : n > 30 && n < 60 ? 12 : 0;
  return {
    t: 60 * (n + 1),
    reservation: Math.round((10_000 * needed) / running) / 100,
    needed,
    running,
    desired: running,
    provisioning,
  };
});

export const fakeSummary: Summary = {
  schemaVersion: 1,
  scenario: 'A wave over two zones',
  seed: '42',
  durationSeconds: 10_800,
  traceHash: '0123456789abcdef',
  facts: 12_345,
  tasks: {
    requested: 1300,
    placed: 1290,
    started: 1288,
    completed: 1200,
    failed: 0,
    killed: 2,
    stoppedBeforePlacement: 0,
    stoppedAfterPlacement: 28,
    timedOut: 4,
    rejected: 1,
    waitingAtEnd: 5,
    startingAtEnd: 2,
    runningAtEnd: 58,
    stoppingAtEnd: 0,
  },
  placementWaitSeconds: quantiles(1290, 1),
  startLatencySeconds: quantiles(1288, 1.5),
  capacityProviders: [
    {
      name: 'ec2-us-east-1a',
      autoScalingGroup: 'ecs-us-east-1a',
      targetCapacity: 80,
      scaleOutActions: 3,
      scaleInActions: 7,
      instancesLaunched: 12,
      instancesTerminated: 9,
      peakInstances: 14,
      finalInstances: 5,
      instanceHours: 24.25,
      usd: 2.328,
      launchFailures: 0,
      spotInterruptions: 0,
      placementWaitSeconds: quantiles(1290, 1),
      series,
    },
    {
      name: 'a-capacity-provider-with-a-name-longer-than-any-table-should-have-to-bear',
      autoScalingGroup: 'spare',
      targetCapacity: 100,
      scaleOutActions: 0,
      scaleInActions: 0,
      instancesLaunched: 0,
      instancesTerminated: 0,
      peakInstances: 0,
      finalInstances: 0,
      instanceHours: 0,
      usd: 0,
      launchFailures: 0,
      spotInterruptions: 0,
      placementWaitSeconds: quantiles(0),
      series: [{ t: 60, reservation: 100, needed: 0, running: 0, desired: 0, provisioning: 0 }],
    },
  ],
  services: [
    {
      name: 'web-app',
      desiredCount: 60,
      runningCount: 58,
      byAvailabilityZone: { 'us-east-1a': 58, 'us-east-1b': 0 },
      byCapacityProvider: { 'ec2-us-east-1a': 58, spare: 0 },
      belowDesiredTaskSeconds: 4380.5,

      deployments: { started: 1, completed: 1, failed: 0, rolledBack: 0 },
      scaleOutActions: 0,
      scaleInActions: 0,
      rebalancedTasks: 0,
      placementWaitSeconds: quantiles(90, 2),
    },
  ],
  workloads: [
    {
      name: 'jobs',
      requested: 1210,
      placed: 1200,
      timedOut: 4,
      rejected: 1,
      placementWaitSeconds: quantiles(1200, 0.3),
    },
  ],
  instances: [],
  cost: {
    usd: 2.328,
    usdPerHour: 0.776,
    idleUsd: 0.58,
    fargateUsd: 0,
    split: {
      necessary: 1.397,
      spread: 0,
      packing: 0.351,
      leaving: 0,
      starting: 0.001,
      reserve: 0.5,
      protection: 0,
      fixedSize: 0,
      scaleInLag: 0.079,
      warmPool: 0,
      unusedCommitment: 0,
    },
    splitPerHour: [],
    priced: true,
  },
  utilization: { cpuReserved: 0.7132, memoryReserved: 0.604 },
  findings: [
    {
      code: 'R008',
      severity: 'info',
      path: 'services[web-app].desiredCount',
      line: 0,
      column: 0,
      message: 'web-app runs 58 of 60 tasks at the end: 2 are starting.',
      hint: 'A longer run would see them start.',
    },
    {
      code: 'R003',
      severity: 'warning',
      path: 'autoScalingGroups[ecs-us-east-1a].maxSize',
      line: 12,
      column: 14,
      message:
        'ecs-us-east-1a may not grow beyond 14 instances: from 00:31:20 on ec2-us-east-1a wanted up to 16 while as many as 40 tasks waited. None waits at the end.',
      hint: 'Raise maxSize, or spread the tasks over more providers: a task that waits for one provider never moves to another.',
    },
  ],
};
