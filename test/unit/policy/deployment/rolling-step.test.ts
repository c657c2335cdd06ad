import { describe, expect, it } from 'vitest';
import { createRollingStep, rollingStep } from '../../../../src/policy/deployment/rolling-step.js';
import { counts, stepOf } from './a-service.js';

const nothing = createRollingStep();

it('begins with nothing to do', () => {
  expect(createRollingStep()).toEqual({
    stopWaiting: 0,
    stopUnripe: 0,
    stopReplaceable: 0,
    stopUnhealthy: 0,
    start: 0,
    blocked: false,
  });
});

it('leaves nothing of the step before', () => {
  const step = createRollingStep();
  rollingStep(step, counts({ waiting: 2, unripe: 1, replaceable: 3, healthy: 7, unhealthy: 1 }));
  expect(step.stopWaiting + step.stopUnripe + step.stopReplaceable + step.stopUnhealthy + step.start).toBeGreaterThan(
    4,
  );
  rollingStep(step, counts({ kept: 4, healthy: 4 }));
  expect(step).toEqual(nothing);
});

describe('a steady service', () => {
  it.each([
    ['healthy', { kept: 4, healthy: 4 }],
    ['all ripening', { kept: 4, ripening: 4 }],
    ['at 100 and 100', { kept: 4, healthy: 4, maximum: 4 }],
    ['of nothing', { desired: 0, minimumHealthy: 0, maximum: 0 }],
  ])('%s: nothing moves, and nothing is blocked', (_, fields) => {
    expect(stepOf(fields)).toEqual(nothing);
  });
});

describe('what starts (SS-2, SS-6)', () => {
  it.each([
    ['all at once below the maximum', { replaceable: 4, healthy: 4 }, 4],
    ['as many as the maximum leaves', { replaceable: 4, healthy: 4, maximum: 5 }, 1],
    ['none at the maximum', { replaceable: 4, healthy: 4, maximum: 4 }, 0],
    ['none above the maximum', { replaceable: 6, healthy: 6, maximum: 5 }, 0],
    ['no more than are missing', { kept: 3, ripening: 3, replaceable: 1, healthy: 1 }, 1],
    ['none where none is missing', { kept: 4, healthy: 8, replaceable: 4 }, 0],
    ['none where too many stay', { kept: 5, healthy: 5, replaceable: 1, maximum: 10 }, 0],
    ['stopping tasks take room', { stopping: 3, maximum: 4 }, 1],
    ['stopping tasks take all of it', { stopping: 4, maximum: 4 }, 0],
    ['held tasks take room', { held: 3, healthy: 3, maximum: 4 }, 1],
    ['unripe tasks take room', { unripe: 3, maximum: 4, minimumHealthy: 0 }, 1],
    ['unhealthy tasks take room', { unhealthy: 3, maximum: 4 }, 1],
    ['waiting tasks take none: they are stopped first', { waiting: 4, maximum: 4 }, 4],
  ])('%s', (_, fields, start) => {
    expect(stepOf(fields).start).toBe(start);
  });
});

describe('what stops (SS-6, SS-18)', () => {
  it('tasks that do not run go at once, whatever is healthy', () => {
    expect(stepOf({ waiting: 3 }).stopWaiting).toBe(3);
    expect(stepOf({ waiting: 3, replaceable: 1, healthy: 1 })).toMatchObject({ stopWaiting: 3, stopReplaceable: 0 });
  });

  it.each([
    ['none at the minimum', 4, 0],
    ['one above it', 5, 1],
    ['down to the minimum', 7, 3],
    ['no more than there are', 9, 4],
    ['none below the minimum', 3, 0],
  ])('healthy old tasks: %s: of %i healthy %i', (_, healthy, stopped) => {
    expect(stepOf({ replaceable: 4, kept: 4, healthy, maximum: 100 }).stopReplaceable).toBe(stopped);
  });

  it('of unripe old tasks all, once the minimum is healthy without them', () => {
    expect(stepOf({ unripe: 2, kept: 4, healthy: 4 }).stopUnripe).toBe(2);
    expect(stepOf({ unripe: 2, kept: 4, healthy: 5 }).stopUnripe).toBe(2);
    expect(stepOf({ unripe: 2, kept: 4, healthy: 3, ripening: 1 }).stopUnripe).toBe(0);
    expect(stepOf({ unripe: 2, minimumHealthy: 0 }).stopUnripe).toBe(2);
  });

  it('none of what is held (PL-24)', () => {
    const { stopReplaceable, stopUnripe, stopUnhealthy, stopWaiting } = stepOf({ held: 4, kept: 4, healthy: 8 });
    expect([stopReplaceable, stopUnripe, stopUnhealthy, stopWaiting]).toEqual([0, 0, 0, 0]);
  });
});

