import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../src/analysis/summary-types.js';
import type { Scenario } from '../../src/model/scenario.js';
import { simulate } from '../../src/simulate.js';
import { createChances } from '../../src/testing/scenario/chance.js';
import { drawScenario, type DrawnScenario, type Json } from '../fuzz/draw-scenario.js';
import { diagnosticText, loadDrawn } from '../fuzz/load-drawn.js';
import { drawUnits, type Names } from './metamorphic/draw-units.js';
import { laterBy, withIdleStart } from './metamorphic/idle-start.js';
import { scaledBy } from './metamorphic/scaled-by.js';
import { withoutNetwork } from './metamorphic/without-network.js';
import { besideUnrelated, withoutSharedThings } from './metamorphic/unrelated.js';

const load = (drawn: Pick<DrawnScenario, 'data' | 'files'>): Scenario => {
  const { scenario, diagnostics } = loadDrawn(drawn);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(diagnosticText);
  if (scenario === undefined) throw new Error(errors.join('\n'));
  return scenario;
};
const anySeed = fc.noShrink(fc.nat());

describe('a run', () => {
  it('has the same counts whatever zones, services and groups are called', () => {
    const plain: Names = { group: 'asg', provider: 'cp', service: 'svc', family: 'task', zones: 'abc' };
    const other: Names = { group: 'ecs-eu', provider: 'ec2', service: 'web', family: 'app', zones: 'fed' };
    fc.assert(
      fc.property(anySeed, (seed) => {
        const countsOf = (names: Names): unknown =>
          counts(simulate(load({ data: drawUnits(createChances(seed), names), files: {} })).summary);
        expect(countsOf(other)).toEqual(countsOf(plain));
      }),
      { numRuns: 60 },
    );
  });

  it('is only shifted by an idle hour in front', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { data: drawn, files } = drawScenario(seed);
        const data = withIdleStart(withoutNetwork(drawn));
        const factsFrom = (shiftS: number): readonly string[] =>
          factsAfter(load({ data: laterBy(data, shiftS), files }), shiftS * 1000);
        // Ten minutes at least: a timer's first turn is older than the events of the file, its later ones are younger.
        const early = factsFrom(600);
        const late = factsFrom(4200);
        const differs = early.findIndex((fact, n) => fact !== late[n]);
        expect([late.length, late[differs]]).toEqual([early.length, early[differs]]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when cpu and memory of tasks and types are four times as large', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const whole = drawScenario(seed);
        const drawn = { ...whole, data: withoutNetwork(whole.data) };
        const hashOf = (k: number): string => simulate(load(scaledBy(drawn, load(drawn), k))).traceHash;
        expect(hashOf(4)).toBe(hashOf(1));
      }),
      { numRuns: 60 },
    );
  });

  it('treats a service as it would without an unrelated one beside it', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const drawn = drawScenario(seed);
        // Without groups the zones would be the region's, and one more group would change that.
        fc.pre(drawn.data['autoScalingGroups'] !== undefined);
        const data = withoutSharedThings(drawn.data);
        // A definition may need the service that has gone.
        fc.pre(loadDrawn({ ...drawn, data }).scenario !== undefined);
        const alone = simulate(load({ ...drawn, data })).summary;
        const beside = simulate(load({ ...drawn, data: besideUnrelated(data) })).summary;
        expect(beside.services.slice(0, -1)).toMatchObject(alone.services);
        expect(beside.workloads).toEqual(alone.workloads);
        expect(beside.capacityProviders.filter(({ name }) => name !== 'unrelated')).toEqual(alone.capacityProviders);
      }),
      { numRuns: 60 },
    );
  });
});

/** Figures without names. */
function counts({ tasks, capacityProviders, services, cost, utilization }: Summary): unknown {
  const without = (keys: readonly string[], value: object): Json =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
  return {
    tasks,
    providers: capacityProviders.map((provider) => without(['name', 'autoScalingGroup'], provider)),
    services: services.map((service) => without(['name', 'byAvailabilityZone', 'byCapacityProvider'], service)),
    cost,
    utilization,
  };
}

/** What a standing low alarm says differs after an idle hour, though it can do nothing. */
const OF_ALARMS = ['AlarmEvaluated', 'ScalingBlocked'];

/** Numbers of facts that are times. */
const TIMES: Readonly<Record<string, number>> = { untilMs: 1, minute: 60_000 };

/** Facts from a time on, their times counted from it; causes are numbers of facts, and so differ. */
function factsAfter(scenario: Scenario, fromMs: number): readonly string[] {
  const { trace, facts } = simulate(scenario, { keepTrace: true });
  return Array.from({ length: facts }, (_, n) => trace!.read(n))
    .filter(({ atMs, type }) => atMs >= fromMs && !OF_ALARMS.includes(type))
    .map(({ atMs, type, fields }) => {
      const numbers = Object.entries(fields).map(([key, value]) => {
        const shifted = key in TIMES ? value - fromMs / TIMES[key] : value;
        return `${key}=${Math.max(-1, shifted)}`;
      });
      return `${atMs - fromMs} ${type} ${numbers.join(' ')}`;
    });
}
