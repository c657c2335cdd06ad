import { describe, expect, it } from 'vitest';
import { launchFailure, stopCause, terminationCause } from '../../../src/model/facts.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { at, found, messages, withDeployment } from './found.js';
import type { Scene, Stage } from './played-run.js';
import { AGENT, HOUR, JOBS, MINUTE, WEB_APP } from './small-cluster.js';
import { FARGATE_SPOT, wideCluster } from './wide-cluster.js';

const A = 0;

describe('R014, launches that failed', () => {
  const fail = (reason: number): Scene =>
    at(MINUTE, (s) => {
      s.emit.LaunchFailed(A, reason, 0, 0);
    });

  it('gives the reasons, how often, and what is missing at the end', () => {
    const short = at(0, (s) => {
      s.scale(A, 3, 'initial');
      s.find(A, 0, 0);
    });
    expect(messages('R014', [short, fail(launchFailure.insufficientCapacity), fail(launchFailure.zoneOutage)])).toEqual(
      [
        '2 launch attempts of asg-a failed, the first at 00:01:00, because EC2 had no capacity and the zone was lost. It ' +
          'misses 2 instances at the end.',
      ],
    );
  });

  it('points at the quota where it is the quota', () => {
    const [finding] = found('R014', [fail(launchFailure.vcpuQuota)]);
    expect(finding.message).toContain("the account's vCPU quota was reached. It misses none at the end.");
    expect(finding.hint).toContain('account.vcpuQuota');
    expect(found('R014', [fail(launchFailure.insufficientCapacity)])[0].hint).not.toContain('vcpuQuota');
  });
});

/** One instance with two tasks of web-app. */
const host = (act: (stage: Stage, instance: number, tasks: readonly number[]) => void): Scene =>
  at(0, (s) => {
    const instance = s.find(A, 0, 0);
    const tasks = [s.request(WEB_APP, A), s.request(WEB_APP, A)];
    for (const task of tasks) s.run(task, instance);
    act(s, instance, tasks);
  });
const end = (s: Stage, instance: number, tasks: readonly number[]): void => {
  for (const task of tasks) s.stop(task, 'killed');
  s.terminate(instance);
};

describe('R015, tasks that died with their instance', () => {
  it('gives the causes', () => {
    const scenes = [terminationCause.scaleIn, terminationCause.unhealthy].map((cause) =>
      host((s, instance, tasks) => {
        s.emit.InstanceTerminating(instance, cause);
        end(s, instance, tasks);
      }),
    );
    const [finding, ...more] = found('R015', scenes);
    expect(more).toEqual([]);
    expect(finding.message).toBe(
      '4 tasks died with an instance of asg-a, the first at 00:00:00: scale-in (2) and a failed instance (2).',
    );
    expect(finding.hint).toContain('managedDraining');
    expect(finding.hint).toContain('Nothing gives notice of a failure');
  });

  it('names what took it in the end, not why it had left its group', () => {
    const draining = (lost: (s: Stage, instance: number) => void): Scene =>
      host((s, instance, tasks) => {
        s.emit.InstanceTerminating(instance, terminationCause.scaleIn);
        s.emit.InstanceDraining(instance);
        lost(s, instance);
        end(s, instance, tasks);
      });
    const bySpot = draining((s, instance) => {
      s.emit.SpotInterruptionNoticed(instance);
    });
    expect(messages('R015', [bySpot])[0]).toContain(': a Spot interruption (2).');
    const byZone = draining((s) => {
      s.emit.ZoneLost(0);
    });
    expect(messages('R015', [byZone])[0]).toContain(': the loss of its zone (2).');
  });

  it('leaves out daemons of an instance that was empty, and tasks that moved', () => {
    const scenes = [
      at(0, (s) => {
        const instance = s.find(A, 0, 0);
        const daemon = s.request(AGENT, -1);
        s.run(daemon, instance);
        end(s, instance, [daemon]);
      }),
      host((s, instance, [first, second]) => {
        s.emit.InstanceTerminating(instance, terminationCause.scaleIn);
        s.stop(first, 'instanceDrained');
        s.stop(second, 'instanceDrained');
        s.terminate(instance);
      }),
    ];
    expect(found('R015', scenes)).toEqual([]);
  });
});

