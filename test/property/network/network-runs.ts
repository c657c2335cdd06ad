import fc from 'fast-check';
import { loadScenario } from '../../../src/scenario/load.js';
import type { Scenario } from '../../../src/model/scenario.js';

/** A small cluster of callers and servers, and what happens to them, as YAML. */
export interface DrawnNetwork {
  readonly seed: number;
  readonly via: 'serviceConnect' | 'cloudMapDns' | 'cloudMapApi' | 'loadBalancer';
  readonly dnsPick: 'first' | 'random' | 'roundRobin';
  readonly clients: number;
  readonly servers: number;
  readonly rate: number;
  readonly clientRetries: number;
  readonly protocol: 'http' | 'tcp';
  readonly ttlS: number;
  readonly healthDelayS: number;
  readonly propagationS: number;
  readonly timeoutS: number;
  readonly maxEjectionPercent: number;
  readonly counts: readonly { readonly atS: number; readonly service: 'web' | 'api'; readonly desiredCount: number }[];
  readonly errors: readonly {
    readonly atS: number;
    readonly count: number;
    readonly rate: number;
    readonly forS: number;
  }[];
  readonly deploys: readonly { readonly atS: number; readonly service: 'web' | 'api' }[];
}

const atS = fc.integer({ min: 60, max: 840 });

export const drawnNetwork: fc.Arbitrary<DrawnNetwork> = fc.record({
  seed: fc.nat(1_000_000),
  via: fc.constantFrom('serviceConnect', 'cloudMapDns', 'cloudMapApi', 'loadBalancer'),
  dnsPick: fc.constantFrom('first', 'random', 'roundRobin'),
  clients: fc.integer({ min: 1, max: 4 }),
  servers: fc.integer({ min: 0, max: 12 }),
  rate: fc.integer({ min: 1, max: 20 }),
  clientRetries: fc.integer({ min: 0, max: 2 }),
  protocol: fc.constantFrom('http', 'tcp'),
  ttlS: fc.integer({ min: 0, max: 120 }),
  healthDelayS: fc.integer({ min: 0, max: 60 }),
  propagationS: fc.integer({ min: 0, max: 20 }),
  timeoutS: fc.integer({ min: 1, max: 20 }),
  maxEjectionPercent: fc.constantFrom(0, 10, 50, 100),
  counts: fc.array(
    fc.record({ atS, service: fc.constantFrom('web', 'api'), desiredCount: fc.integer({ min: 0, max: 12 }) }),
    { maxLength: 4 },
  ),
  errors: fc.array(
    fc.record({
      atS,
      count: fc.integer({ min: 1, max: 4 }),
      rate: fc.constantFrom(0.2, 1),
      forS: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 2 },
  ),
  deploys: fc.uniqueArray(fc.record({ atS, service: fc.constantFrom('web', 'api') }), {
    maxLength: 2,
    selector: ({ service }) => service,
  }),
});

export function loadDrawn(drawn: DrawnNetwork, requestsSimulatedUpTo = 100): Scenario {
  const { via, counts, errors, deploys } = drawn;
  const appProtocol = drawn.protocol === 'tcp' ? '' : ', appProtocol: http';
  const definition = (family: string): string =>
    `  - { family: ${family}, cpu: 256, memory: 512, networkMode: awsvpc, startTime: 5s, stopTime: 4s, containerDefinitions: [{ name: app, portMappings: [{ containerPort: 80, name: http${appProtocol} }] }] }`;
  const events = [
    ...counts.map(
      (e) => `{ at: ${e.atS}s, type: setDesiredCount, service: ${e.service}, desiredCount: ${e.desiredCount} }`,
    ),
    ...errors.map(
      (e) =>
        `{ at: ${e.atS}s, type: requestErrors, service: api, count: ${e.count}, errorRate: ${e.rate}, duration: ${e.forS}s }`,
    ),
    ...deploys.map((e) => `{ at: ${e.atS}s, type: deploy, service: ${e.service}, taskDefinition: ${e.service}-2 }`),
  ];
  const text = `version: 1
duration: 15m
seed: ${drawn.seed}
namespaces: [{ name: local }]
taskDefinitions:
${['web', 'web-2', 'api', 'api-2'].map(definition).join('\n')}
services:
  - name: web
    taskDefinition: web
    desiredCount: ${drawn.clients}
    launchType: FARGATE
    serviceConnectConfiguration: { namespace: local }
  - name: api
    taskDefinition: api
    desiredCount: ${drawn.servers}
    launchType: FARGATE
    serviceRegistries: [{ namespace: local, ttl: ${drawn.ttlS}s }]
    loadBalancers: [{ deregistrationDelay: 20s }]
    serviceConnectConfiguration: { namespace: local, services: [{ portName: http, clientAliases: [{ port: 80, dnsName: api }] }] }
traffic:
  - { name: edge, from: web, to: api, via: ${via}, requestsPerSecond: ${drawn.rate}, dnsPick: ${drawn.dnsPick}, clientRetries: ${drawn.clientRetries}, clientTimeout: ${drawn.timeoutS}s, latency: { distribution: exponential, mean: 1s } }
events: [${events.join(', ')}]
model:
  cloudMapHealthDelay: ${drawn.healthDelayS}s
  serviceConnectPropagation: ${drawn.propagationS}s
  outlierDetection: { maxEjectionPercent: ${drawn.maxEjectionPercent} }
  requestsSimulatedUpTo: ${requestsSimulatedUpTo}
`;
  const { scenario, diagnostics } = loadScenario(text, { file: 'drawn.yaml' });
  if (scenario === undefined) throw new Error(diagnostics.map((d) => `${d.line} ${d.path} ${d.message}`).join('\n'));
  return scenario;
}
