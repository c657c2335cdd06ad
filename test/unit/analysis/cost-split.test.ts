import { describe, expect, it } from 'vitest';
import { costParts, type CostSplit } from '../../../src/analysis/gap/cost-parts.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { terminationCause } from '../../../src/model/facts.js';
import { play, type Scene, type Stage } from './played-run.js';
import { AGENT, group, HOUR, MINUTE, smallCluster, WEB_APP } from './small-cluster.js';

const A = 0;
const SMALL = 0;
const LARGE = 1;

/** Dollars of each part; those not named are 0. */
const parts = (some: Partial<CostSplit>): CostSplit =>
  Object.fromEntries(costParts.map((part) => [part, some[part] ?? 0])) as CostSplit;
const costOf = (scenes: readonly Scene[], more: Partial<Scenario> = {}) =>
  play(smallCluster({ durationMs: HOUR, ...more }), scenes).summary.cost;

/** So many small instances of group A in a zone, at $0.1 an hour: four tasks of web by CPU, three by memory. */
const found = (s: Stage, count: number, zone = 0): readonly number[] =>
  Array.from({ length: count }, () => s.find(A, zone, SMALL));
const run = (s: Stage, instance: number, count: number): readonly number[] =>
  Array.from({ length: count }, () => {
    const task = s.request(WEB_APP, A);
    s.run(task, instance);
    return task;
  });

