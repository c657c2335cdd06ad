import type { Handlers } from '../../kernel/fact.js';
import { deploymentCause, rebalancingOutcome, type Facts } from '../facts.js';
import { rowOf } from '../slots.js';
import { deploymentState, doom, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';

type CountFacts =
  | 'DesiredCountChanged'
  | 'ServiceScaled'
  | 'ServiceBoundsChanged'
  | 'ServiceMetricMeasured'
  | 'LaunchRateReached'
  | 'LaunchThrottled'
  | 'ProvisioningLimitReached';
type HealthFacts = 'TaskProtected' | 'HealthCheckFailed' | 'TaskUnhealthy';
type DeploymentFacts =
  'DeploymentStarted' | 'DeploymentFailuresCounted' | 'DeploymentBlocked' | 'DeploymentFailed' | 'DeploymentCompleted';
type RebalancingFacts = 'RebalancingStarted' | 'RebalancingEnded';
type ServiceFacts = CountFacts | HealthFacts | DeploymentFacts | RebalancingFacts;

/** Remembers what each service is to be, and how far it is. */
export const serviceFold = (world: World, clock: FoldClock): Pick<Handlers<Facts>, ServiceFacts> => ({
  ...countFold(world, clock),
  ...healthFold(world, clock),
  ...deploymentFold(world),
  ...rebalancingFold(world),
});

function countFold(
  { requesters, scalableTargets, servicePolicies }: World,
  clock: FoldClock,
): Pick<Handlers<Facts>, CountFacts> {
  return {
    DesiredCountChanged(service, desiredCount) {
      requesters.desiredCount[service] = desiredCount;
    },
    ServiceScaled(service, from, to) {
      if (to < from) {
        scalableTargets.lastInAtMs[service] = clock.nowMs;
        return;
      }
      scalableTargets.lastOutAtMs[service] = clock.nowMs;
      scalableTargets.lastOutFrom[service] = from;
      scalableTargets.lastOutTo[service] = to;
    },
    ServiceBoundsChanged(service, minCapacity, maxCapacity) {
      scalableTargets.minCapacity[service] = minCapacity;
      scalableTargets.maxCapacity[service] = maxCapacity;
    },
    ServiceMetricMeasured(policy, value, high, low) {
      servicePolicies.value[policy] = value;
      servicePolicies.high[policy] = high;
      servicePolicies.low[policy] = low;
    },
    LaunchRateReached(requester, minute) {
      requesters.rateReachedInMinute[requester] = minute;
    },
    LaunchThrottled(service, delayMs) {
      requesters.failedStarts[service]++;
      requesters.failedStartAtMs[service] = clock.nowMs;
      requesters.throttledUntilMs[service] = clock.nowMs + delayMs;
    },
    ProvisioningLimitReached(requester) {
      requesters.limited[requester] = 1;
    },
  };
}

function healthFold(world: World, clock: FoldClock): Pick<Handlers<Facts>, HealthFacts> {
  const { tasks } = world;
  return {
    TaskProtected(task, untilMs) {
      tasks.protectedUntilMs[rowOf(task)] = untilMs;
    },
    HealthCheckFailed(task) {
      tasks.failingAtMs[rowOf(task)] = clock.nowMs;
    },
    TaskUnhealthy(task) {
      setDoom(world, rowOf(task), doom.unhealthy, true);
    },
  };
}

/** A task becomes, or is no longer, one that its service must replace. */
export function setDoom({ tasks, requesters }: World, t: number, bit: number, on: boolean): void {
  const before = tasks.doomed[t];
  tasks.doomed[t] = on ? before | bit : before & ~bit;
  const requester = tasks.requester[t];
  if (before === 0 && tasks.doomed[t] !== 0) requesters.doomed[requester]++;
  if (before !== 0 && tasks.doomed[t] === 0) requesters.doomed[requester]--;
}

function deploymentFold(world: World): Pick<Handlers<Facts>, DeploymentFacts> {
  const { tasks, placedOf, waiting, requesters } = world;
  const { deployment } = requesters;
  return {
    DeploymentStarted(service, revision, cause) {
      requesters.revision[service] = revision;
      requesters.failedStarts[service] = 0;
      requesters.throttledUntilMs[service] = 0;
      deployment.state[service] = deploymentState.inProgress;
      deployment.failures[service] = 0;
      deployment.hasRun[service] = 0;
      deployment.blocked[service] = 0;
      // SS-13: rolled back to, it is no target again before it has COMPLETED.
      if (cause === deploymentCause.rollback) deployment.completedRevision[service] = -1;
      // A deploy of the same revision replaces its tasks too ("force new deployment").
      const isOld = (t: number): boolean => cause === deploymentCause.deploy || tasks.revision[t] !== revision;
      for (let t = placedOf.first[service]; t >= 0; t = placedOf.next[t]) setDoom(world, t, doom.oldRevision, isOld(t));
      for (let t = waiting.first[0]; t >= 0; t = waiting.next[t])
        if (tasks.requester[t] === service) setDoom(world, t, doom.oldRevision, isOld(t));
    },
    DeploymentFailuresCounted(service, failures) {
      deployment.failures[service] = failures;
    },
    DeploymentBlocked(service) {
      deployment.blocked[service] = 1;
    },
    DeploymentFailed(service) {
      deployment.state[service] = deploymentState.failed;
    },
    DeploymentCompleted(service, revision) {
      deployment.state[service] = deploymentState.completed;
      deployment.completedRevision[service] = revision;
      deployment.blocked[service] = 0;
    },
  };
}

function rebalancingFold({ requesters }: World): Pick<Handlers<Facts>, RebalancingFacts> {
  return {
    RebalancingStarted(service, from, to, provider) {
      requesters.rebalancing[service] = 1;
      requesters.rebalancingFrom[service] = from;
      requesters.rebalancingTo[service] = to;
      requesters.rebalancingProvider[service] = provider;
    },
    RebalancingEnded(service, outcome) {
      requesters.rebalancing[service] = 0;
      requesters.rebalancingFailed[service] = outcome === rebalancingOutcome.placementFailed ? 1 : 0;
    },
  };
}
