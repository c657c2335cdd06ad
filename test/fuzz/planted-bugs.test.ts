import { describe, expect, it } from 'vitest';
import { stopCause } from '../../src/model/facts.js';
import { checkScenario } from './check-scenario.js';
import { CI_SEEDS } from './ci-seeds.js';
import { drawScenario } from './draw-scenario.js';
import { deafTo, forgets, misreads, withBug, type Bug } from './plant.js';
import { shrinkFailure } from './report-failure.js';

const TIME_LIMIT_MS = 120_000;

/** `found`: the check that finds it. */
const bugs: readonly (Bug & { readonly name: string; readonly found: string })[] = [
  {
    name: 'an instance does not see that its last task has ended',
    loop: 'instance-lifecycle',
    found: 'an instance that goes and is empty is gone',
    mistake: deafTo('TaskStopped'),
  },
  {
    name: 'RunTask forgets those that it refuses',
    loop: 'run-task',
    found: 'a task that is asked for waits, runs or is refused',
    mistake: forgets('TaskStopped', () => true),
  },
  {
    name: 'a task that its service stops never ends',
    found: 'a stopping task stops',
    loop: 'task-lifecycle',
    mistake: forgets('TaskStopped', (_task, cause) => cause === stopCause.scaledIn),
  },
  {
    name: 'scale-in takes every instance for empty',
    found: 'a task is killed where its instance goes',
    loop: 'auto-scaling-groups',
    mistake: misreads('instances', 'heldTasks', () => 0),
  },
  {
    name: 'placement takes all memory for free',
    found: 'expected: no resource of instance # is overcommitted',
    loop: 'placement',
    mistake: misreads('instances', 'freeMemoryMiB', () => 1_000_000),
  },
  {
    name: 'a service does not see that a task has stopped',
    found: 'a service has the tasks that it desires',
    loop: 'service-scheduler',
    mistake: deafTo('TaskStopped'),
  },
  {
    name: 'placement takes no memory for free',
    loop: 'placement',
    found: 'no task waits beside room for it',
    mistake: misreads('instances', 'freeMemoryMiB', () => 0),
  },
  {
    name: 'the metric misses an instance',
    found: 'N is the instances of the group (MS-3)',
    loop: 'managed-scaling',
    mistake: misreads('autoScalingGroups', 'inService', (n) => Math.max(0, n - 1)),
  },
  {
    name: 'the low alarm has no patience',
    found: 'scale-in waits for fifteen minutes',
    loop: 'alarms',
    mistake: misreads('capacityProviders', 'lowDatapoints', (n) => n + 5),
  },
];

/** The first seed of the CI budget whose scenario fails that check. */
const seedThatFails = (check: string): number | undefined =>
  CI_SEEDS.find((seed) => {
    const outcome = checkScenario(drawScenario(seed));
    return outcome.kind === 'failed' && outcome.check === check;
  });

describe('the fuzz finds a bug that is planted in one loop', () => {
  it.each(bugs)(
    '$loop: $name',
    (bug) => {
      const seed = withBug(bug, () => seedThatFails(bug.found));
      expect(seed).toBeDefined();
      // It is the bug that was found, and nothing else: without it the same scenario passes.
      expect(checkScenario(drawScenario(seed!))).toMatchObject({ kind: 'passed' });
    },
    TIME_LIMIT_MS,
  );

  it(
    'and shrinks a scenario that shows it',
    () => {
      const [bug] = bugs.filter(({ loop }) => loop === 'placement');
      withBug(bug, () => {
        const drawn = drawScenario(seedThatFails(bug.found)!);
        const smallest = shrinkFailure(drawn, checkScenario(drawn), 1000);
        expect(checkScenario({ data: smallest, files: drawn.files })).toMatchObject({
          kind: 'failed',
          check: bug.found,
        });
        expect(JSON.stringify(smallest).length).toBeLessThan(JSON.stringify(drawn.data).length / 3);
      });
    },
    TIME_LIMIT_MS,
  );
});
