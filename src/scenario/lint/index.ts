import type { LintRule } from './define-rule.js';
import { aliasClaimedTwice } from './rule/alias-claimed-twice.js';
import { appMeshEnded } from './rule/app-mesh-ended.js';
import { autoScalingAboveMaxSize } from './rule/auto-scaling-above-max-size.js';
import { balancedOnly } from './rule/balanced-only.js';
import { baseTakesAll } from './rule/base-takes-all.js';
import { beyondAwsLimits } from './rule/beyond-aws-limits.js';
import { binpackWithoutReservation } from './rule/binpack-without-reservation.js';
import { capacitySetByHand } from './rule/capacity-set-by-hand.js';
import { constraintsNeverMet } from './rule/constraints-never-met.js';
import { constraintsStopScaleOut } from './rule/constraints-stop-scale-out.js';
import { daemonShare } from './rule/daemon-share.js';
import { daemonsCostATask } from './rule/daemons-cost-a-task.js';
import { daemonsLeaveNoRoom } from './rule/daemons-leave-no-room.js';
import { deploymentDeadlock } from './rule/deployment-deadlock.js';
import { deploymentRaisesDemand } from './rule/deployment-raises-demand.js';
import { deploymentWithoutRoom } from './rule/deployment-without-room.js';
import { desiredAboveMaxSize } from './rule/desired-above-max-size.js';
import { desiredOutsideAutoScaling } from './rule/desired-outside-auto-scaling.js';
import { distinctInstanceAboveFleet } from './rule/distinct-instance-above-fleet.js';
import { emptyGroupBelow100 } from './rule/empty-group-below-100.js';
import { eniDensity } from './rule/eni-density.js';
import { externalBadFit } from './rule/external-bad-fit.js';
import { externalEndpointsBlocked } from './rule/external-endpoints-blocked.js';
import { externalGoodFit } from './rule/external-good-fit.js';
import { externalOperatingSystem } from './rule/external-operating-system.js';
import { forcedEndWithoutDraining } from './rule/forced-end-without-draining.js';
import { idleAfterBurst } from './rule/idle-after-burst.js';
import { instancesProtectedForEver } from './rule/instances-protected-for-ever.js';
import { launchTypeBypassesProvider } from './rule/launch-type-bypasses-provider.js';
import { maximumStepTooSmall } from './rule/maximum-step-too-small.js';
import { minimumStepOvershoots } from './rule/minimum-step-overshoots.js';
import { noCircuitBreaker } from './rule/no-circuit-breaker.js';
import { noInstanceHoldsTask } from './rule/no-instance-holds-task.js';
import { priceUnknown } from './rule/price-unknown.js';
import { protectionWithoutInstanceFlag } from './rule/protection-without-instance-flag.js';
import { protectionWithoutManagedScaling } from './rule/protection-without-managed-scaling.js';
import { proxyTakesHalf } from './rule/proxy-takes-half.js';
import { proxyTooSmall } from './rule/proxy-too-small.js';
import { providerWithoutManagedScaling } from './rule/provider-without-managed-scaling.js';
import { provisioningLimitBelowBurst } from './rule/provisioning-limit-below-burst.js';
import { provisioningTimeoutBeforeBoot } from './rule/provisioning-timeout-before-boot.js';
import { randomPlacementDefeatsTarget } from './rule/random-placement-defeats-target.js';
import { registryAboveQuota } from './rule/registry-above-quota.js';
import { replacementFirstOnSpot } from './rule/replacement-first-on-spot.js';
import { reservedHostPort } from './rule/reserved-host-port.js';
import { scaleInDrainsBusyInstances } from './rule/scale-in-drains-busy-instances.js';
import { scaleInKillsTasks } from './rule/scale-in-kills-tasks.js';
import { severalShapesAtOnce } from './rule/several-shapes-at-once.js';
import { singleZone } from './rule/single-zone.js';
import { smallerTypeFirst } from './rule/smaller-type-first.js';
import { spotOnly } from './rule/spot-only.js';
import { spotWithOneType } from './rule/spot-with-one-type.js';
import { spreadDefeatsTarget } from './rule/spread-defeats-target.js';
import { spreadKeepsInstancesBusy } from './rule/spread-keeps-instances-busy.js';
import { staticPortAboveInstances } from './rule/static-port-above-instances.js';
import { stopLongerThanSpotNotice } from './rule/stop-longer-than-spot-notice.js';
import { strategyNeverAsked } from './rule/strategy-never-asked.js';
import { taskLargerThanRegisteredMemory } from './rule/task-larger-than-registered-memory.js';
import { taskLargerThanSmallestType } from './rule/task-larger-than-smallest-type.js';
import { twoFromZero } from './rule/two-from-zero.js';
import { unusedProvider } from './rule/unused-provider.js';
import { vcpuQuotaBelowMaxSize } from './rule/vcpu-quota-below-max-size.js';
import { warmUpFarLongerThanBoot } from './rule/warm-up-far-longer-than-boot.js';
import { warmUpShorterThanBoot } from './rule/warm-up-shorter-than-boot.js';
import { weightZero } from './rule/weight-zero.js';
import { weightsBlindToFit } from './rule/weights-blind-to-fit.js';
import { workloadAboveMaxSize } from './rule/workload-above-max-size.js';
import { zoneOfAnotherRegion } from './rule/zone-of-another-region.js';
import { zoneSpreadBeforeBinpack } from './rule/zone-spread-before-binpack.js';

