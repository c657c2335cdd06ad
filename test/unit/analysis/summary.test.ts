import { describe, expect, it } from 'vitest';
import { AGENT, HOUR, JOBS, MINUTE, smallCluster, WEB_APP } from './small-cluster.js';
import { play, type Scene } from './played-run.js';

const A = 0;
const B = 1;

describe('tasks', () => {
  it('counts what became of each, and both identities hold', () => {
    let tasks: number[] = [];
    const { summary } = play(smallCluster(), [
      [
        0,
        (s) => {
          const host = s.find(A, 0, 0);
          tasks = Array.from({ length: 14 }, () => s.request(WEB_APP, A));
          for (const task of tasks.slice(0, 6)) s.wait(task);
          for (const task of tasks.slice(6, 12)) s.run(task, host);
          s.emit.TaskPlaced(tasks[12], host);
          s.stop(tasks[13], 'rejected', 9);
        },
      ],
      [
        MINUTE,
        (s) => {
          s.stop(tasks[0], 'timedOut', 1);
          s.stop(tasks[1], 'scaledIn');
          s.stop(tasks[6], 'completed');
          s.stop(tasks[7], 'failed');
          s.emit.TaskStopping(tasks[8], 3);
          s.stop(tasks[8], 'killed');
          s.emit.TaskStopping(tasks[9], 2);
          s.stop(tasks[9], 'scaledIn');
          s.emit.TaskStopping(tasks[10], 2);
        },
      ],
    ]);
    const t = summary.tasks;
    expect(t).toEqual({
      requested: 14,
      placed: 7,
      started: 6,
      completed: 1,
      failed: 1,
      killed: 1,
      stoppedBeforePlacement: 1,
      stoppedAfterPlacement: 1,
      timedOut: 1,
      rejected: 1,
      waitingAtEnd: 4,
      startingAtEnd: 1,
      runningAtEnd: 1,
      stoppingAtEnd: 1,
    });
    expect(t.requested).toBe(t.placed + t.timedOut + t.rejected + t.stoppedBeforePlacement + t.waitingAtEnd);
    const left = t.completed + t.failed + t.killed + t.stoppedAfterPlacement;
    expect(t.placed).toBe(left + t.startingAtEnd + t.runningAtEnd + t.stoppingAtEnd);
  });

  it('counts a daemon that left with its instance as stopped after placement', () => {
    const { summary } = play(smallCluster(), [
      [
        0,
        (s) => {
          const host = s.find(A, 0, 0);
          const daemon = s.request(AGENT, -1);
          s.run(daemon, host);
          s.stop(daemon, 'instanceDrained');
          s.terminate(host);
        },
      ],
    ]);
    expect(summary.tasks).toMatchObject({ stoppedAfterPlacement: 1, killed: 0, runningAtEnd: 0 });
  });
});

describe('waits', () => {
  const scenes = (): Scene[] => {
    let host = -1;
    let job = -1;
    return [
      [
        0,
        (s) => {
          host = s.find(A, 0, 0);
          s.run(s.request(WEB_APP, A), host);
        },
      ],
      [
        30 * MINUTE,
        (s) => {
          job = s.request(JOBS, B);
          s.wait(job);
        },
      ],
      [
        32 * MINUTE,
        (s) => {
          s.emit.TaskPlaced(job, host);
        },
      ],
      [
        33 * MINUTE,
        (s) => {
          s.emit.TaskStarted(job);
        },
      ],
    ];
  };

  it('are measured overall, by provider, service and workload', () => {
    const { summary } = play(smallCluster(), scenes());
    expect(summary.placementWaitSeconds).toMatchObject({ count: 2, mean: 60, max: 120 });
    expect(summary.startLatencySeconds).toMatchObject({ count: 2, mean: 90, max: 180 });
    expect(summary.capacityProviders.map((p) => p.placementWaitSeconds.max)).toEqual([0, 120]);
    expect(summary.services.map((s) => s.placementWaitSeconds.count)).toEqual([1, 0]);
    expect(summary.workloads).toMatchObject([
      { name: 'jobs', requested: 1, placed: 1, timedOut: 0, rejected: 0, placementWaitSeconds: { count: 1, max: 120 } },
    ]);
  });

  it('belong to the window by the time of the request: from inclusive, until exclusive', () => {
    const count = (fromMs: number, untilMs: number): number =>
      play(smallCluster({ measure: { fromMs, untilMs } }), scenes()).summary.placementWaitSeconds.count;
    expect(count(30 * MINUTE, 31 * MINUTE)).toBe(1);
    expect(count(0, 30 * MINUTE)).toBe(1);
    expect(count(1, 30 * MINUTE)).toBe(0);
    expect(count(0, 31 * MINUTE)).toBe(2);
  });

  it('of the last instant belong to a window that ends with the run', () => {
    const last: Scene = [
      2 * HOUR,
      (s) => {
        s.run(s.request(WEB_APP, A), s.find(A, 0, 0));
      },
    ];
    expect(play(smallCluster(), [last]).summary.placementWaitSeconds.count).toBe(1);
  });
});

