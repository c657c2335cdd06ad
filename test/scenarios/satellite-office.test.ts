import { describe, expect, it } from 'vitest';
import type { ExternalInstancesSummary } from '../../src/analysis/summary-types.js';
import type { Run } from '../../src/simulate.js';
import { factsOf, timesOf } from './facts-of.js';
import { findingCodes, headerOf, runScenario, service } from './run-scenario.js';

const name = '55-satellite-office';
const HOUR = 3600;
const START = 10;
const DIES = START + 3 * HOUR;
const BACK = 5 * HOUR;
const ROTATION = HOUR / 2;
const SERVERS = 2;

const shopOf = ({ summary }: Run): ExternalInstancesSummary | undefined =>
  summary.externalInstances?.find((external) => external.name === 'shop');
/** Where tasks were placed from a time on. */
const placesFrom = (run: Run, t: number): string[] =>
  factsOf(run, 'TaskPlaced')
    .filter((fact) => fact.t >= t)
    .map(({ instance }) => String(instance));

describe(name, () => {
  const run = runScenario(name);

  it('two tasks are dead in the shop for hours, and count as RUNNING', () => {
    const unnoticed = SERVERS * (BACK - DIES);
    expect(headerOf(name)).toContain(`${SERVERS} x ${BACK - DIES} s = ${unnoticed} s that nobody sees`);
    expect(shopOf(run)).toMatchObject({ count: SERVERS, registered: SERVERS, unnoticedTaskSeconds: unnoticed });
    expect(timesOf(run, 'TaskOutOfReach', { held: 'failed' })).toEqual([DIES, DIES]);
    expect(findingCodes(run)).toContain('R022');
  });

  it('head office has a new task at once, the shop when the link is back', () => {
    expect(timesOf(run, 'TaskStopped', { cause: 'failed' })).toEqual([DIES, BACK, BACK]);
    expect(timesOf(run, 'TaskStarted').filter((t) => t > DIES)).toEqual(
      [DIES, 4 * HOUR, 4 * HOUR, BACK, BACK].map((t) => t + START),
    );
  });

  it('nothing new goes to the shop meanwhile', () => {
    expect(placesFrom(run, DIES).slice(0, 3)).toEqual(['head-office', 'head-office', 'head-office']);
    expect(placesFrom(run, BACK).sort()).toEqual(['shop-1', 'shop-2']);
    expect(service(run)).toMatchObject({ desiredCount: 5, runningCount: 5 });
  });

  it('its credentials are new every 30 minutes with a link, and at once when it is back', () => {
    const before = Math.floor((2 * HOUR + 600) / ROTATION);
    const after = 1 + (6 * HOUR - BACK) / ROTATION;
    expect(headerOf(name)).toContain(`${before + after} times on each server of the shop`);
    expect(shopOf(run)?.credentialsRotated).toBe(SERVERS * (before + after));
    expect(shopOf(run)?.credentialsExpired).toBe(SERVERS);
  });

  it('with the link no task is dead unnoticed', () => {
    const linked = runScenario(name, 'events=[]');
    const each = (6 * HOUR) / ROTATION;
    expect(headerOf(name)).toContain(`new ${each} times on each`);
    expect(shopOf(linked)).toMatchObject({
      unnoticedTaskSeconds: 0,
      disconnectedSeconds: 0,
      credentialsRotated: SERVERS * each,
    });
    expect(timesOf(linked, 'TaskStopped', { cause: 'failed' })).toEqual([DIES, DIES, DIES]);
  });

  it('with the knob both tasks move to head office when the link is lost', () => {
    const impatient = runScenario(name, 'model.externalReplacesWhenDisconnected=true');
    const lost = 2 * HOUR + 600;
    expect(placesFrom(impatient, lost).slice(0, 2)).toEqual(['head-office', 'head-office']);
    expect(timesOf(impatient, 'TaskPlaced').filter((t) => t === lost)).toHaveLength(2);
    expect(shopOf(impatient)?.unnoticedTaskSeconds).toBe(0);
  });
});
