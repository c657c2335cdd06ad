import { expect, it } from 'vitest';
import { checkScheduler } from '../../src/testing/index.js';
import { bestFit, binpackOnly, hastyBestFit } from './best-fit.js';

it('best fit decides as ECS does', () => {
  const { decisions, drawn } = checkScheduler(bestFit, { trials: binpackOnly });
  expect(decisions).toBeGreaterThan(5000);
  expect(drawn).toBeGreaterThan(500);
});

it('the hasty one does not', () => {
  expect(() => checkScheduler(hastyBestFit, { trials: binpackOnly, seed: 8 })).toThrow('The scheduler is wrong');
});
