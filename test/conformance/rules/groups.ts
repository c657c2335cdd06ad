import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** Which instances go, which come, and what the providers’ settings keep. */
export const groups: readonly Rule[] = [
  {
    id: 'MS-47',
    says: 'Managed termination protection needs managed scaling and the group’s own scale-in protection. ECS then keeps an instance protected while it holds a non-daemon task, and only then.',
    source: `${source.protection}; ${source.api}, AutoScalingGroupProvider`,
    confidence: 'documented',
    note: '“ECS picks the instance with the fewest tasks, drains it, then removes the protection”: ECS picks nothing. It frees empty instances, and Auto Scaling ends one of those by its own policy (MS-50).',
  },
  {
    id: 'MS-48',
    says: 'Without it the group picks by its own termination policy and may end busy instances with their tasks.',
    source: `${source.behavior}; ${source.draining}; ${roadmap(900)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-49',
    says: 'Desired capacity falls even when every instance is protected; the termination waits. “Could not scale to desired capacity because all remaining instances are protected from scale-in.” Protection begins at InService.',
    source: `${source.ec2}, instance protection`,
    confidence: 'documented',
  },
  {
    id: 'MS-50',
    says: 'Only unprotected instances; the zone with most instances first; in a mixed fleet then the purchase option that is over its share; then the termination policies in order; then chance.',
    source: `${source.ec2}, termination policies`,
    confidence: 'documented',
  },
  {
    id: 'MS-56',
    says: 'ECS moves no task to empty an instance: spread-out tasks keep every instance they stand on.',
    source: `${roadmap(631)}; ${roadmap(105)}; ${source.autoScaling2023}`,
    confidence: 'AWS staff',
  },
  {
    id: 'MS-57',
    says: 'A group launches in the zone where it has fewest instances. Where that zone has no capacity, balanced-best-effort takes another, and balanced-only keeps trying it.',
    source: `${source.ec2}, Availability Zone distribution`,
    confidence: 'documented',
  },
  {
    id: 'MS-59',
    says: 'Instance weights do not go with capacity providers: ECS counts instances.',
    source: `${source.behavior}; ${source.providersGuide}`,
    confidence: 'documented',
  },
  {
    id: 'MS-60',
    says: 'Of several types the first in priority order is launched while it can be had. A mixed instances policy buys the On-Demand base first, then a percentage, rounded in favour of On-Demand; allocation strategies order the types.',
    source: `${source.ec2}, mixed instances groups`,
    confidence: 'documented',
  },
  {
    id: 'MS-66',
    says: 'A strategy has at most 20 providers, weights 0 to 1,000, bases 0 to 100,000, and one base. The base is filled first, then the weights are ratios; all weights 0 is an error.',
    source: `${source.api}, CapacityProviderStrategyItem; ${source.providers2023}`,
    confidence: 'documented',
  },
  {
    id: 'MS-67',
    says: 'Quotas: providers per cluster 10, later 20; 5,000 instances and 5,000 services per cluster; 5,000 tasks per service.',
    source: `${source.quotas}; ${roadmap(2716)}`,
    confidence: 'contested',
    outOfScope: 'Quotas on how many there may be are not enforced: a scenario may ask what would happen beyond them.',
  },
  {
    id: 'MS-68',
    says: 'targetCapacity is 1 to 100, default 100. Below 100 it keeps whole empty instances: at rest N = ⌈100 × M / target⌉.',
    source: `${source.api}, ManagedScaling; ${source.autoScaling2023}`,
    confidence: 'documented',
    note: '“20 % headroom on each instance”: the spare is whole empty instances. An instance with one small task counts as fully used.',
  },
  {
    id: 'MS-69',
    says: 'With M fixed one N alone is at rest: ⌈100 × M / target⌉.',
    source: 'derived from MS-15, MS-16, MS-19 and MS-20',
    confidence: 'inferred',
  },
  {
    id: 'MS-70',
    says: 'A provider with managed scaling serves one cluster; the AmazonECSManaged tag must stay; instances older than the provider may not join it.',
    source: `${source.autoScaling2023}; ${source.providersGuide}`,
    confidence: 'documented',
    outOfScope: 'A scenario is one cluster and names no tags; instances of t = 0 have always joined.',
  },
];
