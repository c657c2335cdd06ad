import { instanceState, type WorldView } from '../../model/world.js';

/** What an instance is to the bill. */
export const instanceClass = {
  none: 0,
  /** Its agent has not registered. */
  starting: 1,
  /** It holds tasks. */
  busy: 2,
  /** It drains or terminates: with tasks, and without. */
  leavingBusy: 3,
  leavingEmpty: 4,
  /** It waits for tasks. */
  empty: 5,
} as const;
export const CLASSES = 6;

/** @param held its tasks, daemons apart, whose desired status is RUNNING. */
export function classOf({ instances }: Pick<WorldView, 'instances'>, row: number, held: number): number {
  const state = instances.state[row];
  if (state === instanceState.none) return instanceClass.none;
  if (state === instanceState.terminating || instances.draining[row] === 1)
    return held > 0 ? instanceClass.leavingBusy : instanceClass.leavingEmpty;
  if (instances.registered[row] === 0) return instanceClass.starting;
  return held > 0 ? instanceClass.busy : instanceClass.empty;
}
