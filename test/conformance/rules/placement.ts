import type { Rule } from '../rule.js';
import { source } from './sources.js';

/** Where tasks are placed, which stop first, and the constraints. */
export const placement: readonly Rule[] = [
  {
    id: 'PL-1',
    says: 'Resources filter, constraints filter, strategies rank what is left, one is taken. Constraints bind; a strategy never makes a task unplaceable.',
    source: `${source.strategies}; ${source.placement}`,
    confidence: 'documented',
  },
  {
    id: 'PL-2',
    says: 'Only ACTIVE instances with a connected agent take tasks, and only with what the task needs besides: an ENI for awsvpc. (Subnets and agent capabilities are not modelled.)',
    source: `${source.api}, ContainerInstance; ${source.serviceEvents}`,
    confidence: 'documented',
  },
  {
    id: 'PL-3',
    says: 'binpack takes the instance with the least left of its one field that still holds the task. The other field is only a filter.',
    source: `${source.api}, PlacementStrategy; ${source.strategies}`,
    confidence: 'documented',
  },
  {
    id: 'PL-4',
    says: 'spread takes the value of its field (instanceId, alias host, or an attribute) with the fewest tasks: of the same service, or of the same task group for standalone tasks (family:NAME unless given).',
    source: `${source.strategies}; ${source.groups}; ${source.api}, RunTask.group`,
    confidence: 'documented',
  },
  {
    id: 'PL-5',
    says: 'The guide says running tasks are counted. Here all whose desired status is RUNNING count, or a burst could not spread.',
    source: `derived from CO-3; ${source.strategies}`,
    confidence: 'inferred',
  },
  { id: 'PL-6', says: 'random takes any candidate, each as likely.', source: source.api, confidence: 'documented' },
  {
    id: 'PL-7',
    says: 'Strategies work in the order given: each chooses among what those before it left; equals at the end are drawn.',
    source: `${source.strategies}; ${source.api}`,
    confidence: 'inferred',
  },
  {
    id: 'PL-8',
    says: 'spread compares only values that have an instance with room: a full zone does not block.',
    source: 'derived from PL-1',
    confidence: 'inferred',
  },
  {
    id: 'PL-9',
    says: 'What spread does with instances that lack the attribute is not written. Here they are one value.',
    source: 'nothing found',
    confidence: 'inferred',
  },
  {
    id: 'PL-10',
    says: 'A service without a strategy goes to the zone with fewest of its tasks, and there to the instance with fewest of them.',
    source: `ECS Developer Guide, service deployment controllers; ${source.api}, UpdateService`,
    confidence: 'contested',
  },
  {
    id: 'PL-11',
    says: 'RunTask without a strategy places at random over the cluster.',
    source: 'ECS Developer Guide, scheduling_tasks (2023)',
    confidence: 'documented',
  },
  {
    id: 'PL-12',
    says: 'At most 5 strategies and 10 constraints; RunTask at most 10 tasks a call.',
    source: source.api,
    confidence: 'documented',
  },
  {
    id: 'PL-13',
    says: 'Fargate knows no strategies or constraints. It spreads over zones as well as it can, FARGATE and FARGATE_SPOT each by itself.',
    source: 'ECS Developer Guide, service-rebalancing',
    confidence: 'documented',
    knobs:
      'fargateProvisioningTime: uniform 10–30 s; fargateSpotInterruptionsPerTaskHour: 0; pricing.fargateSpotDiscountPercent: 70',
    note: 'Fargate never lacks capacity here, and FARGATE_SPOT takes tasks back at a rate that the scenario gives: AWS publishes none.',
  },
  {
    id: 'PL-14',
    says: 'Where no instance fits: a service logs an event that names the closest instance and tries again, RunTask with a launch type fails at once with a reason, a task of a managed provider waits in PROVISIONING.',
    source: `${source.serviceEvents}; ${source.behavior}`,
    confidence: 'documented',
  },
  {
    id: 'PL-20',
    says: 'A shrinking service with binpack stops the task whose instance has most of the resource left afterwards.',
    source: source.strategies,
    confidence: 'documented',
  },
  {
    id: 'PL-21',
    says: 'With spread it stops a task so that the zones stay balanced; inside the zone any.',
    source: source.strategies,
    confidence: 'documented',
  },
  {
    id: 'PL-22',
    says: 'Without a strategy it stops in the zone with most of its tasks, and there on the instance with most of them.',
    source: `${source.services}; ${source.api}, UpdateService`,
    confidence: 'documented',
  },
  {
    id: 'PL-23',
    says: 'A chain is judged in the same order, inverted; random is uniform.',
    source: 'derived from PL-7, PL-20 and PL-21',
    confidence: 'inferred',
  },
  {
    id: 'CO-1',
    says: 'distinctInstance stands in RunTask and services, not in task definitions, and has no expression. memberOf has one, and stands in task definitions too.',
    source: `${source.constraints}; ${source.api}`,
    confidence: 'documented',
  },
  {
    id: 'CO-2',
    says: 'A task that no instance may take stays unplaced, and the scheduler says why.',
    source: source.constraints,
    confidence: 'documented',
  },
  {
    id: 'CO-3',
    says: 'distinctInstance keeps tasks of one service or task group apart, by desired status: a task that is stopping does not block.',
    source: source.constraints,
    confidence: 'documented',
  },
  {
    id: 'CO-4',
    says: 'An expression is subject, operator and argument, combined with and, or, not and parentheses.',
    source: source.queryLanguage,
    confidence: 'documented',
    note: 'The precedence (not, then and, then or) is inferred.',
  },
  {
    id: 'CO-5',
    says: 'The subjects: agentConnected, ec2InstanceId, agentVersion, registeredAt, runningTasksCount, attribute:NAME, task:group, each with its own operators.',
    source: source.queryLanguage,
    confidence: 'documented',
  },
  {
    id: 'CO-6',
    says: '=~ takes a Java regular expression that matches the whole value.',
    source: source.queryLanguage,
    confidence: 'inferred',
  },
  {
    id: 'CO-7',
    says: 'A missing attribute makes every comparison false, != included; only !exists and not(…) keep such instances.',
    source: `${source.constraints}; aws/containers-roadmap#486`,
    confidence: 'documented',
  },
  {
    id: 'CO-8',
    says: 'task:group == X keeps instances that host a task of the group; not(task:group == X) those that host none.',
    source: source.queryLanguage,
    confidence: 'documented',
  },
  {
    id: 'CO-9',
    says: 'Built-in attributes: zone, instance type, CPU architecture, OS type and family; optional ones are there or missing. (AMI, VPC and subnet have no value here.)',
    source: source.constraints,
    confidence: 'documented',
  },
  {
    id: 'CO-10',
    says: 'Attribute names have 1 to 128 letters, digits and - _ / \\ . ; values also blanks inside, @ and :.',
    source: source.constraints,
    confidence: 'documented',
  },
  {
    id: 'CO-11',
    says: 'New constraints or strategies of a service hold for tasks placed from then on and start no deployment; running ones stay. Tasks of a DAEMON that no longer match are stopped.',
    source: `${source.api}, UpdateService`,
    confidence: 'documented',
  },
];
