import { atMaxSize } from './at-max-size.js';
import { belowDesired } from './below-desired.js';
import { provisioningLimit } from './provisioning-limit.js';
import { provisioningTimeout } from './provisioning-timeout.js';
import { rejectedTask } from './rejected-task.js';
import type { FindingRule } from './run-end.js';
import { terminationPrevented } from './termination-prevented.js';
import { tooLargeTask } from './too-large-task.js';

/** What is looked for at the end of a run; causes before their consequences. */
export const findingRules: readonly FindingRule[] = [
  tooLargeTask,
  atMaxSize,
  provisioningLimit,
  provisioningTimeout,
  rejectedTask,
  terminationPrevented,
  belowDesired,
];
