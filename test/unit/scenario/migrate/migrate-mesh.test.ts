import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../../src/scenario/load.js';
import { migrateMesh, type Migration } from '../../../../src/scenario/migrate/migrate-mesh.js';
import { simulate } from '../../../../src/simulate.js';
import { read } from '../../../tidy/source-tree.js';

const lesson = read('scenarios/63-mesh-80-20.yaml');

function migrated(text: string): Migration {
  const migration = migrateMesh(text);
  if (migration === undefined) throw new Error('not migrated');
  const { diagnostics } = loadScenario(migration.text, { file: 'migrated.yaml' });
  expect(diagnostics).toEqual([]);
  return migration;
}

const mesh = (parts: string, ports = '[{ containerPort: 8080 }]'): string => `# the head
version: 1
duration: 20m
namespaces: [{ name: local }]
taskDefinitions:
  - family: app # kept
    cpu: 256
    memory: 512
    networkMode: awsvpc
    containerDefinitions: [{ name: app, portMappings: ${ports} }]
services:
  - { name: web, taskDefinition: app, desiredCount: 2, launchType: FARGATE, serviceRegistries: [{ namespace: local }] }
  - { name: api, taskDefinition: app, desiredCount: 2, launchType: FARGATE, serviceRegistries: [{ namespace: local }] }
appMesh:
  mesh: prod
  virtualNodes: [{ name: web, service: web }, { name: api-node, service: api }]
${parts}

# the calls
traffic:
  - { from: web, to: api.local, via: appMesh, requestsPerSecond: 5 }
`;
const direct = '  virtualServices: [{ name: api.local, provider: { virtualNode: api-node } }]';
const routed = (route: string): string => `  virtualRouters: [{ name: r, routes: [{ name: all, ${route} }] }]
  virtualServices: [{ name: api.local, provider: { virtualRouter: r } }]`;

describe('a mesh that moves to Service Connect', () => {
  it('becomes a namespace, services with Service Connect and aliases, and runs', () => {
    const { text, changes } = migrated(mesh(direct));
    expect(text).not.toContain('appMesh');
    const { scenario } = loadScenario(text, { file: 'migrated.yaml' });
    const { serviceConnect, targets, edges } = scenario!.network;
    expect(serviceConnect.map(({ service }) => service)).toEqual([0, 1]);
    expect(targets.filter(({ kind }) => kind === 'serviceConnect')).toMatchObject([
      {
        service: 1,
        discoveryName: 'api-node',
        clientAliases: [{ port: 8080, dnsName: 'api.local' }],
        appProtocol: 'http',
      },
    ]);
    expect(edges).toMatchObject([{ name: 'web → api.local', via: 'serviceConnect', from: 0, to: 1 }]);
    expect(changes.join('\n')).toContain('mesh prod: the Cloud Map namespace local');
    expect(simulate(scenario!).summary.network?.edges[0].successes).toBeGreaterThan(3000);
  });

  it('keeps comments, and what is under other keys', () => {
    const { text } = migrated(mesh(direct));
    for (const kept of ['# the head', '# kept', '\n\n# the calls\ntraffic:']) expect(text).toContain(kept);
    expect(text).not.toContain('\n\n\n');
  });

  it('names the port mapping that has no name, and leaves one that has', () => {
    expect(migrated(mesh(direct)).text).toMatch(/containerPort: 8080, name: http/);
    const named = migrated(mesh(direct, '[{ containerPort: 9000, name: grpc-port, appProtocol: grpc }]')).text;
    expect(named).toContain('portName: grpc-port');
    expect(named).not.toContain('appProtocol: http');
  });

  it('takes the timeout of a route over', () => {
    expect(
      migrated(mesh(routed('weightedTargets: [{ virtualNode: api-node, weight: 1 }], perRequestTimeout: 40s'))).text,
    ).toContain('perRequestTimeout: 40000ms');
    expect(migrated(mesh(direct)).text).not.toContain('perRequestTimeout');
  });

  it.each([
    [
      'weightedTargets: [{ virtualNode: api-node, weight: 80 }, { virtualNode: web, weight: 20 }]',
      'weights of 80 and 20',
      'CodeDeploy does not take',
    ],
    [
      'match: { prefix: /x }, weightedTargets: [{ virtualNode: api-node, weight: 1 }]',
      'a route by path',
      'listener rules of an ALB',
    ],
    [
      'match: { header: { name: A, value: b } }, weightedTargets: [{ virtualNode: api-node, weight: 1 }]',
      'a route by header',
      'VPC Lattice',
    ],
    [
      'maxRetries: 5, weightedTargets: [{ virtualNode: api-node, weight: 1 }]',
      '5 retries',
      'the two of Service Connect',
    ],
  ])('says that %s has no equivalent, and what to use', (route, what, instead) => {
    const { losses } = migrated(mesh(routed(route)));
    expect(losses).toHaveLength(1);
    expect(losses[0].what).toBe(what);
    expect(losses[0].instead).toContain(instead);
    expect(losses[0].path).toContain('appMesh.virtualRouters[r].routes[all]');
  });

  it('says what becomes of sidecars, outlier detection and broken proxies', () => {
    const node = `  virtualServices: [{ name: api.local, provider: { virtualNode: api-node } }]`;
    const text = mesh(node).replace(
      '{ name: api-node, service: api }',
      '{ name: api-node, service: api, misconfigured: true, sidecars: [{ name: envoy }, { name: xray }], outlierDetection: { maxServerErrors: 5, interval: 10s, baseEjectionDuration: 10s, maxEjectionPercent: 50 } }',
    );
    expect(migrated(text).losses.map(({ path }) => path)).toEqual([
      'appMesh.virtualNodes[api-node].sidecars',
      'appMesh.virtualNodes[api-node].misconfigured',
      'appMesh.virtualNodes[api-node].outlierDetection',
    ]);
  });

  it('goes to the version with the greatest weight', () => {
    const { scenario } = loadScenario(migrated(lesson).text, { file: 'migrated.yaml' });
    expect(scenario!.network.edges.map(({ to }) => scenario!.services[to].name)).toEqual(['api-v1', 'api-v1']);
  });

  it('is nothing for a file without a mesh, or in flow style', () => {
    expect(migrateMesh(read('scenarios/00-hello.yaml'))).toBeUndefined();
    expect(migrateMesh(JSON.stringify({ version: 1, duration: '1h' }))).toBeUndefined();
  });
});
