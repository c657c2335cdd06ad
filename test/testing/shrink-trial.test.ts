import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shrinkTrial } from '../../src/testing/shrink-trial.js';
import { runTrial, chooseNaively, trials, type TaskPlan, type Trial } from '../../src/testing/index.js';

const sizeOf = ({ fleet, operations }: Trial): number => fleet.instances.length + operations.length;

it('leaves what matters, and nothing else', () => {
  let shrunken = 0;
  const goesWrong = ({ fleet, operations }: Trial): boolean =>
    fleet.instances.length >= 2 && operations.filter(({ type }) => type === 'drain').length >= 2;
  fc.assert(
    fc.property(trials({ maxInstances: 30 }), (trial) => {
      if (!goesWrong(trial)) return;
      shrunken++;
      const small = shrinkTrial(trial, goesWrong);
      expect(small.operations).toEqual([
        { type: 'drain', pick: 0 },
        { type: 'drain', pick: 0 },
      ]);
      expect(small.fleet.instances).toEqual([0, 0]);
      expect([small.tasks.length, small.fleet.kinds.length, small.fleet.types.length]).toEqual([1, 1, 1]);
      const { strategies, ...task } = small.tasks[0];
      expect([strategies, task.memberOf, task.ports]).toEqual([[], '', []]);
    }),
    { numRuns: 300 },
  );
  expect(shrunken).toBeGreaterThan(5);
});

it('still goes wrong, and can be run', () => {
  fc.assert(
    fc.property(trials({ maxInstances: 20, maxOperations: 40 }), fc.integer({ min: 1, max: 30 }), (trial, least) => {
      const placed = (one: Trial): number => {
        const { decisions, refused } = runTrial(one, (fleet) => ({
          choose: (r, random) => chooseNaively(fleet, r, random),
        }));
        return decisions - refused;
      };
      if (placed(trial) < least) return;
      const small = shrinkTrial(trial, (smaller) => placed(smaller) >= least);
      expect(placed(small)).toBeGreaterThanOrEqual(least);
      expect(sizeOf(small)).toBeLessThanOrEqual(sizeOf(trial));
    }),
    { numRuns: 20 },
  );
});

it('keeps to the values of the trial, if it has to', () => {
  let chains = 0;
  fc.assert(
    fc.property(trials({ maxInstances: 20 }), (trial) => {
      const small = shrinkTrial(trial, ({ operations }) => operations.length > 0, true);
      if (trial.operations.length > 0) expect(small.operations.length).toBe(1);
      for (const name of Object.keys(trial.tasks[0]) as (keyof TaskPlan)[])
        for (const plan of small.tasks) expect(trial.tasks.map((one) => one[name])).toContainEqual(plan[name]);
      for (const name of ['zone', 'group', 'attributes'] as const)
        for (const kind of small.fleet.kinds)
          expect(trial.fleet.kinds.map((one) => one[name])).toContainEqual(kind[name]);
      const { spareRows, ringLength, portWords } = trial.fleet;
      expect(small.fleet).toMatchObject({ spareRows, ringLength, portWords });
      if (small.tasks.some(({ strategies }) => strategies.length > 0)) chains++;
    }),
  );
  expect(chains).toBeGreaterThan(20);
});

it('lets alone what does not go wrong', () => {
  const [trial] = fc.sample(trials(), 1);
  expect(shrinkTrial(trial, () => false)).toBe(trial);
});
