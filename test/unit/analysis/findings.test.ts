import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { findingCodes } from '../../../src/analysis/finding-codes.js';
import { capacityCause, obstacle } from '../../../src/model/facts.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { Scenario, TaskDefinition } from '../../../src/model/scenario.js';
import { refusalCode } from '../../../src/policy/placement/refusal.js';
import { group, HOUR, JOBS, MINUTE, smallCluster, WEB_APP } from './small-cluster.js';
import { play, type Scene } from './played-run.js';

const A = 0;
const B = 1;
const find = (scenario: Scenario, scenes: readonly Scene[], code: string): Diagnostic[] =>
  play(scenario, scenes).summary.findings.filter((f) => f.code === code);

const withWeb = (needs: Partial<TaskDefinition>, more: Partial<Scenario> = {}): Scenario => {
  const base = smallCluster(more);
  return { ...base, taskDefinitions: base.taskDefinitions.map((t, n) => (n === 0 ? { ...t, ...needs } : t)) };
};
const mixed = [group('asg-a', { instanceTypes: [0, 1] }), group('asg-b', { instanceTypes: [1] })];

describe('a quiet run', () => {
  it('finds nothing', () => {
    expect(play(smallCluster(), []).summary.findings).toEqual([]);
  });
});

describe('R001, the task larger than the smallest type', () => {
  it('warns when a larger type of the group would do, and counts those that wait', () => {
    const scenario = withWeb({ cpuUnits: 3072, memoryMiB: 6000 }, { autoScalingGroups: mixed });
    const [found, ...more] = find(
      scenario,
      [
        [
          0,
          (s) => {
            s.wait(s.request(WEB_APP, A));
          },
        ],
      ],
      'R001',
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', path: 'taskDefinitions[web]', line: 0, column: 0 });
    expect(found.message).toBe(
      'A task of web needs 3072 CPU units and 6000 MiB; the smallest instance type of asg-a has 2048 CPU units and ' +
        '4096 MiB. cp-a never scales out for it. It runs only if an instance of a larger type happens to have room. ' +
        '1 waits at the end.',
    );
  });

  it('is an error when no type of the group can hold it', () => {
    const [found] = find(withWeb({ cpuUnits: 3072 }), [], 'R001');
    expect(found.severity).toBe('error');
    expect(found.message).toContain('No instance of the group can ever run it.');
  });

  it.each([
    ['GPUs', { gpus: 1 }, '1 GPU; the smallest instance type of asg-a has 0 GPUs'],
    [
      'host ports',
      { hostPorts: Array.from({ length: 96 }, (_, port) => ({ port, protocol: 'tcp' as const })) },
      '96 host ports',
    ],
  ])('looks at %s too', (_, needs, text) => {
    expect(find(withWeb(needs), [], 'R001')[0].message).toContain(text);
  });

  it('is silent about exact fits, launch type EC2, daemons and providers that do not scale', () => {
    expect(find(withWeb({ cpuUnits: 2048 }), [], 'R001')).toEqual([]);
    const big = withWeb({ cpuUnits: 9999 });
    const ec2 = { launchPath: { type: 'EC2' } } as const;
    const asEc2 = big.services.map((s) => ({ ...s, ...ec2, revisions: s.revisions.map((r) => ({ ...r, ...ec2 })) }));
    expect(find({ ...big, services: asEc2 }, [], 'R001')).toEqual([]);
    const asDaemon = big.services.map((s) => ({ ...s, schedulingStrategy: 'DAEMON' as const }));
    expect(find({ ...big, services: asDaemon }, [], 'R001')).toEqual([]);
    const capacityProviders = big.capacityProviders.map((p) => ({
      ...p,
      managedScaling: { ...p.managedScaling, enabled: false },
    }));
    expect(find({ ...big, capacityProviders }, [], 'R001')).toEqual([]);
    const onFargate = big.capacityProviders.map((p) => ({ ...p, autoScalingGroup: -1, fargate: 'FARGATE' as const }));
    expect(find({ ...big, capacityProviders: onFargate }, [], 'R001')).toEqual([]);
  });

  it('looks at every revision that a service may get', () => {
    const { services, taskDefinitions, ...rest } = smallCluster();
    const big = { ...taskDefinitions[0], family: 'web-v2', cpuUnits: 3072 };
    const deployed = services.map((s, n) =>
      n === 0 ? { ...s, revisions: [...s.revisions, { ...s.revisions[0], taskDefinition: 3 }] } : s,
    );
    const found = find({ ...rest, services: deployed, taskDefinitions: [...taskDefinitions, big] }, [], 'R001');
    expect(found.map(({ path }) => path)).toEqual(['taskDefinitions[web-v2]']);
  });
});

describe('R002, nominal but not registered memory', () => {
  it('is found when no type registers enough', () => {
    const [found] = find(withWeb({ memoryMiB: 4000 }), [], 'R002');
    expect(found).toMatchObject({ severity: 'error', path: 'taskDefinitions[web]' });
    expect(found.message).toContain('needs 4000 MiB; lab.small has 4096 MiB but registers 3840');
    expect(found.hint).toContain('at most 3840 MiB');
  });

  it('counts what ecsReservedMemory takes', () => {
    const groups = [group('asg-a', { ecsReservedMemoryMiB: 3000 }), mixed[1]];
    expect(find(smallCluster({ autoScalingGroups: groups }), [], 'R002')).toHaveLength(1);
  });

  it('is silent when one type of the group can hold it, and where M looks at registered memory (then it is R001)', () => {
    expect(find(withWeb({ memoryMiB: 4000 }, { autoScalingGroups: mixed }), [], 'R002')).toEqual([]);
    const knob = { ...smallCluster().model, typeCapacityInM: 'registered' as const };
    expect(find(withWeb({ memoryMiB: 4000 }, { model: knob }), [], 'R002')).toEqual([]);
    expect(find(withWeb({ memoryMiB: 4000 }, { model: knob }), [], 'R001')).toHaveLength(1);
  });
});

describe('R003, maxSize with tasks waiting', () => {
  const blocked = (waiting: number, what: number): Scene[] => [
    [
      0,
      (s) => {
        s.emit.GroupSizeChanged(A, 0, 5);
        for (let n = 0; n < waiting; n++) s.wait(s.request(WEB_APP, A));
      },
    ],
    [
      2 * MINUTE,
      (s) => {
        s.emit.ScalingBlocked(A, what, 9);
      },
    ],
    [
      3 * MINUTE,
      (s) => {
        s.emit.ScalingBlocked(A, what, 7);
      },
    ],
  ];

  it('names the size, the time, what was wanted and who waits', () => {
    const [found, ...more] = find(smallCluster(), blocked(3, obstacle.maxSize), 'R003');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', path: 'autoScalingGroups[asg-a].maxSize' });
    expect(found.message).toBe(
      'asg-a may not grow beyond 5 instances: from 00:02:00 on cp-a wanted up to 9 while as many as 3 tasks waited. ' +
        '3 still wait at the end.',
    );
  });

  it('is silent when nothing waits or something else is in the way', () => {
    expect(find(smallCluster(), blocked(0, obstacle.maxSize), 'R003')).toEqual([]);
    expect(find(smallCluster(), blocked(3, obstacle.warmup), 'R003')).toEqual([]);
  });
});

describe('R004, the PROVISIONING limit', () => {
  it('is one finding for services held back and for RunTask refused', () => {
    const scenes: Scene[] = [
      [
        MINUTE,
        (s) => {
          s.emit.ProvisioningLimitReached(WEB_APP, 500);
        },
      ],
      [
        HOUR,
        (s) => {
          for (let n = 0; n < 2; n++) s.stop(s.request(JOBS, B), 'rejected', refusalCode.provisioningLimit);
        },
      ],
    ];
    const [found, ...more] = find(smallCluster(), scenes, 'R004');
    expect(more).toEqual([]);
    expect(found.path).toBe('account.provisioningTaskLimit');
    expect(found.message).toBe(
      "From 00:01:00 on the cluster's limit of 500 tasks in PROVISIONING was reached: web-app had to hold back and " +
        'RunTask refused 2 tasks of jobs.',
    );
    expect(find(smallCluster(), scenes, 'R007')).toEqual([]);
  });
});

describe('R005, the time limit', () => {
  it("gives AWS's reasons and their numbers", () => {
    const timeOut =
      (reason: number): Scene[1] =>
      (s) => {
        const task = s.request(WEB_APP, A);
        s.wait(task);
        s.stop(task, 'timedOut', reason);
      };
    const [found] = find(
      smallCluster(),
      [
        [MINUTE, timeOut(1)],
        [90_500, timeOut(1)],
        [HOUR, timeOut(3)],
      ],
      'R005',
    );
    expect(found).toMatchObject({ severity: 'warning', path: 'services[web-app]' });
    expect(found.message).toBe(
      '3 tasks of web-app waited in PROVISIONING until the time limit and stopped with ' +
        '"TaskFailedToStart: RESOURCE:CPU" (2) and "TaskFailedToStart: RESOURCE:MEMORY" (1), the first at 00:01:00.',
    );
  });
});

describe('R006, all protected', () => {
  const prevented = (more: Partial<Scenario> = {}, after: Scene[] = []): Diagnostic[] =>
    find(
      smallCluster(more),
      [
        [
          0,
          (s) => {
            s.find(A, 0, 0);
            s.find(A, 1, 0);
            s.emit.DesiredCapacityChanged(A, 1, capacityCause.scaleIn);
          },
        ],
        [
          MINUTE,
          (s) => {
            s.emit.TerminationPrevented(A, 1, 2);
          },
        ],
        ...after,
      ],
      'R006',
    );

  it('is a warning while instances are too many at the end', () => {
    const [found] = prevented();
    expect(found).toMatchObject({ severity: 'warning', path: 'autoScalingGroups[asg-a]' });
    expect(found.message).toContain('1 time, first at 00:01:00');
    expect(found.message).toContain('1 is too many at the end');
  });

  it('is mere information when they went later', () => {
    const [found] = prevented({}, [
      [
        HOUR,
        (s) => {
          s.terminate(0);
        },
      ],
    ]);
    expect(found).toMatchObject({ severity: 'info' });
    expect(found.message).toContain('None is too many at the end');
  });

  it('warns always where nothing ever lifts the protection', () => {
    const capacityProviders = smallCluster().capacityProviders.map((p) => ({
      ...p,
      managedTerminationProtection: false,
    }));
    const [found] = prevented({ capacityProviders }, [
      [
        HOUR,
        (s) => {
          s.terminate(0);
        },
      ],
    ]);
    expect(found).toMatchObject({
      severity: 'warning',
      path: 'autoScalingGroups[asg-a].newInstancesProtectedFromScaleIn',
    });
  });
});

describe('R007, refused tasks', () => {
  it('gives the reason', () => {
    const [found] = find(
      smallCluster(),
      [
        [
          MINUTE,
          (s) => {
            s.stop(s.request(JOBS, -1), 'rejected', 3);
          },
        ],
      ],
      'R007',
    );
    expect(found).toMatchObject({ severity: 'warning', path: 'workloads[jobs]' });
    expect(found.message).toBe('RunTask refused 1 task of jobs, the first at 00:01:00: RESOURCE:MEMORY (1).');
  });
});

describe('R008, below desired', () => {
  it('warns while tasks wait, and only mentions those about to start', () => {
    const scenes = (waits: boolean): Scene[] => [
      [
        0,
        (s) => {
          const host = s.find(A, 0, 0);
          s.emit.DesiredCountChanged(WEB_APP, 3);
          for (let n = 0; n < 2; n++) s.emit.TaskPlaced(s.request(WEB_APP, A), host);
          const third = s.request(WEB_APP, A);
          if (waits) s.wait(third);
          else s.run(third, host);
        },
      ],
    ];
    const [waiting] = find(smallCluster(), scenes(true), 'R008');
    expect(waiting).toMatchObject({ severity: 'warning', path: 'services[web-app].desiredCount' });
    expect(waiting.message).toBe('web-app runs 0 of 3 tasks at the end: 1 waits for capacity, 2 are starting.');
    expect(find(smallCluster(), scenes(false), 'R008')[0]).toMatchObject({ severity: 'info' });
  });
});

describe('the codes', () => {
  it('are all in docs/output.md, with the words of the table', () => {
    const page = readFileSync(new URL('../../../docs/output.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
    for (const [code, words] of Object.entries(findingCodes)) expect(page).toContain(`| ${code} | ${words} |`);
  });
});
