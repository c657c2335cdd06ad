import type { World } from '../world.js';

/** The instance of a row is not as placement saw it last: packing indexes look at it again. */
export function touch({ instances }: Pick<World, 'instances'>, row: number): void {
  const { changes } = instances;
  changes[instances.changed & (changes.length - 1)] = row;
  instances.changed++;
}