describe('UNHEALTHY tasks (SS-7)', () => {
  it.each([
    ['stay until a replacement is healthy', { kept: 3, healthy: 3, unhealthy: 1 }, 0],
    ['go when it is', { kept: 4, healthy: 4, unhealthy: 1 }, 1],
    ['go one for each that is', { kept: 4, ripening: 1, healthy: 3, unhealthy: 2 }, 1],
    [
      'all whose replacements are, at the maximum too',
      { kept: 4, healthy: 4, unhealthy: 2, maximum: 6, minimumHealthy: 0 },
      2,
    ],
    ['no more than there are', { kept: 4, healthy: 6, unhealthy: 1, replaceable: 2 }, 1],
    ['stay where there is room to start one first', { kept: 3, healthy: 3, unhealthy: 1, maximum: 5 }, 0],
    ['one goes first where there is none', { kept: 3, healthy: 3, unhealthy: 1, maximum: 4, minimumHealthy: 3 }, 1],
    ['not below the minimum of those that run', { kept: 3, healthy: 3, unhealthy: 1, maximum: 4 }, 0],
    ['just one of several', { unhealthy: 4, maximum: 4, minimumHealthy: 2 }, 1],
    ['none while another is stopping', { unhealthy: 3, stopping: 1, maximum: 4, minimumHealthy: 2 }, 0],
    ['the minimum exactly is enough', { unhealthy: 4, maximum: 4, minimumHealthy: 3 }, 1],
    ['one less is not', { unhealthy: 4, maximum: 4, minimumHealthy: 4 }, 0],
    [
      'either goes where the replacement is UNHEALTHY too',
      { desired: 1, unhealthy: 2, maximum: 2, minimumHealthy: 1 },
      1,
    ],
    [
      'waiting tasks that stop make room',
      { kept: 2, healthy: 2, waiting: 1, unhealthy: 1, maximum: 4, minimumHealthy: 2 },
      0,
    ],
    ['none where there are none', { kept: 4, healthy: 4, maximum: 4, minimumHealthy: 0 }, 0],
    ['above the maximum too', { kept: 3, healthy: 3, unhealthy: 2, maximum: 4, minimumHealthy: 3 }, 1],
  ])('%s', (_, fields, stopped) => {
    expect(stepOf(fields).stopUnhealthy).toBe(stopped);
  });
});

describe('a stuck deployment (SS-4)', () => {
  const stuck = { replaceable: 4, healthy: 4, maximum: 4 };

  it('is one in which nothing may move', () => {
    expect(stepOf(stuck)).toEqual({ ...nothing, blocked: true });
    expect(stepOf({ unhealthy: 4, maximum: 4 }).blocked).toBe(true);
    expect(stepOf({ ...stuck, replaceable: 3, unhealthy: 1, healthy: 3 }).blocked).toBe(true);
    // One on its way out and one that is not healthy yet do not cancel out.
    expect(stepOf({ ...stuck, replaceable: 3, unripe: 1, healthy: 3, stopping: 1 }).blocked).toBe(false);
    expect(stepOf({ ...stuck, replaceable: 2, kept: 2 }).blocked).toBe(true);
    expect(stepOf({ ...stuck, replaceable: 3, held: 1 }).blocked).toBe(true);
    // Above the maximum as well.
    expect(stepOf({ ...stuck, maximum: 3 }).blocked).toBe(true);
  });

  it.each([
    ['one may start', { maximum: 5 }],
    ['one may stop', { minimumHealthy: 3 }],
    ['a waiting one stops', { waiting: 1 }],
    ['an UNHEALTHY one stops', { unhealthy: 1, healthy: 5 }],
    ['one is about to be healthy', { kept: 1, ripening: 1, replaceable: 3, healthy: 3 }],
    ['an old one is about to be healthy', { unripe: 1, replaceable: 3, healthy: 3 }],
    ['a new one and an old one are', { kept: 1, ripening: 1, unripe: 1, replaceable: 2, healthy: 2 }],
    ['one is stopping', { stopping: 1 }],
    ['enough stay', { kept: 4, healthy: 4, replaceable: 4, minimumHealthy: 5 }],
    ['none must go', { replaceable: 0, held: 4 }],
  ])('is none where %s', (_, fields) => {
    expect(stepOf({ ...stuck, ...fields }).blocked).toBe(false);
  });

  it('is none where it may grow, though nothing stands in its way but the count', () => {
    expect(stepOf({ desired: 5, kept: 4, replaceable: 1, healthy: 4, maximum: 6, minimumHealthy: 5 })).toMatchObject({
      start: 1,
      blocked: false,
    });
  });
});
