import type { Rule } from '../rule.js';
import { source } from './sources.js';

const rebalancing = 'ECS Developer Guide, service-rebalancing';
const autoscaling = 'ECS Developer Guide, service-auto-scaling';
const aas = 'Application Auto Scaling API model (botocore)';

/** Services that follow their load, and that even out over zones. */
export const serviceScaling: readonly Rule[] = [
  {
    id: 'AS-1',
    says: 'Target tracking and step scaling on CPU, memory or requests per target (and minute), scheduled actions that set the bounds. (No custom metrics.)',
    source: aas,
    confidence: 'documented',
  },
  {
    id: 'AS-2',
    says: 'The CPU of a service is what its tasks use of what they reserve, once a minute. CPU may exceed 100 %, memory may not.',
    source: 'ECS Developer Guide, cloudwatch-metrics',
    confidence: 'documented',
  },
  {
    id: 'AS-3',
    says: 'The high alarm: 3 of 3 minutes above the target. The low alarm: 15 of 15 minutes below 0.9 × the target.',
    source: 'an AWS workshop that prints the alarms of a target of 30',
    confidence: 'observed',
    knobs: 'serviceLowThresholdFactor: 0.9',
  },
  {
    id: 'AS-4',
    says: 'Target tracking goes to ⌈current × metric / target⌉, out and in, within the bounds.',
    source: 'ECS Developer Guide, service-autoscaling-targettracking',
    confidence: 'inferred',
  },
  {
    id: 'AS-5',
    says: 'Cooldowns are 300 s. In that of a scale-out what was added counts as part of the next scale-out. A scale-in waits for both, a scale-out for none but its own, and it ends that of a scale-in.',
    source: aas,
    confidence: 'documented',
  },
  {
    id: 'AS-6',
    says: 'Out if any policy wants it; in only if all that may scale in want it; the largest of the capacities wins.',
    source: `${autoscaling}; AWS CLI, put-scaling-policy`,
    confidence: 'documented',
  },
  {
    id: 'AS-7',
    says: 'Missing data is no low load: nothing happens.',
    source: autoscaling,
    confidence: 'documented',
  },
  {
    id: 'AS-8',
    says: 'During a deployment a service scales out and not in.',
    source: autoscaling,
    confidence: 'documented',
  },
  {
    id: 'AS-9',
    says: 'Steps above the threshold hold lower ≤ x < upper, below it lower < x ≤ upper, without gaps or overlaps. Percentages are rounded towards 0, but what lies between 0 and 1 is 1; minAdjustmentMagnitude is their least.',
    source: aas,
    confidence: 'documented',
  },
  {
    id: 'AS-10',
    says: 'ALBRequestCountPerTarget does not go with blue/green deployments by CodeDeploy.',
    source: autoscaling,
    confidence: 'documented',
    outOfScope: 'Deployments are rolling here: there is no CodeDeploy.',
  },
  {
    id: 'MS-46',
    says: 'Since 2026 services may scale on metrics of 20 s. The metric of managed scaling is unchanged.',
    source: 'press reports',
    confidence: 'weak',
    outOfScope: 'Service metrics have a datapoint a minute.',
  },
  {
    id: 'AZ-1',
    says: 'Zone rebalancing is for REPLICA services whose first strategy is spread over zones or that have none; not for DAEMON, EXTERNAL, a maximumPercent of 100, or a constraint on the zone. (Classic Load Balancers are not modelled.)',
    source: rebalancing,
    confidence: 'documented',
  },
  {
    id: 'AZ-2',
    says: 'It is ENABLED by default where the service is eligible.',
    source: `${rebalancing}; ${source.api}, CreateService`,
    confidence: 'documented',
  },
  {
    id: 'AZ-3',
    says: 'It works in steady state only. Each zone gets ⌊desired / zones⌋ tasks, the remainder one each; balanced is a difference of at most one. The zones are those of the instances that the service may use. How often it looks is not written.',
    source: rebalancing,
    confidence: 'inferred',
    knobs: 'rebalanceInterval: 5m',
  },
  {
    id: 'AZ-4',
    says: 'A task starts in the lightest zone; when it is healthy one stops in the heaviest. Within the maximum; a deployment or a protected task ends it. It launches no instance: without room in the zone it fails (SERVICE_TASK_PLACEMENT_FAILURE).',
    source: rebalancing,
    confidence: 'documented',
    note: 'A move stays within one capacity provider, for a task’s provider is never revised (CP-4). AWS does not say how the two go together.',
  },
  {
    id: 'MS-71',
    says: 'ECS evens services out over zones by itself, on the instances that there are: it cannot launch any.',
    source: rebalancing,
    confidence: 'documented',
  },
];
