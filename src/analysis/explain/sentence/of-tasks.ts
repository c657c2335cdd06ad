import type { FactName } from '../../../model/facts.js';
import type { TraceEntry } from '../../read-trace.js';
import { counted, field, lasting, words, type Wordings } from './wording.js';

type Names = Extract<
  Exclude<FactName, `Task${'OutOfReach' | 'Reached'}`>,
  | `Task${string}`
  | `Fargate${string}`
  | `Deployment${string}`
  | `Rebalancing${string}`
  | `Launch${'Throttled' | 'RateReached'}`
  | `Service${'Scaled' | 'BoundsChanged' | 'MetricMeasured'}`
  | 'RunStarted'
  | 'ScenarioUpdated'
  | 'DesiredCountChanged'
  | 'RunTaskCalled'
  | 'LastStatusChanged'
  | 'HealthCheckFailed'
  | 'ProvisioningLimitReached'
>;

/** A task that never had a place stops by other rules than one that had. */
function ruleOfStop({ cause, reason }: TraceEntry): string {
  if (cause === 'timedOut') return 'MS-38';
  if (cause !== 'rejected') return 'SS-15';
  return reason === 'provisioningLimit' ? 'MS-37' : 'PL-1';
}

function pathText(e: TraceEntry): string {
  if (e['provider'] === null) return 'with launch type EC2';
  return e['provider'] === 'EXTERNAL' ? 'with launch type EXTERNAL' : `through ${field(e, 'provider')}`;
}

/** What asks for tasks, and what becomes of them. */
export const ofTasks: Wordings<Names> = {
  RunStarted: { rules: [], say: () => 'the run began' },
  ScenarioUpdated: { rules: [], say: (e) => `the scenario's update of ${field(e, 'update')} came into force` },
  DesiredCountChanged: {
    rules: ['SS-1'],
    say: (e) => `the desired count of ${field(e, 'service')} became ${field(e, 'desiredCount')}`,
  },
  RunTaskCalled: {
    rules: ['MS-37'],
    say: (e) => `RunTask was called for ${counted(e, 'count', 'task')} of ${field(e, 'requester')}`,
  },
  TaskRequested: {
    rules: ['CP-3'],
    say: (e) => `${field(e, 'task')} was asked for, ${pathText(e)}`,
  },
  TaskWaited: {
    rules: ['MS-37', 'PL-1'],
    say: (e) =>
      `no instance could take ${field(e, 'task')}: ${words(e, 'reason')}${e['closest'] === null ? '' : `, and ${field(e, 'closest')} came nearest`}`,
  },
  TaskPlaced: { rules: ['PL-1'], say: (e) => `${field(e, 'task')} was placed on ${field(e, 'instance')}` },
  FargateTaskPlaced: { rules: ['CP-2'], say: (e) => `Fargate took ${field(e, 'task')} in ${field(e, 'zone')}` },
  TaskAdmitted: { rules: ['RA-16'], say: (e) => `the agent had room for ${field(e, 'task')} at last` },
  LastStatusChanged: {
    rules: ['SS-15'],
    say: (e) => `${field(e, 'task')} was ${field(e, 'lastStatus').toUpperCase()}`,
  },
  TaskStarted: { rules: ['SS-15'], say: (e) => `${field(e, 'task')} was RUNNING` },
  TaskStopping: { rules: ['SS-15'], say: (e) => `${field(e, 'task')} was told to stop: ${words(e, 'cause')}` },
  TaskStopped: {
    rules: (e) => [ruleOfStop(e)],
    say: (e) =>
      `${field(e, 'task')} was STOPPED: ${words(e, 'cause')}${e['reason'] === null ? '' : `, ${words(e, 'reason')}`}`,
  },
  HealthCheckFailed: { rules: ['SS-16'], say: (e) => `the health checks of ${field(e, 'task')} began to fail` },
  TaskUnhealthy: { rules: ['SS-5', 'SS-7'], say: (e) => `${field(e, 'task')} was found unhealthy` },
  TaskProtected: { rules: ['PL-24'], say: (e) => `${field(e, 'task')} was protected from scale-in` },
  LaunchThrottled: {
    rules: ['SS-9', 'MS-41'],
    say: (e) => `${field(e, 'service')} may start no task for ${lasting(e, 'delayMs')}: its tasks never start`,
  },
  LaunchRateReached: {
    rules: ['SS-10'],
    say: (e) => `${field(e, 'requester')} had asked for all the tasks that minute ${field(e, 'minute')} allows`,
  },
  ProvisioningLimitReached: {
    rules: ['MS-37'],
    say: (e) =>
      `${counted(e, 'provisioning', 'task')} waited for capacity: the cluster's limit, for ${field(e, 'requester')}`,
  },
  DeploymentStarted: {
    rules: ['SS-2'],
    say: (e) => `a deployment of ${field(e, 'revision')} began for ${field(e, 'service')}: ${words(e, 'cause')}`,
  },
  DeploymentFailuresCounted: {
    rules: ['SS-11', 'SS-13'],
    say: (e) => `the deployment of ${field(e, 'service')} had ${counted(e, 'failures', 'failed task')}`,
  },
  DeploymentBlocked: {
    rules: ['SS-4'],
    say: (e) => `the deployment of ${field(e, 'service')} could neither stop nor start ${counted(e, 'tasks', 'task')}`,
  },
  DeploymentFailed: {
    rules: ['SS-11'],
    say: (e) =>
      `the deployment of ${field(e, 'revision')} for ${field(e, 'service')} failed after ${counted(e, 'failures', 'failed task')}`,
  },
  DeploymentCompleted: {
    rules: ['SS-2'],
    say: (e) => `the deployment of ${field(e, 'revision')} for ${field(e, 'service')} was complete`,
  },
  RebalancingStarted: {
    rules: ['AZ-4'],
    say: (e) => `a task of ${field(e, 'service')} was to move from ${field(e, 'from')} to ${field(e, 'to')}`,
  },
  RebalancingEnded: {
    rules: ['AZ-4'],
    say: (e) => `the move of a task of ${field(e, 'service')} ended: ${words(e, 'outcome')}`,
  },
  ServiceMetricMeasured: {
    rules: ['AS-3'],
    say: (e) =>
      e['value'] === null
        ? `${field(e, 'policy')} had no datapoint`
        : `the metric of ${field(e, 'policy')} was ${field(e, 'value')}; ${counted(e, 'high', 'datapoint')} in a row above, ${field(e, 'low')} below`,
  },
  ServiceScaled: {
    rules: ['AS-3', 'AS-6'],
    say: (e) =>
      `Application Auto Scaling took ${field(e, 'service')} from ${field(e, 'from')} to ${counted(e, 'to', 'task')}`,
  },
  ServiceBoundsChanged: {
    rules: ['AS-6'],
    say: (e) => `${field(e, 'service')} may have ${field(e, 'minCapacity')} to ${counted(e, 'maxCapacity', 'task')}`,
  },
};
