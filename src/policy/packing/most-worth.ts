import { tasksPerInstance } from '../capacity/per-instance.js';
import type { TaskGroup } from './first-fit-decreasing.js';
import type { FleetType } from './fleet-bound.js';
import { solveLinear, type LinearProgram, type Solver } from './linear-program.js';
import { dimensions } from './patterns.js';

export interface Worth {
  /** Tasks of each group on the instance. */
  readonly tasks: readonly number[];
  readonly worth: number;
  /** No content of the instance is worth more. Equals `worth` unless the search was cut short. */
  readonly atMost: number;
}

/** A content that is better by less is no better: prices are quotients. */
const LEAST_GAIN = 1e-9;

/**
 * What one instance of a type should hold if a task of each group is worth so much: a bounded knapsack in as many dimensions as
 * the tasks need. The linear relaxation puts a price on each dimension; the search goes by what tasks are worth beyond the
 * price of their room, which few can make up for.
 * @param mostSteps where the search is cut short.
 */
export function mostWorth(
  { capacity }: FleetType,
  groups: readonly TaskGroup[],
  worths: readonly number[],
  mostSteps: number,
  solver: Solver,
): Worth {
  const used = dimensions.filter((dimension) => groups.some((needs) => needs[dimension] > 0));
  const most = groups.map((needs) => Math.min(needs.count, tasksPerInstance(needs, capacity)));
  const program: LinearProgram = {
    costs: worths.map((worth) => -worth),
    rows: used.map((dimension) => ({
      terms: groups.flatMap((needs, g) => (needs[dimension] > 0 ? [[g, needs[dimension]] as const] : [])),
      sense: 'atMost',
      bound: capacity[dimension],
    })),
    upperBounds: most,
    whole: false,
  };
  const prices = used.length === 0 ? [] : solveLinear(program, solver).duals.map((dual) => Math.max(0, -dual));
  const needs = groups.map((group) => used.map((dimension) => group[dimension]));
  const gains = needs.map((need, g) => need.reduce((gain, n, d) => gain - n * prices[d], worths[g]));
  return search({ free: used.map((dimension) => capacity[dimension]), prices, needs, most, worths, gains }, mostSteps);
}

interface Knapsack {
  readonly free: readonly number[];
  readonly prices: readonly number[];
  readonly needs: readonly (readonly number[])[];
  readonly most: readonly number[];
  readonly worths: readonly number[];
  /** What a task is worth beyond the price of its room. */
  readonly gains: readonly number[];
}

/** Depth first, greatest gains first. What is left of the room is worth its price at most, and no more than gains come on top. */
function search({ free: room, prices, needs, most, worths, gains }: Knapsack, mostSteps: number): Worth {
  const order = gains.map((_, g) => g).filter((g) => most[g] > 0 && worths[g] > 0);
  order.sort((a, b) => gains[b] - gains[a] || a - b);
  const gainFrom = new Float64Array(order.length + 1);
  for (let n = order.length - 1; n >= 0; n--)
    gainFrom[n] = gainFrom[n + 1] + Math.max(0, gains[order[n]]) * most[order[n]];

  const free = Float64Array.from(room);
  const taken = gains.map(() => 0);
  let best: readonly number[] = gains.map(() => 0);
  let bestWorth = 0;
  let steps = 0;
  const worthOfRoom = (): number => prices.reduce((sum, price, d) => sum + price * free[d], 0);
  const take = (g: number, by: number): void => {
    for (let d = 0; d < free.length; d++) free[d] -= by * needs[g][d];
    taken[g] += by;
  };
  const go = (from: number, worth: number): void => {
    if (worth > bestWorth + LEAST_GAIN) {
      bestWorth = worth;
      best = [...taken];
    }
    const left = worth + worthOfRoom();
    for (let n = from; n < order.length && steps < mostSteps; n++) {
      steps++;
      const g = order[n];
      if (left + gainFrom[n] <= bestWorth + LEAST_GAIN) return;
      let fitting = most[g];
      for (let d = 0; d < free.length; d++)
        if (needs[g][d] > 0) fitting = Math.min(fitting, Math.floor(free[d] / needs[g][d]));
      for (let count = fitting; count > 0; count--) {
        if (left + count * Math.min(0, gains[g]) + gainFrom[n] <= bestWorth + LEAST_GAIN) continue;
        take(g, count);
        go(n + 1, worth + count * worths[g]);
        take(g, -count);
      }
    }
  };
  const atMost = worthOfRoom() + gainFrom[0];
  go(0, 0);
  return { tasks: best, worth: bestWorth, atMost: steps < mostSteps ? bestWorth + LEAST_GAIN : atMost };
}
