import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preciseClockText } from '../../../../src/analysis/clock-text.js';
import { durationText } from '../../../../src/analysis/duration-text.js';
import { tell } from '../../../../src/analysis/explain/sentence/tell.js';
import { readTrace, type TracedRun, type TraceEntry } from '../../../../src/analysis/read-trace.js';
import { facts, type FactName } from '../../../../src/model/facts.js';
import { simulate } from '../../../../src/simulate.js';
import { rules } from '../../../conformance/rules.js';
import { loadDrawn } from '../../../fuzz/load-drawn.js';
import { arbitraryScenario } from '../../../support/arbitrary-scenario.js';
import { knownNames, runScenario, scenarioNames } from '../../../scenarios/run-scenario.js';

const known = new Set(rules.map(({ id }) => id));
/** Of each kind of fact in each scenario. */
const MOST = 50;

/** What is left of a text without the words and numbers that its fact has. */
function unfounded(text: string, entry: TraceEntry): string {
  const values = Object.values(entry).flatMap((value) => [
    String(value),
    String(value).toUpperCase(),
    String(value).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    ...(typeof value === 'number'
      ? [durationText(value), preciseClockText(value), String(Math.round(value * 10) / 10)]
      : []),
  ]);
  const longestFirst = values.sort((a, b) => b.length - a.length);
  return longestFirst.reduce((left, value) => left.replaceAll(value, '·'), text);
}

describe('every sentence', () => {
  const told = new Set<string>();

  function expectFounded(run: TracedRun): void {
    const seen = new Map<string, number>();
    for (const entry of readTrace(run)) {
      const count = seen.get(entry.type) ?? 0;
      seen.set(entry.type, count + 1);
      if (count >= MOST) continue;
      const { text, rules: ids } = tell(entry);
      expect(unfounded(text.replaceAll('EC2', '·'), entry)).not.toMatch(/\d/);
      expect(text).not.toMatch(/undefined|null|NaN/);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      told.add(entry.type);
    }
  }

  it.each([...scenarioNames, ...knownNames])('of %s has no number that its fact has not', (name) => {
    expectFounded(runScenario(name));
  });

  it('of a drawn scenario has none either', () => {
    fc.assert(
      fc.property(arbitraryScenario, (drawn) => {
        expectFounded(simulate(loadDrawn(drawn).scenario!, { keepTrace: true }));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['HealthCheckFailed', { task: 'web/1' }, 'the health checks of web/1 began to fail'],
    ['TaskUnhealthy', { task: 'web/1' }, 'web/1 was found unhealthy'],
    ['TaskProtected', { task: 'web/1', untilMs: 60_000 }, 'web/1 was protected from scale-in'],
    ['EndpointBlocked', { external: 'shop', endpoint: 'ssm' }, 'the endpoint ssm was blocked for shop'],
    ['EndpointUnblocked', { external: 'shop', endpoint: 'ssm' }, 'shop could reach the endpoint ssm again'],
    ['CertificatesRotated', { service: 'web' }, 'the certificates of web were renewed'],
    ['LaunchRateReached', { requester: 'web', minute: 3 }, 'web had asked for all the tasks that minute 3 allows'],
    [
      'ProvisioningLimitReached',
      { requester: 'web', provisioning: 500 },
      "500 tasks waited for capacity: the cluster's limit, for web",
    ],
  ] satisfies [FactName, object, string][])('%s, which no lesson has', (type, fields, text) => {
    expect(tell({ fact: 7, at: '00:00:01.000', t: 1, because: 0, type, ...fields }).text).toBe(text);
    told.add(type);
  });

  it('and every kind of fact has come', () => {
    expect(Object.keys(facts).filter((name) => !told.has(name))).toEqual([]);
  });
});
