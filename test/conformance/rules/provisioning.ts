import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** Tasks that wait for capacity, and how fast tasks are asked for. */
export const provisioning: readonly Rule[] = [
  {
    id: 'MS-36',
    says: 'Only a task for an Auto Scaling group provider with managed scaling waits in PROVISIONING. Any other RunTask fails at once, any other service tries again.',
    source: `${source.failures}; ${source.blog}`,
    confidence: 'documented',
  },
  {
    id: 'MS-37',
    says: 'A cluster holds at most so many tasks waiting for capacity (100 in 2020, 300 in 2022, 500 now). RunTask beyond it is refused.',
    source: `${source.quotas}; ${roadmap(1780)}`,
    confidence: 'contested',
    knobs: 'account.provisioningTaskLimit: 500',
  },
  {
    id: 'MS-38',
    says: 'A task waits between 10 and 30 minutes for capacity, then it is STOPPED.',
    source: `${source.blog}; ${roadmap(2381)}`,
    confidence: 'documented',
    knobs: 'provisioningTimeout: uniform 10–30 min (the law is not written)',
    note: '“Stuck in PROVISIONING forever”: no single task waits longer than 30 minutes. A service asks again each time, so that the stall lasts for ever but not the task.',
  },
  {
    id: 'MS-39',
    says: 'Such a task stops with TaskFailedToStart and the reason: RESOURCE:CPU, RESOURCE:MEMORY, EMPTY CAPACITY PROVIDER …',
    source: source.failures,
    confidence: 'documented',
  },
  {
    id: 'MS-40',
    says: 'How often ECS tries a waiting task again is not written; one article says every 15 seconds.',
    source: 'a digest of “Why your ECS tasks aren’t scaling” (techminis.com)',
    confidence: 'weak',
    knobs: 'placementRetry: 15s',
  },
  {
    id: 'MS-43',
    says: 'A service starts at most 500 tasks a minute. RunTask takes at most 10 tasks a call.',
    source: `${source.quotas}; ${source.api}, RunTask`,
    confidence: 'documented',
    knobs: 'launchRatePerMinute: 500',
  },
  {
    id: 'MS-44',
    says: 'Placement filters by resources, then by constraints, then ranks by the strategies. A service without a strategy spreads over zones, then over instances.',
    source: `${source.placement}; ${source.services}`,
    confidence: 'documented',
  },
];
