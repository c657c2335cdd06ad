import type { Fleet, PlacementRequest } from '../policy/packing/fleet.js';
import { fits } from '../policy/placement/fits.js';
import { chooseNaively } from '../policy/placement/naive.js';

/** What places tasks on a fleet. */
export interface Scheduler {
  /**
   * The row of the instance that takes the task, or -1. `random` draws from [0, 1). The request of one kind of task is the
   * same object each time, so a scheduler may remember things by it.
   */
  readonly choose: (request: PlacementRequest, random: () => number) => number;
}

export interface Choice {
  readonly row: number;
  /** How many numbers were drawn. */
  readonly draws: number;
}

export interface Judgement {
  readonly expected: Choice;
  /** Undefined: the scheduler threw. */
  readonly actual: Choice | undefined;
  /** What is wrong with the scheduler's choice, each a sentence; empty: nothing. */
  readonly faults: readonly string[];
}

/**
 * Asks a scheduler and the definition of placement, `chooseNaively`, and compares. Two laws are checked without the
 * definition: what is chosen can take the task, and nothing is chosen only where nothing can.
 */
export function judgeDecision(fleet: Fleet, request: PlacementRequest, scheduler: Scheduler, draw: number): Judgement {
  const expected = count(draw, (random) => chooseNaively(fleet, request, random));
  let actual: Choice;
  try {
    actual = count(draw, (random) => scheduler.choose(request, random));
  } catch (error) {
    return { expected, actual: undefined, faults: [`it threw ${String(error)}`] };
  }
  return { expected, actual, faults: [...lawsBroken(fleet, request, actual.row), ...differences(expected, actual)] };
}

function count(draw: number, choose: (random: () => number) => number): Choice {
  let draws = 0;
  const row = choose(() => (draw + draws++ * SILVER_RATIO) % 1);
  return { row, draws };
}

/** Multiples of it lie everywhere in [0, 1): the draws of one decision after the first. */
const SILVER_RATIO = 0.4142135623730951;

function lawsBroken(fleet: Fleet, request: PlacementRequest, row: number): string[] {
  if (row === -1) {
    for (let r = 0; r < fleet.size; r++) if (fits(fleet, request, r)) return [`it found nothing, and row ${r} fits`];
    return [];
  }
  if (!Number.isInteger(row) || row < 0 || row >= fleet.size) return [`${row} is no row of the fleet`];
  return fits(fleet, request, row) ? [] : [`row ${row} cannot take the task`];
}

function differences(expected: Choice, actual: Choice): string[] {
  if (actual.row !== expected.row) return [`it chose ${rowText(actual)}, the definition ${rowText(expected)}`];
  if (actual.draws === expected.draws) return [];
  return [`it drew ${actual.draws} numbers, the definition ${expected.draws}`];
}

/** `row 3`, or `none`. */
export const rowText = ({ row }: Choice): string => (row === -1 ? 'none' : `row ${row}`);
