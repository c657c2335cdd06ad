import { expect, it } from 'vitest';
import { maximumTasks, minimumHealthyTasks } from '../../../../src/policy/deployment/task-bounds.js';

it.each([
  ['example 1: start 4 before stopping 4', 4, 200, 8],
  ['example 4: can start none', 3, 125, 3],
  ['example 6', 1, 200, 2],
  ['example 8: stuck', 5, 100, 5],
  ['rounded down (MS-45)', 3, 150, 4],
  ['exactly at a whole task', 4, 125, 5],
  ['a percentage that no fraction of two holds exactly', 700, 101, 707],
  ['nothing is desired', 0, 200, 0],
])('maximumTasks, %s: %i at %i percent is %i', (_, desired, percent, tasks) => {
  expect(maximumTasks(desired, percent)).toBe(tasks);
});

it.each([
  ['example 2, W51: may stop 2 first', 4, 50, 2],
  ['example 3, W52: can stop none', 2, 75, 2],
  ['example 6', 1, 100, 1],
  ['example 8: stuck', 5, 100, 5],
  ['rounded up (MS-45)', 3, 34, 2],
  ['exactly at a whole task', 100, 29, 29],
  ['all may stop', 7, 0, 0],
  ['nothing is desired', 0, 100, 0],
])('minimumHealthyTasks, %s: %i at %i percent is %i', (_, desired, percent, tasks) => {
  expect(minimumHealthyTasks(desired, percent)).toBe(tasks);
});