describe('R016, long drains', () => {
  const drain = (
    more: Partial<Scenario> = {},
    act: (s: Stage, instance: number) => void = () => undefined,
  ): readonly string[] =>
    messages(
      'R016',
      [
        host((s, instance) => {
          s.emit.InstanceDraining(instance);
          act(s, instance);
        }),
      ],
      more,
    );

  it('say what holds the instance', () => {
    expect(drain()).toEqual([
      'i-1 of asg-a has been draining since 00:00:00, for 2 h. It holds 2 tasks of web-app (not replaced yet).',
    ]);
    expect(drain(withDeployment({ maximumPercent: 100 }))[0]).toContain(
      '(minimumHealthyPercent 100 and maximumPercent 100 let none move)',
    );
    expect(
      drain({}, (s) => {
        s.emit.DeploymentBlocked(WEB_APP, 2);
      })[0],
    ).toContain('maximumPercent 200 let none move');
    expect(
      drain({}, (s) => {
        s.wait(s.request(WEB_APP, A));
      })[0],
    ).toContain('(the replacement waits for capacity)');
    const standalone = drain({}, (s, instance) => {
      s.run(s.request(JOBS, A), instance);
    });
    expect(standalone[0]).toContain('1 task of jobs (standalone, without an end)');
    const stopping = drain({}, (s) => {
      for (const task of [0, 1]) s.emit.TaskStopping(task, stopCause.instanceDrained);
    });
    expect(stopping[0]).toContain('(stopping)');
  });

  it('are told of once for a group, the longest first', () => {
    const later = at(MINUTE, (s) => {
      const instance = s.find(A, 1, 0);
      s.run(s.request(WEB_APP, A), instance);
      s.emit.InstanceDraining(instance);
    });
    const both = messages('R016', [
      later,
      host((s, instance) => {
        s.emit.InstanceDraining(instance);
      }),
    ]);
    expect(both).toHaveLength(1);
    expect(both[0]).toContain('2 instances of asg-a have been draining, i-1 since 00:00:00, for 2 h.');
  });

  it('do not count when they are short, empty or over', () => {
    const short = at(HOUR + 1, (s) => {
      const instance = s.find(A, 0, 0);
      s.run(s.request(WEB_APP, A), instance);
      s.emit.InstanceDraining(instance);
    });
    const empty = at(0, (s) => {
      s.emit.InstanceDraining(s.find(A, 0, 0));
    });
    const over = host((s, instance, tasks) => {
      s.emit.InstanceDraining(instance);
      for (const task of tasks) s.stop(task, 'instanceDrained');
      s.terminate(instance);
    });
    expect(messages('R016', [short, empty, over])).toEqual([]);
  });

  it('that reach the limit are told of, and their tasks not again', () => {
    const scenes: Scene[] = [
      host((s, instance) => {
        s.emit.InstanceTerminating(instance, terminationCause.scaleIn);
        s.emit.InstanceDraining(instance);
      }),
      at(HOUR, (s) => {
        end(s, 0, [0, 1]);
      }),
    ];
    const more = { model: { ...wideCluster().model, drainTimeoutMs: HOUR } };
    expect(messages('R016', scenes, more)).toEqual([
      '1 instance of asg-a drained until the limit of 1 h, the first until 01:00:00; what was left died.',
    ]);
    expect(messages('R015', scenes, more)).toEqual([]);
    expect(messages('R016', scenes)).toEqual([]);
    expect(messages('R015', scenes)).toHaveLength(1);
  });
});

it('R017 counts lost agents with tasks on their instances', () => {
  const lost = host((s, instance) => {
    s.emit.AgentDisconnected(instance);
  });
  expect(messages('R017', [lost])).toEqual([
    '1 agent of asg-a lost the connection, the first at 00:00:00, with up to 2 tasks on the instance: they count as ' +
      'RUNNING whatever becomes of them.',
  ]);
  expect(
    messages('R017', [
      at(0, (s) => {
        s.emit.AgentDisconnected(s.find(A, 0, 0));
      }),
    ]),
  ).toEqual([]);
});

describe('R020, the loss of a zone', () => {
  const spread = (inA: number, inB: number): Scene =>
    at(0, (s) => {
      const [a, b] = [s.find(A, 0, 0), s.find(A, 1, 0)];
      for (let n = 0; n < inA + inB; n++) s.run(s.request(WEB_APP, A), n < inA ? a : b);
      s.run(s.request(AGENT, -1), a);
    });
  const lose = (ms: number, zone: number): Scene =>
    at(ms, (s) => {
      s.emit.ZoneLost(zone);
    });

  it('gives the share of each service, daemons aside', () => {
    expect(messages('R020', [spread(3, 1), lose(HOUR, 0)])).toEqual([
      'The loss of us-east-1a at 01:00:00 took 3 of 4 tasks of web-app, 75 %.',
    ]);
  });

  it('names the worst of several, and nothing where the service had no task', () => {
    expect(messages('R020', [spread(1, 2), lose(MINUTE, 0), lose(HOUR, 1)])).toEqual([
      'The loss of us-east-1b at 01:00:00 took 2 of 3 tasks of web-app, 67 %. It was the worst of 2 such losses.',
    ]);
    expect(messages('R020', [spread(0, 2), lose(MINUTE, 0)])).toEqual([]);
  });
});

it('R021 counts the tasks that FARGATE_SPOT took back', () => {
  const scenes: Scene[] = [WEB_APP, JOBS].map((requester) =>
    at(MINUTE, (s) => {
      const task = s.request(requester, FARGATE_SPOT);
      s.emit.FargateTaskPlaced(task, 0);
      s.stop(task, 'interrupted');
    }),
  );
  const [service, workload] = found('R021', scenes);
  expect(service).toMatchObject({
    path: 'services[web-app]',
    message: 'FARGATE_SPOT took back 1 task of web-app, the first at 00:01:00.',
  });
  expect(service.hint).toContain('The service asks for others.');
  expect(workload).toMatchObject({ path: 'workloads[jobs]' });
  expect(workload.hint).toContain('Nobody asks for these tasks again');
});
