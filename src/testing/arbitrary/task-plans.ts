import fc from 'fast-check';
import { TYPE, ZONE } from '../model-groups.js';
import type { TaskPlan } from '../trial.js';
import { strategyChains } from './strategy-chains.js';

const groups = ['service:web', 'service:api', 'family:batch'] as const;

/** What is true of an instance as long as it lives. */
const lasting: fc.Arbitrary<string> = fc.constantFrom(
  'attribute:stack == prod',
  'attribute:stack != prod',
  'attribute:rack exists',
  'attribute:stack !exists',
  `attribute:${ZONE} in [a, c]`,
  `attribute:${TYPE} =~ m5\\..*`,
  'ec2InstanceId !in [i-1, i-3, i-4]',
  'registeredAt > 1970-01-01',
);

/** What placing, starting or stopping a task may change. */
const passing: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...groups).map((group) => `task:group == ${group}`),
  fc.constantFrom(...groups).map((group) => `not(task:group == ${group})`),
  fc.constantFrom('runningTasksCount < 1', 'runningTasksCount <= 2', 'runningTasksCount >= 1'),
);

const comparison = fc.oneof({ weight: 3, arbitrary: lasting }, { weight: 2, arbitrary: passing });

/** A memberOf expression that can be read, of one comparison or two: attributes, ids, affinity to a task group, running tasks. */
export const memberOfExpressions: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: comparison },
  {
    weight: 1,
    arbitrary: fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map((words) => words.join(' ')),
  },
);

/**
 * What tasks ask for, of few numbers, so that many plans are alike in all but one thing: three task groups, needs of nothing
 * too, up to two of the port bits 0, 31, 33 and 95 (so one at least in each of three words), some behind one of two Auto
 * Scaling groups, few in one zone.
 */
export const taskPlans: fc.Arbitrary<TaskPlan> = fc.record({
  taskGroup: fc.constantFrom(...groups),
  cpuUnits: fc.constantFrom(256, 256, 512, 0),
  memoryMiB: fc.constantFrom(300, 300, 1000, 0),
  gpus: fc.oneof({ weight: 14, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 2) }),
  enis: fc.constantFrom(0, 0, 0, 1),
  ports: fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.subarray([0, 31, 33, 95], { minLength: 1, maxLength: 2 }) },
  ),
  autoScalingGroup: fc.constantFrom(-1, -1, -1, 0, 1),
  zone: fc.constantFrom(-1, -1, -1, -1, -1, -1, 0, 1),
  distinctInstance: fc.constantFrom(false, false, false, true),
  memberOf: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: memberOfExpressions }),
  strategies: strategyChains,
});