describe('capacityProviders', () => {
  it('keeps each datapoint, with the desired capacity after the action it caused', () => {
    const { summary } = play(smallCluster({ measure: { fromMs: 2 * MINUTE, untilMs: HOUR } }), [
      [
        0,
        (s) => {
          s.scale(A, 2, 'initial');
          s.find(A, 0, 0);
          s.find(A, 1, 0);
          s.wait(s.request(WEB_APP, A));
        },
      ],
      [
        MINUTE,
        (s) => {
          s.emit.ReservationMeasured(A, 3, 2, 0);
        },
      ],
      [
        MINUTE + 20_000,
        (s) => {
          s.scale(A, 4, 'scaleOut');
        },
      ],
      [
        2 * MINUTE,
        (s) => {
          s.emit.ReservationMeasured(A, 2, 3, 0);
        },
      ],
      [
        2 * MINUTE + 20_000,
        (s) => {
          s.scale(A, 3, 'scaleIn');
        },
      ],
      [
        2 * MINUTE + 30_000,
        (s) => {
          s.scale(A, 5, 'manual');
        },
      ],
      [
        3 * MINUTE,
        (s) => {
          s.emit.ReservationMeasured(A, 1, 0, 1);
        },
      ],
    ]);
    const [a, b] = summary.capacityProviders;
    expect(a.series).toEqual([
      { t: 60, reservation: 150, needed: 3, running: 2, desired: 4, provisioning: 1 },
      { t: 120, reservation: 66.67, needed: 2, running: 3, desired: 3, provisioning: 1 },
      { t: 180, reservation: 200, needed: 1, running: 0, desired: 5, provisioning: 1 },
    ]);
    // The scale-out lies before the window; a manual change is no action of the policy.
    expect(a).toMatchObject({
      name: 'cp-a',
      autoScalingGroup: 'asg-a',
      targetCapacity: 80,
      scaleOutActions: 0,
      scaleInActions: 1,
    });
    expect(b.series).toEqual([]);
  });

  it('counts instances launched, terminated, at most and for how long, within the window', () => {
    let first = -1;
    let second = -1;
    const scenes: Scene[] = [
      [
        0,
        (s) => {
          s.find(A, 0, 0);
          first = s.find(A, 1, 0);
        },
      ],
      [
        30 * MINUTE,
        (s) => {
          second = s.launch(A, 0, 0);
        },
      ],
      [
        45 * MINUTE,
        (s) => {
          s.open(second);
          s.terminate(second);
          s.launch(A, 0, 0);
        },
      ],
      [
        60 * MINUTE,
        (s) => {
          s.terminate(first);
        },
      ],
    ];
    const figures = (fromMs: number, untilMs: number): unknown => {
      const { summary } = play(smallCluster({ measure: { fromMs, untilMs } }), scenes);
      const { instancesLaunched, instancesTerminated, peakInstances, finalInstances, instanceHours } =
        summary.capacityProviders[0];
      return [instancesLaunched, instancesTerminated, peakInstances, finalInstances, instanceHours];
    };
    // Hours: the first two 2 and 1, the third 0.25, the fourth 1.25.
    expect(figures(0, 2 * HOUR)).toEqual([2, 2, 3, 2, 4.5]);
    // One that ends as another starts never stands beside it.
    expect(figures(0, 30 * MINUTE)).toEqual([0, 0, 2, 2, 1]);
    expect(figures(45 * MINUTE, HOUR)).toEqual([1, 1, 3, 2, 0.75]);
    expect(figures(HOUR, 2 * HOUR)).toEqual([0, 1, 2, 2, 2]);
  });

  it('counts an instance that terminates slowly until it has gone', () => {
    const { summary } = play(smallCluster(), [
      [
        0,
        (s) => {
          const host = s.find(A, 0, 0);
          s.run(s.request(WEB_APP, A), host);
          s.emit.InstanceTerminating(host, 0);
        },
      ],
    ]);
    expect(summary.capacityProviders[0]).toMatchObject({ peakInstances: 1, finalInstances: 1, instanceHours: 2 });
    expect(summary.instances).toMatchObject([{ state: 'terminating' }]);
  });
});

