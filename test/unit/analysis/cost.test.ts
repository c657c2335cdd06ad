import { describe, expect, it } from 'vitest';
import type { Pricing } from '../../../src/model/scenario.js';
import { AGENT, group, HOUR, MINUTE, smallCluster, WEB_APP } from './small-cluster.js';
import { play, type Scene } from './played-run.js';

const A = 0;
const B = 1;
const SMALL = 0;
const LARGE = 1;
const NEW = 2;

/** One lab.small at $0.1 for two hours, one lab.large at $0.2 for the second hour and a half hour more. */
const twoGroups = (): Scene[] => [
  [
    0,
    (s) => {
      s.find(A, 0, SMALL);
    },
  ],
  [
    30 * MINUTE,
    (s) => {
      s.find(B, 0, LARGE);
    },
  ],
];
const priced = (pricing: Partial<Pricing>, scenes = twoGroups(), window = { fromMs: 0, untilMs: 2 * HOUR }) =>
  play(
    smallCluster({
      pricing: { discountPercent: 0, savingsPlans: [], extraUsdPerInstanceHour: 0, fargate: undefined, ...pricing },
      measure: window,
    }),
    scenes,
  ).summary;

describe('cost', () => {
  it('is price × hours, from launch to termination', () => {
    const { cost, capacityProviders } = priced({});
    expect(cost).toMatchObject({ usd: 0.5, usdPerHour: 0.25, idleUsd: 0.5, fargateUsd: 0, priced: true });
    expect(capacityProviders.map(({ usd }) => usd)).toEqual([0.2, 0.3]);
  });

  it('takes the discount off, and adds the extra of each instance hour', () => {
    expect(priced({ discountPercent: 10 }).cost.usd).toBe(0.45);
    const { cost, capacityProviders } = priced({ discountPercent: 10, extraUsdPerInstanceHour: 0.01 });
    expect(cost.usd).toBe(0.485);
    expect(capacityProviders.map(({ usd }) => usd)).toEqual([0.2, 0.285]);
  });

  it('pays a savings plan hour by hour, used or not', () => {
    // Usage: 0.2 in the first hour, 0.3 in the second. A plan of 0.125 at 50 % covers 0.25 of each hour.
    const half = [{ usdPerHourCommitment: 0.125, discountPercent: 50 }];
    expect(priced({ savingsPlans: half }).cost.usd).toBe(0.3);
    const unused = [{ usdPerHourCommitment: 0.4, discountPercent: 20 }];
    expect(priced({ savingsPlans: unused }).cost.usd).toBe(0.8);
  });

  it('takes savings plans in the order of the list', () => {
    const plans = [
      { usdPerHourCommitment: 0.05, discountPercent: 50 },
      { usdPerHourCommitment: 0.08, discountPercent: 20 },
    ];
    // Covers 0.1 and 0.1: the first hour in full, 0.1 of the second is left.
    expect(priced({ savingsPlans: plans }).cost.usd).toBe(0.36);
  });

  it('counts a part of an hour in proportion', () => {
    const savingsPlans = [{ usdPerHourCommitment: 0.4, discountPercent: 20 }];
    expect(priced({ savingsPlans }, twoGroups(), { fromMs: 45 * MINUTE, untilMs: 75 * MINUTE }).cost.usd).toBe(0.2);
  });

  it('shares what a savings plan makes of it in proportion to on-demand usage', () => {
    const { capacityProviders, cost } = priced({
      savingsPlans: [{ usdPerHourCommitment: 0.125, discountPercent: 50 }],
    });
    expect(capacityProviders.map(({ usd }) => usd)).toEqual([0.12, 0.18]);
    expect(cost.idleUsd).toBe(0.3);
  });

  it('clips to the window, and divides by its hours', () => {
    const { cost } = priced({}, twoGroups(), { fromMs: HOUR, untilMs: 90 * MINUTE });
    expect(cost).toMatchObject({ usd: 0.15, usdPerHour: 0.3 });
  });

  it('is idle while an instance holds no task but daemons', () => {
    let host = -1;
    let task = -1;
    const { cost } = priced({}, [
      [
        0,
        (s) => {
          host = s.find(A, 0, SMALL);
          s.run(s.request(AGENT, -1), host);
        },
      ],
      [
        30 * MINUTE,
        (s) => {
          task = s.request(WEB_APP, A);
          s.run(task, host);
        },
      ],
      [
        60 * MINUTE,
        (s) => {
          s.emit.TaskStopping(task, 2);
        },
      ],
      // Until STOPPED it holds the instance.
      [
        90 * MINUTE,
        (s) => {
          s.stop(task, 'scaledIn');
        },
      ],
      [
        105 * MINUTE,
        (s) => {
          s.stop(0, 'killed');
          s.terminate(host);
        },
      ],
    ]);
    expect(cost).toMatchObject({ usd: 0.175, idleUsd: 0.075 });
  });

  it('is null, and says why, when a type that ran has no price; a type that never ran does not matter', () => {
    const groups = [group('asg-a', { instanceTypes: [SMALL, NEW] }), group('asg-b', { instanceTypes: [LARGE] })];
    const run = (type: number) =>
      play(smallCluster({ autoScalingGroups: groups }), [
        [
          0,
          (s) => {
            s.find(A, 0, type);
          },
        ],
      ]).summary;
    const unpriced = run(NEW);
    expect(unpriced.cost).toMatchObject({ usd: null, idleUsd: null, split: null, splitPerHour: null, priced: false });
    expect(unpriced.capacityProviders[0]).toMatchObject({ usd: null, instanceHours: 2 });
    expect(unpriced.findings).toMatchObject([{ code: 'R009', path: 'region', severity: 'info' }]);
    expect(unpriced.findings[0].message).toContain('lab.new in us-east-1');
    expect(run(SMALL).cost).toMatchObject({ usd: 0.2, priced: true });
    expect(run(SMALL).findings).toEqual([]);
  });
});
