import { describe, expect, it } from 'vitest';
import { lastStatus } from '../../../src/model/facts.js';
import type { Pricing, Scenario } from '../../../src/model/scenario.js';
import type { Summary } from '../../../src/analysis/summary-types.js';
import { group, HOUR, JOBS, MINUTE, WEB_APP } from './small-cluster.js';
import { play, type Scene } from './played-run.js';
import { FARGATE, FARGATE_SPOT, wideCluster } from './wide-cluster.js';

const A = 0;
const B = 1;
const SMALL = 0;
const LARGE = 1;
const NEW = 2;

const pricing: Pricing = {
  discountPercent: 0,
  savingsPlans: [],
  extraUsdPerInstanceHour: 0,
  fargate: { usdPerVcpuHour: 0.04, usdPerGbHour: 0.004, spotDiscountPercent: 70 },
};
const summaryOf = (scenes: readonly Scene[], more: Partial<Scenario> = {}): Summary =>
  play(wideCluster(more), scenes).summary;
const partsOf = ({ capacityProviders, cost }: Summary): number =>
  capacityProviders.reduce((sum, { usd }) => sum + (usd ?? NaN), 0) + (cost.fargateUsd ?? NaN);

/** One On-Demand and one Spot lab.small (0.1 and 0.025 $ an hour) for the two hours. */
const oneOfEach: Scene[] = [
  [
    0,
    (s) => {
      s.find(A, 0, SMALL);
      s.emit.SpotInstanceBought(s.launch(A, 0, SMALL));
    },
  ],
];

describe('Spot instances', () => {
  it('cost what the scenario says, and count as any other in hours and idle dollars', () => {
    const summary = summaryOf(oneOfEach);
    expect(summary.cost).toMatchObject({ usd: 0.25, idleUsd: 0.25, fargateUsd: 0 });
    expect(summary.capacityProviders[0]).toMatchObject({ usd: 0.25, instanceHours: 4, peakInstances: 2 });
  });

  it('have no discount and no savings plan, but the extra of each instance hour', () => {
    const usdOf = (more: Partial<Pricing>): number | null =>
      summaryOf(oneOfEach, { pricing: { ...pricing, ...more } }).cost.usd;
    expect(usdOf({ discountPercent: 50 })).toBe(0.15);
    expect(usdOf({ extraUsdPerInstanceHour: 0.01 })).toBe(0.29);
    // The plan covers the 0.1 of the On-Demand instance, at half price; 0.15 an hour stays unused.
    expect(usdOf({ savingsPlans: [{ usdPerHourCommitment: 0.2, discountPercent: 50 }] })).toBe(0.45);
  });

  it('are idle at their own price', () => {
    const summary = summaryOf([
      [
        0,
        (s) => {
          const host = s.launch(A, 0, SMALL);
          s.emit.SpotInstanceBought(host);
          s.open(host);
        },
      ],
      [
        HOUR,
        (s) => {
          s.run(s.request(WEB_APP, A), 0);
        },
      ],
    ]);
    expect(summary.cost).toMatchObject({ usd: 0.05, idleUsd: 0.025 });
  });

  it('without a price are not priced, and the finding says what to give', () => {
    const bought = (spot: boolean): Summary =>
      summaryOf(
        [
          [
            0,
            (s) => {
              const host = s.launch(A, 0, NEW);
              if (spot) s.emit.SpotInstanceBought(host);
            },
          ],
        ],
        {
          autoScalingGroups: [group('asg-a', { instanceTypes: [NEW] }), group('asg-b', { instanceTypes: [LARGE] })],
          instanceTypes: wideCluster().instanceTypes.map((t) => ({ ...t, usdPerHour: 1, spotUsdPerHour: undefined })),
        },
      );
    expect(bought(false).cost).toMatchObject({ usd: 2, priced: true });
    expect(bought(true).cost).toMatchObject({
      usd: null,
      idleUsd: null,
      split: null,
      splitPerHour: null,
      priced: false,
    });
    const [found] = bought(true).findings;
    expect(found).toMatchObject({ code: 'R009', path: 'pricing', hint: 'Give pricing.spotUsdPerHour.' });
    expect(found.message).toContain('no Spot price is given for lab.new');
  });
});

describe('warm pools', () => {
  const withPool = (poolState: 'Stopped' | 'Running', more: Partial<Scenario> = {}): Summary =>
    summaryOf(
      [
        [
          0,
          (s) => {
            s.emit.WarmPoolChanged(A, 2, 0);
          },
        ],
        [
          30 * MINUTE,
          (s) => {
            s.emit.WarmPoolChanged(A, 0, 2);
          },
        ],
        [
          90 * MINUTE,
          (s) => {
            s.emit.WarmPoolChanged(A, 0, 1);
          },
        ],
      ],
      {
        autoScalingGroups: [
          group('asg-a', {
            instanceTypes: [SMALL, LARGE],
            warmPool: {
              minSize: 2,
              maxGroupPreparedCapacity: undefined,
              poolState,
              startTime: { distribution: 'constant', valueMs: 20_000 },
            },
          }),
          group('asg-b'),
        ],
        ...more,
      },
    );

  it('are billed while they boot, and in a Running pool while they wait: idle, and no hours of the group', () => {
    // 2 for half an hour; then 2 for an hour and 1 for half an hour.
    expect(withPool('Stopped').cost).toMatchObject({ usd: 0.1, idleUsd: 0.1 });
    const running = withPool('Running');
    expect(running.cost).toMatchObject({ usd: 0.35, idleUsd: 0.35 });
    expect(running.capacityProviders[0]).toMatchObject({ usd: 0.35, instanceHours: 0, peakInstances: 0 });
  });

  it('count in the window, with the discount', () => {
    const measure = { fromMs: HOUR, untilMs: 2 * HOUR };
    expect(withPool('Running', { measure, pricing: { ...pricing, discountPercent: 20 } }).cost.usd).toBe(0.12);
  });

  it('of a type without a price make the cost not priced', () => {
    const instanceTypes = wideCluster().instanceTypes.map((t) => ({ ...t, usdPerHour: undefined }));
    const unpriced = withPool('Running', { instanceTypes });
    expect(unpriced.cost.priced).toBe(false);
    expect(unpriced.findings[0].message).toContain('lab.small');
  });
});

