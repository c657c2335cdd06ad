import { kindCount } from '../attributes.js';
import type { Roster } from '../roster.js';
import type { Scenario } from '../scenario.js';
import { FIRST_ROWS, i32 } from './columns.js';

/** Tasks of each task group by instance and by attribute value; desired status RUNNING (PL-5, CO-3). */
export function createTaskGroupCounts(scenario: Scenario, roster: Roster) {
  const valueOf = roster.spreadAttributes.map(() => i32(FIRST_ROWS));
  const values = 1 + kindCount(scenario);
  return roster.taskGroups.map(() => ({
    onInstance: i32(FIRST_ROWS),
    spreads: roster.spreadAttributes.map((attribute, n) => ({ attribute, valueOf: valueOf[n], count: i32(values) })),
  }));
}
