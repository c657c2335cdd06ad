import type { Scenario } from '../model/scenario.js';

/**
 * The id of the nth instance of a run, as people read it: those of `initialState` are the first, by the ids of the file;
 * all others are `i-` and n.
 */
export const instanceName = ({ initialInstances }: Scenario, number: number): string =>
  number <= initialInstances.length ? initialInstances[number - 1].id : `i-${number}`;
