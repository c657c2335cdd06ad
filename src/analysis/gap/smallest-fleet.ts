import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import { instanceState, type WorldView } from '../../model/world.js';
import { bestFleet, type BestFleet } from '../../policy/packing/best-fleet.js';
import type { FleetType } from '../../policy/packing/fleet-bound.js';
import type { Solver } from '../../policy/packing/linear-program.js';
import { round } from '../round.js';
import { fleetTypesOf, instanceUsdPerHour } from './fleet-types.js';
import { heldTasks } from './held-tasks.js';
import { roomBesideDaemons } from './room-beside-daemons.js';

export type { Solver } from '../../policy/packing/linear-program.js';

/** What an Auto Scaling group's tasks would need at one instant, and what they have. */
export interface SmallestFleet {
  readonly autoScalingGroup: string;
  /** Daemons apart: those on its instances that are not told to stop, and those that wait for its provider. */
  readonly tasks: number;
  readonly waiting: number;
  readonly now: FleetSize;
  /** The cheapest fleet that was found; null when some task fits no type of the group. */
  readonly smallest: (FleetSize & { readonly byInstanceType: Readonly<Record<string, number>> }) | null;
  /** Proven: no fleet of the group's types does with less. `instances` is null where types cost differently. */
  readonly atLeast: { readonly instances: number | null; readonly usdPerHour: number | null } | null;
}

export interface FleetSize {
  readonly instances: number;
  /** US dollars before savings plans; null where some type of the group has no price, or costs nothing. */
  readonly usdPerHour: number | null;
}

/** More decimals than a price has. */
const USD_DECIMALS = 6;
const ALMOST = 1e-6;

/**
 * For each group with instances or tasks, the cheapest fleet of its types that would hold all tasks which stand on its instances or
 * wait for it, with its daemons on each: by price where each type has one, else the fewest instances. It goes by what tasks take
 * and by what keeps tasks of one kind apart (distinctInstance, static host ports); not by zones and memberOf, nor by
 * ports that two task definitions share. Those can only ask for more: the bound always holds.
 */
export function smallestFleets(
  world: WorldView,
  roster: Roster,
  scenario: Scenario,
  solver: Solver,
): readonly SmallestFleet[] {
  return scenario.autoScalingGroups.flatMap(({ name }, group): SmallestFleet[] => {
    const { groups, placed, waiting } = heldTasks(world, roster, scenario, group);
    const now = fleetNow(world, scenario, group);
    if (now.instances === 0 && placed + waiting === 0) return [];
    const { types, priced } = typesOf(world, roster, scenario, group);
    const best = bestFleet(types, groups, solver);
    return [
      {
        autoScalingGroup: name,
        tasks: placed + waiting,
        waiting,
        now,
        smallest: smallestOf(scenario, group, best, priced),
        atLeast: atLeast(types, best, priced),
      },
    ];
  });
}

function typesOf(
  world: WorldView,
  roster: Roster,
  scenario: Scenario,
  group: number,
): { readonly types: readonly FleetType[]; readonly priced: boolean } {
  const { instanceTypes } = scenario.autoScalingGroups[group];
  const withPrice = fleetTypesOf(scenario, group);
  const priced = withPrice.length === instanceTypes.length && withPrice.every(({ usdPerHour }) => usdPerHour > 0);
  const types = instanceTypes.map((type, n) => ({
    capacity: roomBesideDaemons(world, roster, group, type),
    usdPerHour: priced ? withPrice[n].usdPerHour : 1,
  }));
  return { types, priced };
}

function fleetNow({ instances }: WorldView, scenario: Scenario, group: number): FleetSize {
  const rows = Array.from({ length: instances.size }, (_, row) => row).filter(
    (row) => instances.state[row] !== instanceState.none && instances.group[row] === group,
  );
  const prices = rows.flatMap(
    (row) => instanceUsdPerHour(scenario, instances.type[row], instances.spot[row] === 1) ?? [],
  );
  const usd = prices.reduce((sum, price) => sum + price, 0);
  return { instances: rows.length, usdPerHour: prices.length < rows.length ? null : round(usd, USD_DECIMALS) };
}

function smallestOf(
  scenario: Scenario,
  group: number,
  { usdPerHour, instances }: BestFleet,
  priced: boolean,
): SmallestFleet['smallest'] {
  if (usdPerHour === undefined) return null;
  const counts = scenario.autoScalingGroups[group].instanceTypes.map((type, n) => ({
    name: scenario.instanceTypes[type].name,
    count: instances.reduce((sum, used) => (used.type === n ? sum + used.count : sum), 0),
  }));
  return {
    instances: counts.reduce((sum, { count }) => sum + count, 0),
    usdPerHour: priced ? round(usdPerHour, USD_DECIMALS) : null,
    byInstanceType: Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ name, count }) => [name, count])),
  };
}

function atLeast(
  types: readonly FleetType[],
  { usdPerHour, boundUsdPerHour }: BestFleet,
  priced: boolean,
): SmallestFleet['atLeast'] {
  if (usdPerHour === undefined) return null;
  const [{ usdPerHour: each }] = types;
  const alike = types.every((type) => type.usdPerHour === each);
  return {
    instances: alike ? Math.ceil(boundUsdPerHour / each - ALMOST) : null,
    usdPerHour: priced ? round(boundUsdPerHour, USD_DECIMALS) : null,
  };
}
