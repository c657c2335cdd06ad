import type { TypeCapacity } from '../../model/type-capacity.js';
import type { ShapeNeeds } from '../capacity/per-instance.js';
import { ceilDivide } from '../ceil-divide.js';
import type { TaskGroup } from './first-fit-decreasing.js';

/** A type of instance that a fleet may be built of. */
export interface FleetType {
  readonly capacity: TypeCapacity;
  readonly usdPerHour: number;
}

/** Tasks of one kind, and the classes they belong to: of each class an instance holds at most one task. */
export interface BoundItem {
  readonly needs: Omit<ShapeNeeds, 'distinctInstance'>;
  readonly classes: readonly number[];
}

/**
 * A lower bound as a sum over tasks. Each row gives every task a whole weight, so that the tasks on one instance never weigh
 * more than its type bears. A fleet that holds the tasks then bears at least the sum of their weights.
 */
export interface FleetBound {
  readonly rows: number;
  /** Of each item the rows in which it weighs anything, and its weights there. */
  readonly weights: readonly { readonly rows: Int32Array; readonly weights: Int32Array }[];
  /** What one instance bears at most, by row. */
  readonly mostBorne: Float64Array;
  /** All types cost the same: the bound is a number of instances, and stays where it is until that number changes. */
  readonly countsInstances: boolean;
  /** US dollars an hour that any fleet costs whose tasks weigh so much: `sums[from + row]`. */
  usdPerHour(sums: { readonly [place: number]: number }, from: number): number;
}

interface Row {
  readonly weightOf: (item: BoundItem) => number;
  /** What an instance of each type bears. */
  readonly bears: readonly number[];
}

const dimensions = ['cpuUnits', 'memoryMiB', 'gpus', 'enis', 'ports'] as const;
type Dimension = (typeof dimensions)[number];

/** Rows cost time at every change of a run; leaving some out makes the bound no less true. */
const MOST_STEPS = 5;
const GREATEST_STEP = 16;
const MOST_CLASSES = 32;

/** @param types at least one, each with a price. */
export function createFleetBound(types: readonly FleetType[], items: readonly BoundItem[]): FleetBound {
  const classes = [...new Set(items.flatMap((item) => item.classes))].slice(0, MOST_CLASSES);
  const rows = undominated(types, items, [
    ...dimensions.flatMap((dimension) => rowsOf(types, items, dimension)),
    ...classes.map((c): Row => ({
      weightOf: (item) => (item.classes.includes(c) ? 1 : 0),
      bears: types.map(() => 1),
    })),
  ]);

  const cheapest = Math.min(...types.map(({ usdPerHour }) => usdPerHour));
  const countsInstances = types.every(({ usdPerHour }) => usdPerHour === cheapest);
  const mostBorne = Float64Array.from(rows, ({ bears }) => Math.max(...bears));
  const usdPerUnit = rows.map((row) => usdPerUnitOf(types, row));
  return {
    rows: rows.length,
    mostBorne,
    countsInstances,
    weights: items.map((item) => {
      const weighing = rows.flatMap(({ weightOf }, row) => (weightOf(item) > 0 ? [row] : []));
      return { rows: Int32Array.from(weighing), weights: Int32Array.from(weighing, (row) => rows[row].weightOf(item)) };
    }),
    usdPerHour(sums, from) {
      let most = 0;
      for (let row = 0; row < mostBorne.length; row++) most = Math.max(most, sums[from + row] / mostBorne[row]);
      let usd = Math.ceil(most) * cheapest;
      if (!countsInstances)
        for (let row = 0; row < usdPerUnit.length; row++) usd = Math.max(usd, sums[from + row] * usdPerUnit[row]);
      return usd;
    },
  };
}

/** What a unit of weight costs where it is cheapest. */
const usdPerUnitOf = (types: readonly FleetType[], { bears }: Row): number =>
  Math.min(...bears.map((b, t) => (b > 0 ? types[t].usdPerHour / b : Infinity)));

/** Without the rows in which no item weighs more, as instances or as money, than in some other row. */
function undominated(types: readonly FleetType[], items: readonly BoundItem[], rows: readonly Row[]): readonly Row[] {
  const weighing = rows.filter(
    ({ weightOf, bears }) => bears.some((b) => b > 0) && items.some((item) => weightOf(item) > 0),
  );
  const shares = weighing.map((row) => {
    const mostBorne = Math.max(...row.bears);
    const usd = usdPerUnitOf(types, row);
    return items.flatMap((item) => [row.weightOf(item) / mostBorne, row.weightOf(item) * usd]);
  });
  const within = (a: number, b: number): boolean => shares[a].every((share, n) => share <= shares[b][n]);
  return weighing.filter((_, a) => !weighing.some((__, b) => a !== b && within(a, b) && (b < a || !within(b, a))));
}

/** By volume; and with sizes rounded to steps of 1/(k + 1), which sees that tasks cannot be cut. */
function rowsOf(types: readonly FleetType[], items: readonly BoundItem[], dimension: Dimension): readonly Row[] {
  const capacities = types.map(({ capacity }) => capacity[dimension]);
  const whole = Math.max(...capacities);
  const perInstance = items.map(({ needs }) => (needs[dimension] > 0 ? Math.floor(whole / needs[dimension]) : 0));
  const steps = [...new Set([1, ...perInstance])].filter((k) => k > 0 && k <= GREATEST_STEP).toSorted((a, b) => a - b);
  return [
    { weightOf: ({ needs }) => needs[dimension], bears: capacities },
    ...steps.slice(0, MOST_STEPS).map((k): Row => ({
      weightOf: ({ needs }) => belowStep(k, needs[dimension], whole),
      bears: capacities.map((capacity) => belowStep(k, capacity, whole)),
    })),
  ];
}

/**
 * The greatest whole number below (k + 1) × part / whole. Tasks whose parts add up to at most that of an instance weigh less
 * than (k + 1) × its part together, and weights are whole: so they weigh at most the same of the instance.
 */
const belowStep = (k: number, part: number, whole: number): number =>
  part > 0 ? ceilDivide((k + 1) * part, whole) - 1 : 0;

/** US dollars an hour that any fleet of these types costs at least while it holds the tasks. With all prices 1: instances. */
export function fleetBound(types: readonly FleetType[], groups: readonly TaskGroup[]): number {
  const alone = ({ distinctInstance, ports }: TaskGroup): boolean => distinctInstance || ports > 0;
  const bound = createFleetBound(
    types,
    groups.map((needs, g) => ({ needs, classes: alone(needs) ? [g] : [] })),
  );
  const sums = new Float64Array(bound.rows);
  bound.weights.forEach(({ rows, weights }, g) => {
    rows.forEach((row, n) => {
      sums[row] += groups[g].count * weights[n];
    });
  });
  return bound.usdPerHour(sums, 0);
}
