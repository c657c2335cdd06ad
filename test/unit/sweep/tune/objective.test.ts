import { describe, expect, it } from 'vitest';
import { missOf, readObjective, worstOf } from '../../../../src/sweep/tune/objective.js';
import { objective } from './landscape.js';

describe('an objective', () => {
  it.each([
    ['placementWaitSeconds.p95<60', { metric: 'placementWaitSeconds.p95', operator: '<', limit: 60 }],
    [' tasks.killed == 0 ', { metric: 'tasks.killed', operator: '==', limit: 0 }],
    ['tasks.killed=0', { metric: 'tasks.killed', operator: '==', limit: 0 }],
    ['cost.usd <= 12.5', { metric: 'cost.usd', operator: '<=', limit: 12.5 }],
    ['startLatencySeconds.max<2m', { metric: 'startLatencySeconds.max', operator: '<', limit: 120 }],
    ['services[web].belowDesiredTaskSeconds<1h30m', { operator: '<', limit: 5400 }],
    ['utilization.cpuReserved >= 0.6', { metric: 'utilization.cpuReserved', operator: '>=', limit: 0.6 }],
  ])('is read of %j', (text, expected) => {
    expect(readObjective(text)).toMatchObject({ ok: true, objective: expected });
  });

  it.each([
    ['placementWaitSeconds.p95', /^there is no comparison in it; write 'placementWaitSeconds.p95<60'/],
    ['<60', /^there is no metric before </],
    ['tasks.killed=<0', /^=< is none of >= <= == != > </],
    ['tasks.killed<', /^nothing after < is no limit/],
    ['tasks.killed<many', /^"many" after < is no limit/],
    ['tasks.killed<2m', /^"2m" after < is no limit/],
    ['cost.usd<+5%', /^"\+5%" after < is no limit/],
  ])('is not read of %j', (text, reason) => {
    const read = readObjective(text);
    expect(read.ok ? '' : read.reason).toMatch(reason);
  });

  it.each([
    ['a.b<60', 59.9, 0],
    ['a.b<60', 90, 0.5],
    ['a.b<=60', 60, 0],
    ['a.b<60', Infinity, Infinity],
    ['a.b<60', null, Infinity],
    ['a.b>0.5', 0.6, 0],
    ['a.b>0.5', 0.25, 0.5],
    ['a.b>=0.5', 0.5, 0],
    ['a.b==0', 3, 3],
    ['a.b==4', 2, 0.5],
    ['a.b==4', 4, 0],
    ['a.b!=4', 4, 1],
    ['a.b!=4', 5, 0],
  ])('%s is missed at %d by %d', (text, figure, miss) => {
    expect(missOf(objective(text), figure)).toBeCloseTo(miss, 9);
  });

  it('is missed at its limit when it is to be below', () => {
    expect(missOf(objective('a.b<60'), 60)).toBeGreaterThan(0);
    expect(missOf(objective('a.b>60'), 60)).toBeGreaterThan(0);
  });

  it.each([
    ['a.b<60', 9],
    ['a.b>60', 1],
    ['a.b==4', 9],
    ['a.b!=4', 4],
  ])('%s: the worst of 1, 4 and 9 is %d', (text, worst) => {
    expect(worstOf(objective(text), [1, 4, 9])).toBe(worst);
  });
});
