import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

/** What CapacityProviderReservation is, and what M and N are made of. */
export const metric: readonly Rule[] = [
  {
    id: 'MS-1',
    says: 'ECS publishes CapacityProviderReservation in AWS/ECS/ManagedScaling once a minute: one value for each cluster and Auto Scaling group provider.',
    source: source.autoScaling2023,
    confidence: 'documented',
  },
  {
    id: 'MS-2',
    says: 'The value is M / N × 100: instances needed over instances that the group runs now.',
    source: `${source.behavior}; ${source.workshop}`,
    confidence: 'documented',
  },
  {
    id: 'MS-3',
    says: 'N counts running instances, never vCPUs or weights. Whether one counts that is InService but not yet registered is not written; that a short warm-up over-provisions says it does.',
    source: `${source.behavior}; ${source.workshop}`,
    confidence: 'inferred',
    knobs: 'nCounts: inService; inServiceDelay: 15s; terminatingInN: false',
    note: '“Warm-up instances are not counted”: they are in N from InService on; what warm-up does is to hold back the next step (MS-24).',
  },
  {
    id: 'MS-4',
    says: 'With no task waiting M is the number of instances that run at least one non-daemon task, however small.',
    source: `${source.behavior}; ${source.autoScaling2023}`,
    confidence: 'documented',
    knobs: 'stoppingCountsInM: false',
    note: '“Drains the instance with the fewest tasks”: the metric only counts instances that hold no task at all; nothing prefers one busy instance to another.',
  },
  {
    id: 'MS-5',
    says: 'With tasks waiting: group them by equal needs; leave out groups that do not fit the smallest values over the types; for each other group count the fresh instances of the largest values that binpacking takes; the maximum over groups, clamped to the step sizes, is what M has more than N.',
    source: `${source.behavior}; ${source.blog}; ${roadmap(76)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-6',
    says: 'A group of waiting tasks needs ⌈count / k⌉ instances, k whole tasks to an instance. Free room on instances that run is not credited.',
    source: `${source.behavior}; ${source.blog}`,
    confidence: 'inferred',
    knobs: 'creditFreeRoom: false',
  },
  {
    id: 'MS-7',
    says: 'distinctInstance enters M, with one task of the group to an instance. Placement strategies do not.',
    source: `${source.behavior}; ${source.autoScaling2023}`,
    confidence: 'contested',
  },
  {
    id: 'MS-8',
    says: 'A group of tasks too large for the group’s smallest type on any parameter never scales the provider out, even where a larger type would hold it. When all groups are such, the metric stands at the target.',
    source: source.behavior,
    confidence: 'documented',
    knobs: 'typeCapacityInM: nominal',
  },
  {
    id: 'MS-9',
    says: 'N = 0 and M = 0 give 100; N = 0 and M > 0 give 200 whatever the demand. Elsewhere nothing caps the value at 200.',
    source: `${source.blog}; ${roadmap(961)}`,
    confidence: 'documented',
  },
  {
    id: 'MS-10',
    says: 'M = N gives 100: at target 100 neither alarm fires.',
    source: `${source.behavior}; ${source.workshop}`,
    confidence: 'documented',
  },
  {
    id: 'MS-11',
    says: 'For some of 2023 the guide said 100 less the number of empty instances. It contradicts M / N and is gone: two empty of ten give 80, not 98.',
    source: source.autoScaling2023,
    confidence: 'contested',
  },
  {
    id: 'MS-12',
    says: 'Until late 2020 a group of several types or zones asked for N + minimumScalingStepSize, whatever waited.',
    source: `${roadmap(960)}; ${roadmap(1150)}`,
    confidence: 'documented',
    knobs: 'legacyM: false',
  },
  {
    id: 'MS-13',
    says: 'Service tasks and RunTask tasks count alike. Tasks of a launch type are invisible to every provider; whether one makes its instance non-empty is not written.',
    source: `${source.behavior}; ${roadmap(689)}`,
    confidence: 'contested',
    knobs: 'launchTypeTasksInM: false',
  },
];
