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
    says: 'Fargate knows no strategies or constraints, and spreads over zones as well as it can.',
    source: 'ECS Developer Guide, service-rebalancing',
    confidence: 'documented',
    outOfScope: 'Fargate comes with a later capability.',
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
    id: 'PL-24',
    says: 'Tasks with scale-in protection are not stopped by scale-in or deployments.',
    source: 'ECS Developer Guide, task-scale-in-protection',
    confidence: 'documented',
    outOfScope: 'Task scale-in protection comes with capability B.',
  },
  {
    id: 'PL-25',
    says: 'When replacing unhealthy tasks leaves too many, healthy ones stop at random.',
    source: source.services,
    confidence: 'documented',
    outOfScope: 'Health checks come with capability B: no task is unhealthy yet.',
  },
  {
    id: 'CO-1',
    says: 'distinctInstance stands in RunTask and services, not in task definitions, and has no expression. (memberOf comes with capability B.)',
    source: `${source.constraints}; ${source.api}`,
    confidence: 'documented',
  },
  {
    id: 'CO-3',
    says: 'distinctInstance keeps tasks of one service or task group apart, by desired status: a task that is stopping does not block.',
    source: source.constraints,
    confidence: 'documented',
  },
];
