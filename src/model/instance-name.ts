import type { Scenario } from './scenario.js';

/**
 * The id of an instance of a run, as people read it: the first are those of `initialState`, by the ids of the file; then
 * `i-` and the number. External instances have numbers below 0, so that they shift none of these: see `externalNumber`.
 */
export function instanceName(scenario: Named, number: number): string {
  if (number < 0) return externalName(scenario, EXTERNAL - number);
  const { initialInstances } = scenario;
  return number <= initialInstances.length ? initialInstances[number - 1].id : `i-${number}`;
}

type Named = Pick<Scenario, 'initialInstances' | 'externalInstances'>;

/** -1 stands for no instance at all. */
const EXTERNAL = -2;

/** The number of the nth server, from 0, of an entry: they count through all that the file lists, registered or not. */
export const externalNumber = (
  { externalInstances }: Pick<Scenario, 'externalInstances'>,
  external: number,
  nth: number,
): number => EXTERNAL - nth - externalInstances.slice(0, external).reduce((sum, { count }) => sum + count, 0);

/** The name of the file; `store-2` for the second of several. */
function externalName({ externalInstances }: Named, nth: number): string {
  let before = 0;
  for (const { name, count } of externalInstances) {
    if (nth < before + count) return count === 1 ? name : `${name}-${nth - before + 1}`;
    before += count;
  }
  return `external-${nth + 1}`;
}