describe('Fargate', () => {
  /** A job (1 vCPU, 2 GB) on a provider: its image is pulled from `pullMs` on, it ends at `endMs`. */
  const job = (provider: number, placedMs: number, pullMs: number, endMs: number): Scene[] => {
    let task = -1;
    return [
      [
        placedMs,
        (s) => {
          task = s.request(JOBS, provider);
          s.emit.FargateTaskPlaced(task, 0);
        },
      ],
      [
        pullMs,
        (s) => {
          s.emit.LastStatusChanged(task, lastStatus.pending);
        },
      ],
      [
        endMs,
        (s) => {
          s.stop(task, 'completed');
        },
      ],
    ];
  };
  const perHour = 0.04 + 2 * 0.004;

  it('bills vCPUs and GB from the pull of the image to the end', () => {
    const { cost, capacityProviders } = summaryOf(job(FARGATE, 0, 10 * MINUTE, 70 * MINUTE));
    expect(cost).toMatchObject({
      usd: perHour,
      usdPerHour: perHour / 2,
      idleUsd: 0,
      fargateUsd: perHour,
      priced: true,
    });
    expect(capacityProviders.map(({ name }) => name)).toEqual(['cp-a', 'cp-b']);
  });

  it('bills at least a minute, and a task that still runs until now', () => {
    expect(summaryOf(job(FARGATE, 0, MINUTE, MINUTE + 5000)).cost.fargateUsd).toBe(perHour / 60);
    expect(summaryOf(job(FARGATE, 0, HOUR, 3 * HOUR)).cost.fargateUsd).toBe(perHour);
  });

  it('bills what is in the window', () => {
    const measure = { fromMs: HOUR, untilMs: 2 * HOUR };
    expect(summaryOf(job(FARGATE, 0, 30 * MINUTE, 90 * MINUTE), { measure }).cost.fargateUsd).toBe(perHour / 2);
    expect(summaryOf(job(FARGATE, 0, 0, 30 * MINUTE), { measure }).cost.fargateUsd).toBe(0);
  });

  it('is cheaper on FARGATE_SPOT, and has no other discount', () => {
    const discounted = { pricing: { ...pricing, discountPercent: 50 } };
    expect(summaryOf(job(FARGATE_SPOT, 0, 0, HOUR), discounted).cost.fargateUsd).toBe(0.0144);
    expect(summaryOf(job(FARGATE, 0, 0, HOUR), discounted).cost.fargateUsd).toBe(perHour);
  });

  it('does not bill what never came to the pull', () => {
    const { cost } = summaryOf([
      [
        0,
        (s) => {
          const task = s.request(JOBS, FARGATE);
          s.emit.FargateTaskPlaced(task, 0);
          s.stop(task, 'scaledIn');
        },
      ],
    ]);
    expect(cost).toMatchObject({ usd: 0, priced: true });
  });

  it('is not priced where the region has no price, and says so; without tasks it does not matter', () => {
    const unpriced = { pricing: { ...pricing, fargate: undefined }, region: 'eu-west-9' };
    const summary = summaryOf(job(FARGATE, 0, 0, HOUR), unpriced);
    expect(summary.cost.priced).toBe(false);
    expect(summary.findings).toMatchObject([{ code: 'R009' }]);
    expect(summary.findings[0].message).toContain('no price is known for Fargate in eu-west-9');
    expect(summaryOf([], unpriced).cost).toMatchObject({ usd: 0, priced: true });
  });
});

it('the parts add up: providers and Fargate', () => {
  const measure = { fromMs: 15 * MINUTE, untilMs: 100 * MINUTE };
  const summary = summaryOf(
    [
      [
        0,
        (s) => {
          s.find(A, 0, SMALL);
          s.emit.SpotInstanceBought(s.launch(A, 1, SMALL));
          s.find(B, 0, LARGE);
          s.emit.WarmPoolChanged(B, 3, 0);
          for (const provider of [FARGATE, FARGATE_SPOT]) {
            const task = s.request(JOBS, provider);
            s.emit.FargateTaskPlaced(task, 1);
            s.emit.LastStatusChanged(task, lastStatus.pending);
          }
        },
      ],
      [
        HOUR,
        (s) => {
          s.terminate(0);
          s.emit.WarmPoolChanged(B, 0, 0);
        },
      ],
    ],
    {
      measure,
      pricing: {
        ...pricing,
        discountPercent: 10,
        extraUsdPerInstanceHour: 0.013,
        savingsPlans: [{ usdPerHourCommitment: 0.07, discountPercent: 30 }],
      },
    },
  );
  expect(summary.cost.fargateUsd).toBeGreaterThan(0);
  expect(summary.cost.usd).toBeCloseTo(partsOf(summary), 5);
});
