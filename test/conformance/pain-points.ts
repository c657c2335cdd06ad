/** What scenarios/known leaves out: the issue, what it tells, why no run shows it. */
export const notShown: readonly (readonly [string, string, string])[] = [
  [
    'aws/containers-roadmap#852',
    'FARGATE_SPOT has no capacity, and FARGATE does not step in.',
    'Fargate is unlimited here: it may take tasks back, but never refuses one. The same pain on EC2 is shown (#773).',
  ],
  [
    'aws/containers-roadmap#1143',
    'Capacity rebalancing replaces Spot instances at risk before their notice.',
    'The rebalance recommendation is not modelled. The loss it caused, an end without a drain, is shown with Spot’s own notice.',
  ],
  [
    'aws/containers-roadmap#1471',
    'The agent registers while its instance is still in the warm pool, which disturbs scale-in.',
    'ECS_WARM_POOLS_CHECK ended it: an instance registers when it leaves the pool (MS-61). Protection that nobody clears is shown.',
  ],
  [
    'aws/containers-roadmap#2716',
    'At most 20 capacity providers per cluster, or per Region.',
    'Sources disagree on the number and its scope (MS-67), so the file may hold more. A strategy of more than 20 is refused (MS-66).',
  ],
  [
    'aws/containers-roadmap#2862, aws/aws-cdk#18179',
    'Deleting the stack hangs.',
    'There are no stacks and a provider cannot be deleted in a run. It is shown as one that is switched off: its instances stay protected.',
  ],
];