describe('services', () => {
  it('shows the count at the end and every zone and named provider, empty ones too', () => {
    const { summary } = play(smallCluster(), [
      [
        0,
        (s) => {
          const host = s.find(A, 1, 0);
          s.emit.DesiredCountChanged(WEB_APP, 3);
          s.run(s.request(WEB_APP, A), host);
          s.emit.TaskPlaced(s.request(WEB_APP, A), host);
          s.run(s.request(AGENT, -1), host);
        },
      ],
    ]);
    expect(summary.services[0]).toMatchObject({
      name: 'web-app',
      desiredCount: 3,
      runningCount: 1,
      byAvailabilityZone: { 'us-east-1a': 0, 'us-east-1b': 1 },
      byCapacityProvider: { 'cp-a': 1 },
    });
    expect(summary.services[1].byCapacityProvider).toEqual({});
    expect(summary.services[1].byAvailabilityZone).toEqual({ 'us-east-1a': 0, 'us-east-1b': 1 });
  });

  it('adds up the tasks that were missing, second by second, in the window', () => {
    let host = -1;
    let first = -1;
    const scenes: Scene[] = [
      [
        0,
        (s) => {
          host = s.find(A, 0, 0);
          s.emit.DesiredCountChanged(WEB_APP, 3);
        },
      ],
      [
        MINUTE,
        (s) => {
          first = s.request(WEB_APP, A);
          s.run(first, host);
          s.run(s.request(WEB_APP, A), host);
        },
      ],
      [
        2 * MINUTE,
        (s) => {
          s.emit.DesiredCountChanged(WEB_APP, 1);
        },
      ],
      [
        3 * MINUTE,
        (s) => {
          s.emit.DesiredCountChanged(WEB_APP, 2);
          s.emit.TaskStopping(first, 3);
        },
      ],
      [
        4 * MINUTE,
        (s) => {
          s.stop(first, 'killed');
          s.run(s.request(WEB_APP, A), host);
        },
      ],
    ];
    const missing = (fromMs: number, untilMs: number): number =>
      play(smallCluster({ measure: { fromMs, untilMs } }), scenes).summary.services[0].belowDesiredTaskSeconds;
    expect(missing(0, 2 * HOUR)).toBe(3 * 60 + 60 + 60);
    expect(missing(30_000, 90_000)).toBe(3 * 30 + 30);
  });
});

describe('instances', () => {
  it('lists those alive at the end in launch order, also where rows were used again', () => {
    const { summary } = play(smallCluster(), [
      [
        0,
        (s) => {
          const gone = s.find(A, 0, 0);
          s.run(s.request(WEB_APP, A), s.find(B, 1, 1));
          s.terminate(gone);
          s.launch(A, 0, 0);
        },
      ],
    ]);
    expect(summary.instances).toEqual([
      {
        id: 'i-2',
        autoScalingGroup: 'asg-b',
        availabilityZone: 'us-east-1b',
        instanceType: 'lab.large',
        state: 'active',
        tasks: 1,
        cpuFree: 4096 - 512,
        memoryFreeMiB: 8192 - 256 - 1024,
      },
      {
        id: 'i-3',
        autoScalingGroup: 'asg-a',
        availabilityZone: 'us-east-1a',
        instanceType: 'lab.small',
        state: 'pending',
        tasks: 0,
        cpuFree: 2048,
        memoryFreeMiB: 4096 - 256,
      },
    ]);
  });

  it('gives the first instances the ids of initialState', () => {
    const initial = { autoScalingGroup: 0, availabilityZone: 0, instanceType: 0, ageMs: 0, tasks: [] };
    const initialInstances = [{ id: 'i-0abc', ...initial }];
    const { summary } = play(smallCluster({ initialInstances }), [
      [
        0,
        (s) => {
          s.find(A, 0, 0);
          s.launch(A, 0, 0);
        },
      ],
    ]);
    expect(summary.instances.map(({ id }) => id)).toEqual(['i-0abc', 'i-2']);
  });
});

describe('utilization', () => {
  it('weighs reservations by time over what open instances register', () => {
    let host = -1;
    let task = -1;
    const scenes: Scene[] = [
      [
        0,
        (s) => {
          host = s.find(A, 0, 0);
          task = s.request(JOBS, A);
          s.run(task, host);
          s.launch(A, 0, 0);
        },
      ],
      [
        HOUR,
        (s) => {
          s.emit.TaskStopping(task, 2);
          s.stop(task, 'scaledIn');
        },
      ],
      [
        90 * MINUTE,
        (s) => {
          s.terminate(host);
        },
      ],
    ];
    // 1,024 of 2,048 CPU units for 60 of 90 minutes; the second instance never opens.
    expect(play(smallCluster(), scenes).summary.utilization).toEqual({
      cpuReserved: 0.3333,
      memoryReserved: Math.round((2048 / 3840) * (2 / 3) * 10_000) / 10_000,
    });
    const half = smallCluster({ measure: { fromMs: 30 * MINUTE, untilMs: HOUR } });
    expect(play(half, scenes).summary.utilization.cpuReserved).toBe(0.5);
  });

  it('is 0 without instances, and right for many', () => {
    expect(play(smallCluster(), []).summary.utilization).toEqual({ cpuReserved: 0, memoryReserved: 0 });
    const many: Scene = [
      0,
      (s) => {
        for (let n = 0; n < 300; n++) s.run(s.request(JOBS, A), s.find(A, n % 2, 0));
      },
    ];
    const { summary } = play(smallCluster(), [many]);
    expect(summary.utilization.cpuReserved).toBe(0.5);
    expect(summary.capacityProviders[0].peakInstances).toBe(300);
  });
});

describe('the head', () => {
  it('names the run', () => {
    const { summary, trace } = play(smallCluster(), []);
    expect(summary).toMatchObject({
      schemaVersion: 1,
      scenario: 'small cluster',
      seed: '7',
      durationSeconds: 7200,
      traceHash: trace?.hashText(),
      facts: 1,
    });
  });
});
