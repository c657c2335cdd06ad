import type { Keep } from '../../kernel/kept-state.js';
import type { Scenario } from '../../model/scenario.js';
import { createFleetBound, type BoundItem, type FleetBound } from '../../policy/packing/fleet-bound.js';
import { fleetTypesOf } from './fleet-types.js';

/** The least that the tasks of each group need, kept up as tasks come and go. */
export interface TaskWeights {
  /** Says whether the group may need something else now; it is not told before `look`. */
  add(group: number, zone: number, item: number, by: 1 | -1): boolean;
  look(group: number, zone: number): void;
  /** US dollars an hour of any fleet of the group's types that holds its tasks. */
  leastUsd(group: number): number;
  /** The same for fleets that leave each task in its zone. */
  leastZonalUsd(group: number): number;
}

/** No sum is below 0. */
const ALWAYS_PAST = -1;

/** Weights of tasks, summed for each group as a whole and for each of its zones. */
export function createTaskWeights(scenario: Scenario, items: readonly BoundItem[], keep: Keep): TaskWeights {
  const zones = scenario.availabilityZones.length;
  /** Of each group: the whole, then the zones. */
  const places = 1 + zones;
  const bounds = scenario.autoScalingGroups.map((_, g): FleetBound | undefined => {
    const types = fleetTypesOf(scenario, g);
    return types.length > 0 ? createFleetBound(types, items) : undefined;
  });
  const first = bounds.map((_, g) => bounds.slice(0, g).reduce((sum, bound) => sum + places * (bound?.rows ?? 0), 0));
  const rows = bounds.reduce((sum, bound) => sum + places * (bound?.rows ?? 0), 0);
  const { sums, most, less, leastUsd } = keep({
    sums: new Float64Array(rows),
    /** Most tasks change no number of instances: none is added while sums stay within `most`, or goes while they stay over `less`. */
    most: new Float64Array(rows).fill(ALWAYS_PAST),
    less: new Float64Array(rows).fill(-Infinity),
    leastUsd: new Float64Array(bounds.length * places),
  });

  const addTo = (bound: FleetBound, group: number, place: number, item: number, by: 1 | -1): boolean => {
    const from = first[group] + place * bound.rows;
    const { rows: weighing, weights } = bound.weights[item];
    let changes = false;
    for (let n = 0; n < weighing.length; n++) {
      const at = from + weighing[n];
      const sum = sums[at] + by * weights[n];
      sums[at] = sum;
      if (sum > most[at] || sum <= less[at]) changes = true;
    }
    return changes;
  };
  const lookAt = (bound: FleetBound, group: number, place: number): void => {
    const from = first[group] + place * bound.rows;
    leastUsd[group * places + place] = bound.usdPerHour(sums, from);
    if (!bound.countsInstances) return;
    let instances = 0;
    let binding = -1;
    for (let row = 0; row < bound.rows; row++) {
      const wanted = Math.ceil(sums[from + row] / bound.mostBorne[row]);
      if (wanted <= instances) continue;
      instances = wanted;
      binding = row;
    }
    for (let row = 0; row < bound.rows; row++) {
      most[from + row] = instances * bound.mostBorne[row];
      less[from + row] = row === binding ? (instances - 1) * bound.mostBorne[row] : -Infinity;
    }
  };
  return {
    add(group, zone, item, by) {
      const bound = bounds[group];
      if (bound === undefined) return false;
      const whole = addTo(bound, group, 0, item, by);
      return addTo(bound, group, 1 + zone, item, by) || whole;
    },
    look(group, zone) {
      const bound = bounds[group];
      if (bound === undefined) return;
      lookAt(bound, group, 0);
      lookAt(bound, group, 1 + zone);
    },
    leastUsd: (group) => leastUsd[group * places],
    leastZonalUsd(group) {
      let usd = 0;
      for (let zone = 0; zone < zones; zone++) usd += leastUsd[group * places + 1 + zone];
      return usd;
    },
  };
}