/** Every rule, in the order of docs/lint.md. A code is never used again. */
export const lintRules: readonly LintRule[] = [
  // What fits.
  taskLargerThanSmallestType,
  taskLargerThanRegisteredMemory,
  daemonsLeaveNoRoom,
  noInstanceHoldsTask,
  weightsBlindToFit,
  constraintsNeverMet,
  constraintsStopScaleOut,
  reservedHostPort,
  staticPortAboveInstances,
  distinctInstanceAboveFleet,
  desiredAboveMaxSize,
  autoScalingAboveMaxSize,
  workloadAboveMaxSize,
  eniDensity,
  daemonShare,
  daemonsCostATask,
  binpackWithoutReservation,
  // How groups grow.
  spreadDefeatsTarget,
  randomPlacementDefeatsTarget,
  zoneSpreadBeforeBinpack,
  spreadKeepsInstancesBusy,
  emptyGroupBelow100,
  twoFromZero,
  minimumStepOvershoots,
  maximumStepTooSmall,
  warmUpShorterThanBoot,
  warmUpFarLongerThanBoot,
  smallerTypeFirst,
  severalShapesAtOnce,
  provisioningLimitBelowBurst,
  provisioningTimeoutBeforeBoot,
  idleAfterBurst,
  vcpuQuotaBelowMaxSize,
  // How tasks reach capacity.
  launchTypeBypassesProvider,
  providerWithoutManagedScaling,
  weightZero,
  baseTakesAll,
  unusedProvider,
  beyondAwsLimits,
  strategyNeverAsked,
  zoneOfAnotherRegion,
  // How instances and tasks end.
  protectionWithoutInstanceFlag,
  protectionWithoutManagedScaling,
  instancesProtectedForEver,
  scaleInKillsTasks,
  scaleInDrainsBusyInstances,
  forcedEndWithoutDraining,
  deploymentDeadlock,
  deploymentWithoutRoom,
  deploymentRaisesDemand,
  noCircuitBreaker,
  stopLongerThanSpotNotice,
  replacementFirstOnSpot,
  spotOnly,
  spotWithOneType,
  // What a run depends on.
  singleZone,
  balancedOnly,
  capacitySetByHand,
  priceUnknown,
  desiredOutsideAutoScaling,
  // ECS Anywhere.
  externalOperatingSystem,
  externalBadFit,
  externalGoodFit,
  externalEndpointsBlocked,
  // How services find and call each other.
  appMeshEnded,
  registryAboveQuota,
  proxyTakesHalf,
  proxyTooSmall,
  aliasClaimedTwice,
];
