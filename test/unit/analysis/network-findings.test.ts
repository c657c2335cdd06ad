import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/simulate.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { yamlOf } from '../../conformance/talk.js';
import { load } from '../../support/load.js';

const findingsOf = (source: string, code: string): readonly Diagnostic[] =>
  simulate(load(source)).summary.findings.filter((finding) => finding.code === code);

describe('failed requests (R024)', () => {
  const early = (via: string): string =>
    yamlOf({ edge: `via: ${via}, clientRetries: 0, requestsPerSecond: 20`, duration: '5m' });

  it('blame kept answers where there are such', () => {
    expect(findingsOf(early('cloudMapDns, keepsFirstAnswer: true'), 'R024')[0].hint).toContain('lower the TTL');
  });

  it('blame tasks that are not RUNNING yet where callers keep nothing (SD-2)', () => {
    const [{ hint }] = findingsOf(early('cloudMapApi'), 'R024');
    expect(hint).toContain('not RUNNING yet');
    expect(hint).not.toContain('TTL');
  });
});

it('tasks that end unseen are told of where the agent stays connected: only ecs is blocked (R022, EX-3)', () => {
  const [{ message }] = findingsOf(
    `version: 1
duration: 4h
externalInstances: [{ name: shop, vcpus: 2, memoryMiB: 4096 }]
taskDefinitions: [{ family: t, cpu: 256, memory: 256, crashAfter: 70m, startTime: 10s }]
services: [{ name: t, taskDefinition: t, schedulingStrategy: DAEMON, launchType: EXTERNAL }]
events: [{ at: 1h, type: endpointsBlocked, externalInstance: shop, endpoints: [ecs], duration: 1h }]
`,
    'R022',
  );
  expect(message).toBe(
    '1 instance of shop could not report for a while. Tasks that had ended counted as RUNNING for 49 m 50 s in all.',
  );
});

it('registrations, their peak and hosted zones are those of the measured window', () => {
  const scaled = yamlOf({ events: ['at: 10m, type: setDesiredCount, service: api, desiredCount: 1'] });
  const networkOf = (text: string) => simulate(load(text)).summary.network!;
  const whole = networkOf(scaled);
  const late = networkOf(scaled.replace('version: 1', 'version: 1\nmeasure: { from: 5m }'));
  const after = networkOf(scaled.replace('version: 1', 'version: 1\nmeasure: { from: 15m }'));
  const counts = ({
    targets: [{ registrations, deregistrations, peakRegistered }],
  }: typeof whole): readonly number[] => [...[registrations, deregistrations, peakRegistered]];
  expect([whole, late, after].map(counts)).toEqual([
    [4, 3, 4],
    [0, 3, 4],
    [0, 0, 1],
  ]);
  expect(after.cloudMap.usd).toBeCloseTo(whole.cloudMap.usd / 4, 5);
});
