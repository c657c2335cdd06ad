import fc from 'fast-check';
import type { Operation } from '../trial.js';

const pick = fc.nat(1000);
/** Mostly once; a long run of one kind of task lets an index settle. */
const times = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 8 }) },
  { weight: 1, arbitrary: fc.integer({ min: 9, max: 40 }) },
);
/** Enough of them leave an instance with less than nothing. */
const found = fc.integer({ min: 1, max: 24 });
/** Of 16 equal steps, so that few ties are told apart by rounding, and shrunken draws read well. */
const draw = fc.nat(15).map((n) => n / 16);
const task = fc.nat(7);

type Moving = 'drain' | 'activate' | 'disconnect' | 'reconnect' | 'terminate';
const moving = (...types: readonly Moving[]): fc.Arbitrary<Operation> =>
  fc.record({ type: fc.constantFrom(...types), pick });

/**
 * A third of them ask the scheduler; the others stop and start tasks, find some on an instance, register, drain, disconnect and
 * terminate instances and bring them back, and make the columns grow.
 */
export const operations: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ type: fc.constant('place' as const), task, draw, times }) },
  { weight: 12, arbitrary: fc.record({ type: fc.constant('stop' as const), pick, times }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('find' as const), task, pick, times: found }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('start' as const), pick }) },
  { weight: 7, arbitrary: fc.record({ type: fc.constant('register' as const), kind: fc.nat(5) }) },
  { weight: 6, arbitrary: moving('terminate') },
  { weight: 3, arbitrary: moving('drain', 'activate', 'disconnect', 'reconnect') },
  { weight: 1, arbitrary: fc.constant<Operation>({ type: 'grow' }) },
);
