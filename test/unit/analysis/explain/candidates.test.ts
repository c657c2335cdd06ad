import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesAt } from '../../../../src/analysis/explain/candidates.js';
import { tellRun, type ToldRun } from '../../../../src/analysis/explain/told-run.js';
import { simulate } from '../../../../src/simulate.js';
import { loadDrawn } from '../../../fuzz/load-drawn.js';
import { runScenario, scenarioNames } from '../../../scenarios/run-scenario.js';
import { arbitraryScenario } from '../../../support/arbitrary-scenario.js';
import { load } from '../../../support/load.js';

/** Decisions of each run, spread over it: each replays the world. */
const MOST = 15;

function expectReasons(run: ToldRun): void {
  const daemons = new Set(run.roster.requesters.flatMap(({ name, daemon }) => (daemon ? [name] : [])));
  const isDaemon = (task: unknown): boolean => daemons.has(String(task).replace(/\/\d+$/, ''));
  const decisions = run.find(
    ({ type, because, cause }) =>
      (type === 'TaskPlaced' && because > 0) ||
      type === 'TaskWaited' ||
      (type === 'TaskStopped' && cause === 'rejected'),
  );
  const step = Math.max(1, Math.floor(decisions.length / MOST));
  for (const { fact, type, instance, task } of decisions.filter((_, n) => n % step === 0)) {
    const candidates = candidatesAt(run, fact);
    const of = (outcome: string): readonly string[] => candidates.flatMap((c) => (c.outcome === outcome ? [c.id] : []));
    expect(of('taken')).toEqual(type === 'TaskPlaced' && !isDaemon(task) ? [instance] : []);
    if (type !== 'TaskPlaced') expect(of('filtered')).toHaveLength(candidates.length);
    for (const { outcome, why } of candidates) expect(why.length > 0).toBe(outcome !== 'taken');
  }
}

describe('the candidates of a decision', () => {
  it.each(scenarioNames)('in %s explain what the engine did', (name) => {
    expectReasons(tellRun(runScenario(name)));
  });

  it('of a drawn scenario do so too', () => {
    fc.assert(
      fc.property(arbitraryScenario, (drawn) => {
        expectReasons(tellRun(simulate(loadDrawn(drawn).scenario!, { keepTrace: true })));
      }),
      { numRuns: 25 },
    );
  });

  it('are equal where a strategy draws, whatever stands behind it', () => {
    const placementStrategy = [{ type: 'random' }, { type: 'binpack', field: 'cpu' }];
    const group = { name: 'asg', availabilityZones: ['us-east-1a'], instanceTypes: ['m5.large'], desiredCapacity: 3 };
    const run = tellRun(
      simulate(
        load({
          version: 1,
          name: 'random first',
          duration: '10m',
          autoScalingGroups: [{ ...group, maxSize: 3 }],
          taskDefinitions: [{ family: 'web', cpu: 256, memory: 512 }],
          services: [{ name: 'web', taskDefinition: 'web', desiredCount: 4, placementStrategy }],
        }),
        { keepTrace: true },
      ),
    );
    const placed = run.find(({ type }) => type === 'TaskPlaced');
    for (const { fact } of placed)
      expect(
        candidatesAt(run, fact)
          .map(({ outcome }) => outcome)
          .sort(),
      ).toEqual(['equal', 'equal', 'taken']);
  });

  it('are none where Fargate was to take the task', () => {
    // The only zone is lost, and Fargate with it.
    const run = tellRun(
      simulate(
        load({
          version: 1,
          name: 'no Fargate',
          duration: '10m',
          autoScalingGroups: [
            {
              name: 'asg',
              availabilityZones: ['us-east-1a'],
              instanceTypes: ['m5.large'],
              desiredCapacity: 1,
              maxSize: 1,
            },
          ],
          taskDefinitions: [{ family: 'web', cpu: 256, memory: 512, networkMode: 'awsvpc' }],
          services: [
            {
              name: 'web',
              taskDefinition: 'web',
              desiredCount: 1,
              capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
            },
          ],
          events: [
            { at: '0s', type: 'availabilityZoneOutage', availabilityZone: 'us-east-1a', duration: '5m' },
            { at: '1m', type: 'setDesiredCount', service: 'web', desiredCount: 2 },
          ],
        }),
        { keepTrace: true },
      ),
    );
    const waited = run.find(({ type, reason }) => type === 'TaskWaited' && reason === 'fargateUnavailable');
    expect(waited.length).toBeGreaterThan(0);
    expect(candidatesAt(run, waited[0].fact)).toEqual([]);
  });
});
