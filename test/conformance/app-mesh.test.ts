import { expect } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import { lintScenario } from '../../src/scenario/lint/lint-scenario.js';
import { migrateMesh } from '../../src/scenario/migrate/migrate-mesh.js';
import { conforms } from './conforms.js';
import { clientOnly, edgeOf, perSecond, refusals, registry, talk, yamlOf, type Talk } from './talk.js';

const node = (name: string, rest = ''): string => `{ name: ${name}, service: ${name}${rest} }`;
const direct = 'virtualServices: [{ name: api.local, provider: { virtualNode: api } }]';
const meshed = (services = direct, apiRest = ''): Talk => ({
  client: registry,
  more: `appMesh: { mesh: m, virtualNodes: [${node('web')}, ${node('api', apiRest)}], ${services} }
traffic: [{ name: edge, from: web, to: api.local, via: appMesh, ${perSecond(20)} }]`,
});
const routed = (routes: string): string =>
  `virtualRouters: [{ name: r, routes: [${routes}] }], virtualServices: [{ name: api.local, provider: { virtualRouter: r } }]`;

conforms('AM-1', 'a mesh is a finding of lint: it has ended', () => {
  const { scenario, locate } = loadScenario(yamlOf(meshed()), { file: 'mesh.yaml' });
  if (scenario === undefined) throw new Error('the mesh is refused');
  expect(
    lintScenario(scenario, locate)
      .map(({ message }) => message)
      .join(),
  ).toContain('2026-09-30');
});

conforms('AM-2', 'a node’s tasks have their sidecars beside them', () => {
  const { scenario } = talk(
    meshed(direct, ', sidecars: [{ name: envoy, cpu: 512, memory: 256 }, { name: xray, cpu: 32, memory: 256 }]'),
  );
  const { cpuUnits, memoryMiB } = scenario.taskDefinitions[scenario.services[0].taskDefinition];
  // 256 + 512 + 32 and 512 + 256 + 256 on Fargate.
  expect([cpuUnits, memoryMiB]).toEqual([1024, 2048]);
  const web = scenario.taskDefinitions[scenario.services[1].taskDefinition];
  expect([web.cpuUnits, web.memoryMiB]).toEqual([1024, 2048]);
});

conforms('AM-2', 'an Envoy without figures has those that App Mesh advises, the others none', () => {
  const { scenario } = talk(meshed(direct, ', sidecars: [{ name: envoy }, { name: init }]'));
  expect(scenario.network.mesh?.virtualNodes[1].sidecars).toEqual([
    { name: 'envoy', cpuUnits: 512, memoryMiB: 64 },
    { name: 'init', cpuUnits: 0, memoryMiB: 0 },
  ]);
});

conforms('AM-2', 'routes go by weight, by path and by header, the first that matches', () => {
  const canary = (edge: string): readonly number[] => {
    const run = talk({
      duration: '30m',
      servers: 2,
      client: registry,
      more: `appMesh:
  mesh: m
  virtualNodes: [${node('web')}, ${node('api')}]
  virtualRouters:
    - name: r
      routes:
        - { name: path, match: { prefix: /self }, weightedTargets: [{ virtualNode: web, weight: 1 }] }
        - { name: header, match: { header: { name: X-Canary, value: 'yes' } }, weightedTargets: [{ virtualNode: web, weight: 1 }] }
        - { name: all, weightedTargets: [{ virtualNode: api, weight: 80 }, { virtualNode: web, weight: 20 }] }
  virtualServices: [{ name: api.local, provider: { virtualRouter: r } }]
traffic: [{ name: edge, from: web, to: api.local, via: appMesh, ${perSecond(40)}${edge} }]`,
    });
    const { endpoints, requests } = edgeOf(run);
    const of = (service: string): number =>
      endpoints.filter(({ task }) => task.startsWith(service)).reduce((sum, { attempts }) => sum + attempts, 0);
    return [of('api') / requests, of('web') / requests];
  };
  const [api] = canary('');
  // 67,200 requests: the standard error of the share is 0.0015.
  expect(Math.abs(api - 0.8)).toBeLessThan(0.005);
  expect(canary(', path: /self/x')).toEqual([0, 1]);
  expect(canary(', headers: { x-canary: "yes" }')).toEqual([0, 1]);
});

conforms('AM-2', 'a proxy that is set up wrong drops all it gets, and nobody is told', () => {
  const { failures, requests } = edgeOf(talk(meshed(direct, ', misconfigured: true')));
  expect(failures.dropped).toBe(requests);
});

conforms('AM-2', 'so does the proxy of a caller that is set up wrong', () => {
  const parts = meshed();
  const wrong = talk({ ...parts, more: parts.more?.replace(node('web'), node('web', ', misconfigured: true')) ?? '' });
  const { failures, requests } = edgeOf(wrong);
  expect(requests).toBeGreaterThan(0);
  expect(failures.dropped).toBe(requests);
});

conforms('AM-3', 'a request times out after 15 s, unless its route says otherwise', () => {
  const slow = (route: string): number => {
    const parts = meshed(routed(`{ name: all, weightedTargets: [{ virtualNode: api, weight: 1 }]${route} }`));
    return edgeOf(talk({ ...parts, more: parts.more?.replace(perSecond(20), `${perSecond(20)}, latency: 16s`) ?? '' }))
      .failurePercent;
  };
  expect(slow('')).toBe(100);
  expect(slow(', perRequestTimeout: 20s')).toBe(0);
});

conforms('AM-3', 'outlier detection ejects at least one host, and the route says how often to try again', () => {
  const detection =
    ', outlierDetection: { maxServerErrors: 5, interval: 30s, baseEjectionDuration: 60s, maxEjectionPercent: 0 }';
  const events = ['at: 5m, type: requestErrors, service: api, count: 1, duration: 10m'];
  const once = routed('{ name: all, maxRetries: 0, weightedTargets: [{ virtualNode: api, weight: 1 }] }');
  const watched = edgeOf(talk({ ...meshed(once, detection), events }));
  expect(watched.ejections).toBeGreaterThan(2);
  expect(watched.retries).toBe(0);
  const unwatched = edgeOf(talk({ ...meshed(once), events }));
  expect(unwatched.ejections).toBe(0);
  expect(unwatched.failures.serverError).toBeGreaterThan(10 * watched.failures.serverError);
});

conforms('AM-4', 'a service is in a mesh or has Service Connect; a mesh needs awsvpc', () => {
  const server = `${registry}, ${clientOnly}`;
  expect(refusals({ ...meshed(), server }).join()).toContain('a service is in a mesh or there, never both');
  expect(refusals({ ...meshed(), networkMode: 'bridge' }).join()).toContain('App Mesh needs awsvpc');
});

conforms('AM-4', 'virtual nodes become services with Service Connect, virtual services client aliases', () => {
  const migration = migrateMesh(yamlOf(meshed()));
  const { scenario } = loadScenario(migration?.text ?? '', { file: 'migrated.yaml' });
  expect(scenario?.network.mesh).toBeUndefined();
  expect(scenario?.network.targets.filter(({ kind }) => kind === 'serviceConnect')).toMatchObject([
    { clientAliases: [{ dnsName: 'api.local' }] },
  ]);
});
