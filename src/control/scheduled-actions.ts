import type { Group } from '../model/facts.js';
import type { ScheduledAction } from '../model/scenario.js';
import type { Tools } from './loop.js';

/** Changes of minSize, maxSize and desiredCapacity by the clock. Call what it returns once, at the start of the run. */
export function createScheduledActions(
  { scenario, clock, wake }: Tools<never, never>,
  act: (g: Group, action: ScheduledAction) => void,
): () => void {
  const planned = scenario.autoScalingGroups.flatMap(({ scheduledActions }, g) =>
    scheduledActions.map((action) => ({ g, action })),
  );
  const due = wake('settle', (n: number) => {
    const { g, action } = planned[n];
    act(g, action);
    if (action.everyMs !== undefined) due.at(clock.nowMs + action.everyMs, n);
  });
  return () => {
    planned.forEach(({ action }, n) => {
      due.at(action.atMs, n);
    });
  };
}
