import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/scenario/load.js';
import { simulate } from '../../../src/simulate.js';

/** Two clusters with a provider each. */
const file = (calls: string, clusters = '[{ name: blue }, { name: green }]'): string => `version: 1
duration: 30m
clusters: ${clusters}
autoScalingGroups:
  - { name: a, availabilityZones: [us-east-1a], instanceTypes: [m5.large], desiredCapacity: 1, maxSize: 3 }
  - { name: b, availabilityZones: [us-east-1a], instanceTypes: [m5.large], desiredCapacity: 1, maxSize: 3 }
capacityProviders:
  - { name: a, autoScalingGroup: a, managedScaling: { status: ENABLED } }
  - { name: b, cluster: green, autoScalingGroup: b, managedScaling: { status: ENABLED } }
taskDefinitions: [{ family: job, cpu: 256, memory: 512 }]
${calls}
`;
const load = (text: string, files: Readonly<Record<string, string>> = {}) =>
  loadScenario(text, {
    file: 'clusters.yaml',
    readText: (path) => (path in files ? { ok: true, text: files[path] } : { ok: false, reason: 'it is not there' }),
  });
const errorsOf = (text: string, files?: Readonly<Record<string, string>>): readonly string[] =>
  load(text, files).diagnostics.flatMap(({ severity, code, path, message }) =>
    severity === 'error' ? [`${code} ${path}: ${message}`] : [],
  );
const byDefault = `[{ name: blue, defaultCapacityProviderStrategy: [{ capacityProvider: a }] }, { name: green, defaultCapacityProviderStrategy: [{ capacityProvider: b }] }]`;

const run = 'type: runTask, taskDefinition: job, name: once, runTime: 5m';
const calls: readonly (readonly [kind: string, path: string, yaml: (rest: string) => string])[] = [
  ['service', 'services[job]', (rest) => `services: [{ name: job, taskDefinition: job, desiredCount: 1${rest} }]`],
  [
    'workload',
    'workloads[job]',
    (rest) => `workloads: [{ name: job, type: constant, ratePerMinute: 1, taskDefinition: job, runTime: 1m${rest} }]`,
  ],
  ['runTask event', 'events[once]', (rest) => `events: [{ at: 1m, ${run}${rest} }]`],
];

describe.each(calls)('a %s of one of several clusters', (kind, path, yaml) => {
  it('goes where the default strategy of its cluster says', () => {
    const { scenario } = load(file(yaml(', cluster: green'), byDefault));
    const { capacityProviders } = simulate(scenario!).summary;
    expect(capacityProviders.map(({ placementWaitSeconds }) => placementWaitSeconds.count > 0)).toEqual([false, true]);
  });

  it('is refused a provider of another, and launch type EC2', () => {
    expect(errorsOf(file(yaml(', capacityProviderStrategy: [{ capacityProvider: b }]')))).toEqual([
      `E014 ${path}.capacityProviderStrategy[b].capacityProvider: the capacity provider "b" belongs to cluster "green", the ${kind} to "blue"`,
    ]);
    for (const rest of ['', ', launchType: EC2'])
      expect(errorsOf(file(yaml(rest))).join()).toContain(`E090 ${path}: with several clusters only a ${kind}`);
  });

  it('must name one that there is', () => {
    expect(errorsOf(file(yaml(', cluster: grene'), byDefault))).toEqual([
      `E020 ${path}.cluster: no cluster is named "grene"; there are: blue, green`,
    ]);
  });
});

it('refuses a daemon of one of several clusters, wherever it would run', () => {
  const daemon = 'services: [{ name: agent, taskDefinition: job, schedulingStrategy: DAEMON, launchType: EXTERNAL }]';
  expect(errorsOf(file(daemon)).join()).toContain(
    'E090 services[agent]: with several clusters only a service that is no DAEMON is simulated',
  );
});

describe('a trace of one of several clusters', () => {
  const trace =
    'workloads: [{ name: t, type: trace, file: t.csv, cluster: green, capacityProviderStrategy: [{ capacityProvider: b }] }]';
  const lines = (provider: string): Readonly<Record<string, string>> => ({
    't.csv': `at_s,duration_s,task_definition,capacity_provider\n10,60,job,${provider}\n`,
  });

  it('takes the providers of its cluster', () => {
    expect(errorsOf(file(trace), lines('b'))).toEqual([]);
    expect(errorsOf(file(trace), lines('a')).join()).toContain(
      'no capacity provider is named "a"; there are: b, FARGATE',
    );
  });
});

it('checks the default strategy of each cluster', () => {
  const mixed = byDefault.replace('{ capacityProvider: b }', '{ capacityProvider: b }, { capacityProvider: FARGATE }');
  expect(errorsOf(file('', mixed)).join()).toContain(
    'E014 clusters[green].defaultCapacityProviderStrategy[FARGATE].capacityProvider: a strategy holds Fargate providers',
  );
  expect(errorsOf(file('', byDefault.replaceAll('capacityProvider: b', 'capacityProvider: a'))).join()).toContain(
    'the capacity provider "a" belongs to cluster "blue", this strategy to "green"',
  );
});
