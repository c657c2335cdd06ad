import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createRollingStep,
  rollingStep,
  type RollingCounts,
  type RollingStep,
} from '../../../src/policy/deployment/rolling-step.js';
import { maximumTasks, minimumHealthyTasks } from '../../../src/policy/deployment/task-bounds.js';

const few = fc.nat(12);
const percents = fc.record({ minimum: fc.integer({ min: 0, max: 100 }), maximum: fc.integer({ min: 100, max: 300 }) });

/** Any counts that can be: ripening tasks are among those that stay, and all others that stay may be healthy. */
const anyCounts: fc.Arbitrary<RollingCounts> = fc
  .record({
    desired: few,
    kept: few,
    ripe: few,
    waiting: few,
    unripe: few,
    replaceable: few,
    held: few,
    heldHealthy: fc.boolean(),
    unhealthy: few,
    stopping: few,
    percents,
  })
  .map(({ ripe, heldHealthy, percents: { minimum, maximum }, ...counts }) => {
    const ripening = Math.max(0, counts.kept - ripe);
    return {
      ...counts,
      ripening,
      healthy: counts.kept - ripening + counts.replaceable + (heldHealthy ? counts.held : 0),
      minimumHealthy: minimumHealthyTasks(counts.desired, minimum),
      maximum: maximumTasks(counts.desired, maximum),
    };
  });

const stepOf = (counts: RollingCounts): RollingStep => {
  const step = createRollingStep();
  rollingStep(step, counts);
  return step;
};

const totalOf = ({ kept, waiting, unripe, replaceable, held, unhealthy, stopping }: RollingCounts): number =>
  kept + waiting + unripe + replaceable + held + unhealthy + stopping;

it('stops of healthy tasks leave the minimum healthy, and only what must go is stopped (SS-2, SS-6)', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const step = stepOf(counts);
      if (step.stopReplaceable > 0)
        expect(counts.healthy - step.stopReplaceable).toBeGreaterThanOrEqual(counts.minimumHealthy);
      expect(step.stopWaiting).toBe(counts.waiting);
      expect([0, counts.unripe]).toContain(step.stopUnripe);
      for (const [stopped, of] of [
        [step.stopReplaceable, counts.replaceable],
        [step.stopUnhealthy, counts.unhealthy],
      ]) {
        expect(stopped).toBeGreaterThanOrEqual(0);
        expect(stopped).toBeLessThanOrEqual(of);
      }
    }),
    { numRuns: 5000 },
  );
});

it('starts never exceed the maximum, nor what is missing (SS-2)', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const { start, stopWaiting } = stepOf(counts);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(counts.kept + start).toBeLessThanOrEqual(Math.max(counts.kept, counts.desired));
      // What is stopped and not merely waiting still counts until it has ended.
      const after = totalOf(counts) - stopWaiting + start;
      if (start > 0) expect(after).toBeLessThanOrEqual(counts.maximum);
    }),
    { numRuns: 5000 },
  );
});

it('nothing is left undone: one more would break a bound (SS-6)', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const step = stepOf(counts);
      const isShort = counts.kept + step.start < counts.desired;
      if (isShort) expect(totalOf(counts) - step.stopWaiting + step.start).toBeGreaterThanOrEqual(counts.maximum);
      if (step.stopReplaceable < counts.replaceable)
        expect(counts.healthy - step.stopReplaceable).toBeLessThanOrEqual(counts.minimumHealthy);
    }),
    { numRuns: 5000 },
  );
});

it('blocked is what neither moves nor waits for anything (SS-4)', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const { blocked, ...moves } = stepOf(counts);
      if (!blocked) return;
      expect(Object.values(moves)).toEqual([0, 0, 0, 0, 0]);
      expect(counts.ripening + counts.stopping + counts.unripe).toBe(0);
      expect(counts.kept).toBeLessThan(counts.desired);
    }),
    { numRuns: 5000 },
  );
});

interface Rollout {
  readonly moves: readonly number[];
  readonly fewest: number;
  readonly most: number;
  readonly isDone: boolean;
}

/**
 * A deployment by the policy alone: old tasks that are healthy, room for so many at once, and an instant in which what was
 * started becomes healthy and what was stopped is gone. The moves are signed counts, neighbours of one sign added up.
 */
function rollOut(desired: number, minimum: number, maximum: number, room: number): Rollout {
  const bounds = { minimumHealthy: minimumHealthyTasks(desired, minimum), maximum: maximumTasks(desired, maximum) };
  let [old, fresh] = [desired, 0];
  let [fewest, most] = [desired, desired];
  const moves: number[] = [];
  const note = (move: number): void => {
    const last = moves.at(-1);
    if (move === 0) return;
    if (last !== undefined && Math.sign(last) === Math.sign(move)) moves[moves.length - 1] = last + move;
    else moves.push(move);
  };
  for (let turn = 0; turn < 10 * desired + 10 && old + (desired - fresh) > 0; turn++) {
    const step = stepOf({
      desired,
      kept: fresh,
      ripening: 0,
      waiting: 0,
      unripe: 0,
      replaceable: old,
      held: 0,
      unhealthy: 0,
      healthy: old + fresh,
      stopping: 0,
      ...bounds,
    });
    old -= step.stopReplaceable;
    note(-step.stopReplaceable);
    fewest = Math.min(fewest, old + fresh);
    // What the maximum allows and the room holds.
    const started = Math.min(step.start, room - old - fresh);
    fresh += started;
    note(started);
    most = Math.max(most, old + fresh + step.stopReplaceable);
  }
  return { moves, fewest, most, isDone: old === 0 && fresh === desired };
}

it('W55: six tasks at 100 and 200 in room for eight: + 2 − 2 three times', () => {
  expect(rollOut(6, 100, 200, 8)).toMatchObject({ moves: [2, -2, 2, -2, 2, -2], fewest: 6, isDone: true });
});

it('W56: the same at a minimum of 50: stop 3, start 5, stop 3, start 1', () => {
  expect(rollOut(6, 50, 200, 8)).toMatchObject({ moves: [-3, 5, -3, 1], fewest: 3, isDone: true });
});

it('W51, W52, example 8', () => {
  expect(rollOut(4, 50, 100, 100).moves).toEqual([-2, 2, -2, 2]);
  expect(rollOut(2, 75, 100, 100)).toMatchObject({ moves: [], isDone: false });
  expect(rollOut(4, 100, 100, 100)).toMatchObject({ moves: [], isDone: false });
});

it('a deployment keeps both bounds, and ends if any task may start or stop at all (SS-4, SS-6)', () => {
  const sizes = fc.record({ desired: fc.integer({ min: 1, max: 40 }), spare: fc.nat(10), percents });
  fc.assert(
    fc.property(sizes, ({ desired, spare, percents: { minimum, maximum } }) => {
      const { fewest, most, isDone } = rollOut(desired, minimum, maximum, desired + spare);
      expect(fewest).toBeGreaterThanOrEqual(minimumHealthyTasks(desired, minimum));
      expect(most).toBeLessThanOrEqual(maximumTasks(desired, maximum));
      const mayStop = minimumHealthyTasks(desired, minimum) < desired;
      const mayStart = maximumTasks(desired, maximum) > desired && spare > 0;
      expect(isDone).toBe(mayStop || mayStart);
    }),
    { numRuns: 2000 },
  );
});
