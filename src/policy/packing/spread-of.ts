import { assert } from '../../kernel/defect.js';
import type { GroupCounts, SpreadCounts } from './fleet.js';

/** The counts of a task group by one attribute, which some strategy spreads over. */
export function spreadOf({ spreads }: GroupCounts, attribute: string): SpreadCounts {
  for (let n = 0; n < spreads.length; n++) if (spreads[n].attribute === attribute) return spreads[n];
  assert(false, `counts of the task group by the attribute "${attribute}"`);
}
