import type { Keep } from '../../kernel/kept-state.js';
import type { Scenario } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import { instanceUsdPerHour } from './fleet-types.js';
import { CLASSES, classOf, instanceClass } from './instance-class.js';

/** The instances of each group by class: how many, and what an hour of them costs before savings plans. */
export interface InstanceMoney {
  readonly usdOf: Float64Array;
  readonly countOf: Int32Array;
  /** The instance of a row is new. */
  start(row: number): void;
  /** It holds so many tasks more, daemons apart. Says whether it was empty before, or is now; then it is to be looked at. */
  hold(row: number, by: 1 | -1): boolean;
  /** It may be of another class now, or have another price. */
  look(row: number): void;
}

export function createInstanceMoney({ instances }: WorldView, scenario: Scenario, keep: Keep): InstanceMoney {
  const groups = scenario.autoScalingGroups.length;
  const { usdOf, countOf } = keep({
    usdOf: new Float64Array(groups * CLASSES),
    countOf: new Int32Array(groups * CLASSES),
  });
  const rows = keep({
    held: new Int32Array(instances.state.length),
    class: new Uint8Array(instances.state.length),
    usdPerHour: new Float64Array(instances.state.length),
  });
  const prices = scenario.instanceTypes.map((_, type) =>
    [false, true].map((spot) => instanceUsdPerHour(scenario, type, spot) ?? 0),
  );
  const count = (row: number, by: 1 | -1): void => {
    const place = instances.group[row] * CLASSES + rows.class[row];
    countOf[place] += by;
    // So that rounding leaves nothing behind.
    usdOf[place] = countOf[place] === 0 ? 0 : usdOf[place] + by * rows.usdPerHour[row];
  };
  const look = (row: number): void => {
    const now = classOf({ instances }, row, rows.held[row]);
    const usd = prices[instances.type[row]][instances.spot[row]];
    if (now === rows.class[row] && usd === rows.usdPerHour[row]) return;
    count(row, -1);
    rows.class[row] = now;
    rows.usdPerHour[row] = usd;
    count(row, 1);
  };
  return {
    usdOf,
    countOf,
    start(row) {
      const length = instances.state.length;
      if (rows.held.length < length) {
        rows.held = longer(rows.held, new Int32Array(length));
        rows.class = longer(rows.class, new Uint8Array(length));
        rows.usdPerHour = longer(rows.usdPerHour, new Float64Array(length));
      }
      rows.held[row] = 0;
      rows.class[row] = instanceClass.none;
      rows.usdPerHour[row] = 0;
      look(row);
    },
    hold(row, by) {
      const before = rows.held[row];
      rows.held[row] = before + by;
      return before === 0 || before + by === 0;
    },
    look,
  };
}

function longer<A extends Int32Array | Uint8Array | Float64Array>(column: A, into: A): A {
  into.set(column);
  return into;
}
