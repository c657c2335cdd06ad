import { describe, expect, it } from 'vitest';
import { alarmAt, at, lowAlarmAt, reservation, waitFor } from './arithmetic.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const pointAt = (run: ReturnType<typeof runScenario>, t: number) => provider(run).series.find((point) => point.t === t);

describe('00-hello', () => {
  const wait = waitFor(0, 60);

  it('lets the third task wait as long as the comment says', () => {
    const run = runScenario('00-hello');
    expect(headerOf('00-hello')).toContain(`the third task waited ${wait} s`);
    expect(run.summary.placementWaitSeconds.max).toBe(wait);
    expect(service(run).runningCount).toBe(3);
    expect(pointAt(run, 60)).toMatchObject({ reservation: reservation(2, 1), needed: 2, running: 1, desired: 2 });
  });

  it('leaves it waiting without managed scaling', () => {
    const run = runScenario(
      '00-hello',
      'capacityProviders[hello-cp].managedScaling.status=DISABLED',
      'capacityProviders[hello-cp].managedTerminationProtection=DISABLED',
      'capacityProviders[hello-cp].managedDraining=DISABLED',
    );
    expect(service(run).runningCount).toBe(2);
    expect(run.summary.tasks.waitingAtEnd).toBe(1);
  });
});

describe('01-ten-tasks-need-three-instances', () => {
  const name = '01-ten-tasks-need-three-instances';
  const perInstance = 4;
  const more = Math.ceil(10 / perInstance);
  const needed = 1 + more;

  it('counts three more instances for ten tasks, then 5 / 4, 5 / 5 and 5 / 8', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(10 / ${perInstance}) = ${more} more, needed 1 + ${more} = ${needed}`);
    expect(pointAt(run, at(0, 10))).toMatchObject({ needed, running: 1, reservation: 400, desired: needed });
    expect(pointAt(run, at(0, 20))).toMatchObject({ needed: 5, running: 4, reservation: 125, desired: 5 });
    expect(pointAt(run, at(0, 30))).toMatchObject({ needed: 5, running: 5, reservation: 100, desired: 5 });
    expect(pointAt(run, at(0, 40))).toMatchObject({ needed: 5, running: 8, reservation: 62.5, desired: 8 });
  });

  it('goes back to five at the fifteenth low datapoint', () => {
    const { series } = provider(runScenario(name));
    const back = series.find(({ t, desired }) => t > at(0, 40) && desired < 8);
    expect(back).toMatchObject({ t: lowAlarmAt(at(0, 40)) - (alarmAt(60) - 60), desired: reservation(5, 8) * 0.08 });
  });

  it('takes one instance where the largest step is one', () => {
    const run = runScenario(name, 'capacityProviders[lab].managedScaling.maximumScalingStepSize=1');
    expect(pointAt(run, at(0, 10))).toMatchObject({ needed: 2, running: 1, desired: 2 });
  });
});
