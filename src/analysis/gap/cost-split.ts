import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../../model/facts.js';
import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import { rowOf } from '../../model/slots.js';
import type { WorldView } from '../../model/world.js';
import type { KeepingClock } from '../keeping-clock.js';
import type { MeasureWindow } from '../measure-window.js';
import { createBoundItems } from './bound-items.js';
import { createGroupRates, type GroupRates } from './group-rates.js';
import type { HourlyParts } from './hourly-parts.js';
import { createInstanceMoney, type InstanceMoney } from './instance-money.js';
import { createTaskWeights } from './task-weights.js';

/** Splits what instances cost, from instant to instant, before savings plans. */
export interface CostSplitter {
  readonly fold: Partial<Handlers<Facts>>;
  /** US dollars of each part in each clock hour from t = 0, within the window, up to now. */
  readonly hours: () => HourlyParts;
}

export function createCostSplitter(
  world: WorldView,
  roster: Roster,
  scenario: Scenario,
  clock: KeepingClock,
  window: MeasureWindow,
): CostSplitter {
  const { instances } = world;
  const { items, of: itemOf } = createBoundItems(world, roster, scenario);
  const weights = createTaskWeights(scenario, items, clock.keep);
  const money = createInstanceMoney(world, scenario, clock.keep);
  const rates = createGroupRates(world, roster, scenario, clock, window, { weights, money });
  const count = (row: number, item: number, by: 1 | -1): void => {
    // Nobody at AWS charges for it.
    if (instances.external[row] === 1) return;
    const group = instances.group[row];
    const zone = instances.zone[row];
    const needsOther = weights.add(group, zone, item, by);
    const turns = money.hold(row, by);
    if (!needsOther && !turns) return;
    rates.settle(group);
    weights.look(group, zone);
    money.look(row);
    rates.note(group);
  };
  return {
    hours: rates.hours,
    fold: {
      ...instanceFold(world, rates, money),
      ...groupFold(world, rates),
      ...taskFold(world, roster, clock, itemOf, count),
    },
  };
}

type InstanceFacts =
  | 'InstanceLaunched'
  | 'SpotInstanceBought'
  | 'ReplacementLaunched'
  | 'InstanceInService'
  | 'InstanceRegistered'
  | 'InstanceDraining'
  | 'InstanceTerminating'
  | 'InstanceTerminated';

function instanceFold(
  { instances }: WorldView,
  rates: GroupRates,
  money: InstanceMoney,
): Pick<Handlers<Facts>, InstanceFacts> {
  const changed = (instance: number): void => {
    const row = rowOf(instance);
    rates.settle(instances.group[row]);
    money.look(row);
    rates.note(instances.group[row]);
  };
  return {
    InstanceLaunched(instance, group) {
      rates.settle(group);
      money.start(rowOf(instance));
      rates.note(group);
    },
    SpotInstanceBought: changed,
    ReplacementLaunched: changed,
    InstanceInService: changed,
    InstanceRegistered: changed,
    InstanceDraining: changed,
    InstanceTerminating: changed,
    InstanceTerminated: changed,
  };
}

type GroupFacts = 'DesiredCapacityChanged' | 'GroupSizeChanged' | 'WarmPoolChanged' | 'ScenarioUpdated';

function groupFold({ autoScalingGroups: groups }: WorldView, rates: GroupRates): Pick<Handlers<Facts>, GroupFacts> {
  const changed = (group: number): void => {
    rates.settle(group);
    rates.note(group);
  };
  return {
    DesiredCapacityChanged: changed,
    GroupSizeChanged: changed,
    WarmPoolChanged(group) {
      changed(group);
      rates.warmPool(group);
    },
    ScenarioUpdated() {
      for (let group = 0; group < groups.size; group++) changed(group);
    },
  };
}

/** Tasks count from placement until their desired status is STOPPED; daemons never. */
function taskFold(
  { tasks }: WorldView,
  roster: Roster,
  { keep }: KeepingClock,
  itemOf: (t: number) => number,
  count: (row: number, item: number, by: 1 | -1) => void,
): Pick<Handlers<Facts>, 'TaskPlaced' | 'TaskStopping' | 'TaskStopped'> {
  const daemon = Uint8Array.from(roster.requesters, (requester) => (requester.daemon ? 1 : 0));
  /** Of each row of the tasks table one more than its item; 0 where the task does not count. */
  const counted = keep({ items: new Int32Array(tasks.state.length) });
  const end = (task: number): void => {
    const t = rowOf(task);
    if (t >= counted.items.length || counted.items[t] === 0) return;
    count(tasks.instance[t], counted.items[t] - 1, -1);
    counted.items[t] = 0;
  };
  return {
    TaskPlaced(task, instance) {
      const t = rowOf(task);
      if (daemon[tasks.requester[t]] === 1) return;
      if (counted.items.length < tasks.state.length) {
        const longer = new Int32Array(tasks.state.length);
        longer.set(counted.items);
        counted.items = longer;
      }
      const item = itemOf(t);
      counted.items[t] = item + 1;
      count(rowOf(instance), item, 1);
    },
    TaskStopping: end,
    TaskStopped: end,
  };
}
