import { agentLost } from './agent-lost.js';
import { atMaxCapacity } from './at-max-capacity.js';
import { atMaxSize } from './at-max-size.js';
import { belowDesired } from './below-desired.js';
import { deployment } from './deployment.js';
import { externalUnreachable } from './external-unreachable.js';
import { fargateInterrupted } from './fargate-interrupted.js';
import { killedWithInstance } from './killed-with-instance.js';
import { launchFailed } from './launch-failed.js';
import { longDrain } from './long-drain.js';
import { provisioningLimit } from './provisioning-limit.js';
import { provisioningTimeout } from './provisioning-timeout.js';
import { rebalancingFailed } from './rebalancing-failed.js';
import { registryFull } from './registry-full.js';
import { rejectedTask } from './rejected-task.js';
import { requestsFailed } from './requests-failed.js';
import type { FindingRule } from './run-end.js';
import { terminationPrevented } from './termination-prevented.js';
import { throttled } from './throttled.js';
import { tooLargeTask } from './too-large-task.js';
import { zoneLost } from './zone-lost.js';

/** What is looked for at the end of a run; causes before their consequences. */
export const findingRules: readonly FindingRule[] = [
  tooLargeTask,
  launchFailed,
  atMaxSize,
  provisioningLimit,
  provisioningTimeout,
  rejectedTask,
  terminationPrevented,
  zoneLost,
  killedWithInstance,
  fargateInterrupted,
  longDrain,
  agentLost,
  externalUnreachable,
  deployment,
  throttled,
  atMaxCapacity,
  rebalancingFailed,
  belowDesired,
  registryFull,
  requestsFailed,
];