describe('the split of the cost', () => {
  it('calls packing what full instances would spare: by memory three tasks of four fit', () => {
    const { split, splitPerHour, usd } = costOf([
      [
        0,
        (s) => {
          s.scale(A, 5, 'initial');
          for (const instance of found(s, 4)) run(s, instance, 1);
        },
      ],
    ]);
    expect(usd).toBe(0.4);
    // The fifth that is desired does not exist; of the reserve of ⌈4 / 0.8⌉ − 4 = 1 nothing is paid.
    expect(split).toEqual(parts({ necessary: 0.2, packing: 0.2 }));
    expect(splitPerHour).toEqual([{ t: 0, ...parts({ necessary: 0.2, packing: 0.2 }) }]);
  });

  it('calls spread what the tasks cost more because they stand in their zones', () => {
    const { split } = costOf([
      [
        0,
        (s) => {
          s.scale(A, 4, 'initial');
          run(s, found(s, 1, 0)[0], 1);
          run(s, found(s, 1, 0)[0], 1);
          for (const instance of found(s, 2, 1)) run(s, instance, 1);
        },
      ],
    ]);
    // Four tasks fill two instances of three, wherever they stand; two and two in two zones fill one each.
    expect(split).toEqual(parts({ necessary: 0.2, packing: 0.2 }));
    const lonely = costOf([
      [
        0,
        (s) => {
          s.scale(A, 2, 'initial');
          for (const zone of [0, 1]) run(s, found(s, 1, zone)[0], 1);
        },
      ],
    ]);
    expect(lonely.split).toEqual(parts({ necessary: 0.1, spread: 0.1 }));
  });

  it('gives an empty instance to the first that has a reason for it: the target, protection, minSize, and then the lag', () => {
    const minSize: Scene = [
      0,
      (s) => {
        s.emit.GroupSizeChanged(A, 6, 20);
      },
    ];
    const empties = (desired: number): Scene => [
      0,
      (s) => {
        s.scale(A, desired, 'initial');
        for (const instance of found(s, 12).slice(0, 4)) run(s, instance, 3);
      },
    ];
    // Four are full, the target of 80 % wants one empty; seven are left.
    expect(costOf([empties(12)]).split).toEqual(parts({ necessary: 0.4, reserve: 0.1, scaleInLag: 0.7 }));
    expect(costOf([minSize, empties(12)]).split).toEqual(
      parts({ necessary: 0.4, reserve: 0.1, fixedSize: 0.1, scaleInLag: 0.6 }),
    );
    // Three more than desired are there: all that are left are protected.
    expect(costOf([minSize, empties(9)]).split).toEqual(
      parts({ necessary: 0.4, reserve: 0.1, protection: 0.3, fixedSize: 0.1, scaleInLag: 0.3 }),
    );
  });

  it('has no lag where no policy scales', () => {
    const { capacityProviders } = smallCluster();
    const off = capacityProviders.map((p) => ({ ...p, managedScaling: { ...p.managedScaling, enabled: false } }));
    const scenes: readonly Scene[] = [
      [
        0,
        (s) => {
          s.scale(A, 3, 'initial');
          run(s, found(s, 3)[0], 1);
        },
      ],
    ];
    expect(costOf(scenes, { capacityProviders: off }).split).toEqual(parts({ necessary: 0.1, fixedSize: 0.2 }));
  });

  it('tells apart what boots and what leaves, minute by minute', () => {
    const { split } = costOf([
      [
        0,
        (s) => {
          s.scale(A, 2, 'initial');
          run(s, found(s, 1)[0], 3);
        },
      ],
      [
        6 * MINUTE,
        (s) => {
          const instance = s.launch(A, 0, SMALL);
          s.emit.InstanceInService(instance);
          later.instance = instance;
        },
      ],
      [
        12 * MINUTE,
        (s) => {
          s.emit.InstanceRegistered(later.instance);
        },
      ],
      [
        18 * MINUTE,
        (s) => {
          later.tasks = run(s, later.instance, 1);
        },
      ],
      [
        24 * MINUTE,
        (s) => {
          s.emit.InstanceDraining(later.instance);
          s.scale(A, 1, 'manual');
        },
      ],
      [
        30 * MINUTE,
        (s) => {
          s.emit.InstanceTerminating(later.instance, terminationCause.scaleIn);
          for (const task of later.tasks) s.stop(task, 'killed');
        },
      ],
      [
        36 * MINUTE,
        (s) => {
          s.terminate(later.instance);
        },
      ],
    ]);
    // Empty for 6 minutes: the reserve of ⌈1 / 0.8⌉ − 1. A fourth task needs a second instance, from 18 to 30 minutes.
    expect(split).toEqual(parts({ necessary: 0.12, starting: 0.01, reserve: 0.01, leaving: 0.01 }));
  });

  it('counts no daemons, and no tasks that are told to stop', () => {
    const { split } = costOf([
      [
        0,
        (s) => {
          s.scale(A, 1, 'initial');
          const [instance] = found(s, 1);
          s.run(s.request(AGENT, -1), instance);
          later.tasks = run(s, instance, 1);
        },
      ],
      [
        30 * MINUTE,
        (s) => {
          s.emit.TaskStopping(later.tasks[0], 2);
        },
      ],
      [
        45 * MINUTE,
        (s) => {
          s.stop(later.tasks[0], 'scaledIn');
        },
      ],
    ]);
    expect(split).toEqual(parts({ necessary: 0.05, scaleInLag: 0.05 }));
  });

  it('lets all parts have their share of a savings plan, and says what of it was paid for nothing', () => {
    const scenes: readonly Scene[] = [
      [
        0,
        (s) => {
          s.scale(A, 4, 'initial');
          run(s, found(s, 4)[0], 1);
        },
      ],
    ];
    const plan = (usdPerHourCommitment: number) => ({
      pricing: { ...smallCluster().pricing, savingsPlans: [{ usdPerHourCommitment, discountPercent: 50 }] },
    });
    // $0.4 of usage: the plan of 0.1 covers half of it, so each part costs three quarters.
    expect(costOf(scenes, plan(0.1)).split).toEqual(parts({ necessary: 0.075, reserve: 0.075, scaleInLag: 0.15 }));
    expect(costOf(scenes, plan(0.5)).split).toEqual(
      parts({ necessary: 0.05, reserve: 0.05, scaleInLag: 0.1, unusedCommitment: 0.3 }),
    );
  });

  it('goes by clock hours, and counts of the first and last what lies in the window', () => {
    const { splitPerHour, split } = costOf(
      [
        [
          0,
          (s) => {
            s.scale(A, 1, 'initial');
            run(s, found(s, 1)[0], 1);
          },
        ],
      ],
      {
        durationMs: 3 * HOUR,
        measure: { fromMs: 30 * MINUTE, untilMs: 135 * MINUTE },
      },
    );
    expect(splitPerHour!.map(({ t, necessary }) => [t, necessary])).toEqual([
      [0, 0.05],
      [3600, 0.1],
      [7200, 0.025],
    ]);
    expect(split!.necessary).toBe(0.175);
  });

  it('of a mixed group takes the cheapest unit, and Spot where its policy allows any', () => {
    const mixed = (spot: boolean) => {
      const base = group('asg-a', { instanceTypes: [SMALL, LARGE] });
      const purchase = { ...base.purchase, onDemandPercentageAboveBaseCapacity: spot ? 50 : 100 };
      return { autoScalingGroups: [{ ...base, purchase }, group('asg-b', { instanceTypes: [LARGE] })] };
    };
    const scenes: readonly Scene[] = [
      [
        0,
        (s) => {
          s.scale(A, 1, 'initial');
          run(s, s.find(A, 0, LARGE), 2);
        },
      ],
    ];
    expect(costOf(scenes, mixed(false)).split).toEqual(parts({ necessary: 0.1, packing: 0.1 }));
    expect(costOf(scenes, mixed(true)).split).toEqual(parts({ necessary: 0.025, packing: 0.175 }));
  });
});

const later: { instance: number; tasks: readonly number[] } = { instance: -1, tasks: [] };
