import { dive, fleetOf, type Used } from './dive.js';
import { firstFitDecreasing, type TaskGroup } from './first-fit-decreasing.js';
import { fleetBound, type FleetType } from './fleet-bound.js';
import { solveLinear, type Solver } from './linear-program.js';
import { generateColumns, patternProgram } from './pattern-columns.js';
import { allPatterns, firstPatterns, type Pattern } from './patterns.js';

/** The cheapest fleet that was found, and what no fleet undercuts. */
export interface BestFleet {
  /** US dollars an hour; undefined when some task fits no type. */
  readonly usdPerHour: number | undefined;
  /** Proven: no fleet that holds the tasks costs less. */
  readonly boundUsdPerHour: number;
  /** What it is built of. Together the tasks are those of the groups. */
  readonly instances: readonly (Pattern & { readonly count: number })[];
}

/** Up to so many groups all patterns are listed, if they are not too many; else they are made as they are wanted. */
const MOST_GROUPS_LISTED = 10;
const MOST_PATTERNS_LISTED = 3000;
const MOST_ROUNDS = 400;
const TOLERANCE = 1e-7;

/**
 * The cheapest fleet of these types, any number of each, that holds the tasks: the pattern formulation of cutting stock.
 * A pattern is what one instance holds; the program chooses how often each is used. With many groups, patterns are made as they
 * are wanted, and the fleet is good, but need not be the best; the bound holds all the same.
 */
export function bestFleet(types: readonly FleetType[], groups: readonly TaskGroup[], solver: Solver): BestFleet {
  const wanted = groups.filter(({ count }) => count > 0);
  const listed = wanted.length <= MOST_GROUPS_LISTED ? allPatterns(types, wanted, MOST_PATTERNS_LISTED) : undefined;
  const start = listed ?? firstPatterns(types, wanted);
  if (!wanted.every((_, g) => start.some(({ tasks }) => tasks[g] > 0))) {
    return { usdPerHour: undefined, boundUsdPerHour: Infinity, instances: [] };
  }
  if (wanted.length === 0) return { usdPerHour: 0, boundUsdPerHour: 0, instances: [] };
  const found =
    listed === undefined ? approach(types, wanted, start, solver) : solveListed(types, wanted, listed, solver);
  const fleet = cheapest(types, [aloneFleet(types, wanted, start), ...packedFleets(types, wanted), ...found.fleets]);
  const usd = usdOf(types, fleet);
  const proven = wholeInstances(types, found.leastUsd - TOLERANCE * usd);
  return {
    usdPerHour: usd,
    boundUsdPerHour: Math.min(usd, Math.max(proven, fleetBound(types, wanted))),
    instances: fleet.map((used) => ({ ...used, tasks: spreadOut(used.tasks, groups) })),
  };
}

interface Found {
  readonly fleets: readonly (readonly Used[])[];
  /** What every fleet costs at least. */
  readonly leastUsd: number;
}

/** The best of all patterns; where the solver gives up, a dive, and the bound of the linear program. */
function solveListed(
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  patterns: readonly Pattern[],
  solver: Solver,
): Found {
  const whole = solveLinear(patternProgram(types, groups, patterns, true), solver);
  if (whole.optimal) return { fleets: unlessEmpty(fleetOf(patterns, whole.values, groups)), leastUsd: whole.objective };
  const linear = solveLinear(patternProgram(types, groups, patterns, false), solver);
  return { fleets: unlessEmpty(dive(types, groups, patterns, solver)), leastUsd: linear.objective };
}

function approach(
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  start: readonly Pattern[],
  solver: Solver,
): Found {
  const { patterns, leastUsd } = generateColumns(types, groups, start, solver, MOST_ROUNDS);
  return { fleets: unlessEmpty(dive(types, groups, patterns, solver)), leastUsd };
}

const unlessEmpty = (fleet: readonly Used[]): readonly (readonly Used[])[] => (fleet.length > 0 ? [fleet] : []);

/** Of one type each, by first fit decreasing. */
const packedFleets = (types: readonly FleetType[], groups: readonly TaskGroup[]): readonly (readonly Used[])[] =>
  types.flatMap(({ capacity }, type) => {
    const { runs, unplaced } = firstFitDecreasing(groups, capacity);
    if (unplaced.some((n) => n > 0)) return [];
    return [runs.map(({ instances, tasks }): Used => ({ type, tasks, count: instances }))];
  });

/** Where all types cost the same, a fleet costs a whole number of times that. */
function wholeInstances(types: readonly FleetType[], usd: number): number {
  const [{ usdPerHour }] = types;
  const alike = usdPerHour > 0 && types.every((type) => type.usdPerHour === usdPerHour);
  return alike ? Math.ceil(usd / usdPerHour - TOLERANCE) * usdPerHour : usd;
}

/** Each group by itself, on the type where it costs least. */
const aloneFleet = (
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  patterns: readonly Pattern[],
): readonly Used[] =>
  groups.flatMap(({ count }, g) => {
    const holding = patterns.filter(({ tasks }) => tasks[g] > 0);
    const usdPerTask = ({ type, tasks }: Pattern): number => types[type].usdPerHour / tasks[g];
    return holdOnly(
      holding.reduce((a, b) => (usdPerTask(b) < usdPerTask(a) ? b : a)),
      g,
      count,
    );
  });

function holdOnly({ type, tasks }: Pattern, g: number, count: number): readonly Used[] {
  const only = (n: number): readonly number[] => tasks.map((_, other) => (other === g ? n : 0));
  const full = Math.floor(count / tasks[g]);
  const rest = count - full * tasks[g];
  return [
    ...(full > 0 ? [{ type, tasks: only(tasks[g]), count: full }] : []),
    ...(rest > 0 ? [{ type, tasks: only(rest), count: 1 }] : []),
  ];
}

/** Type by type, so that many small sums do not round differently from one great one. */
const usdOf = (types: readonly FleetType[], fleet: readonly Used[]): number =>
  types.reduce(
    (usd, { usdPerHour }, t) =>
      usd + usdPerHour * fleet.reduce((sum, { type, count }) => (type === t ? sum + count : sum), 0),
    0,
  );

const cheapest = (types: readonly FleetType[], fleets: readonly (readonly Used[])[]): readonly Used[] =>
  fleets.reduce((best, fleet) => (usdOf(types, fleet) < usdOf(types, best) ? fleet : best));

/** Groups without tasks have their place again. */
function spreadOut(tasks: readonly number[], groups: readonly TaskGroup[]): readonly number[] {
  let next = 0;
  return groups.map(({ count }) => (count > 0 ? tasks[next++] : 0));
}
