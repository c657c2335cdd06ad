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
    ).toContain('perRequestTimeout: 40s');
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
      'match: { prefix: /x, header: { name: A, value: b } }, weightedTargets: [{ virtualNode: api-node, weight: 1 }]',
      'a route by path and header',
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

  it.each(['{}', '{ prefix: / }', "{ prefix: '' }"])(
    'takes the route of %s for the one that takes everything',
    (match) => {
      const routes = [
        "{ name: canary, match: { header: { name: canary, value: 'yes' } }, weightedTargets: [{ virtualNode: web, weight: 1 }] }",
        `{ name: all, match: ${match}, weightedTargets: [{ virtualNode: api-node, weight: 1 }] }`,
      ];
      const { text, losses } = migrated(
        mesh(`  virtualRouters: [{ name: r, routes: [${routes.join(', ')}] }]
  virtualServices: [{ name: api.local, provider: { virtualRouter: r } }]`),
      );
      expect(losses.map(({ path }) => path)).toEqual(['appMesh.virtualRouters[r].routes[canary].match']);
      const { scenario } = loadScenario(text, { file: 'migrated.yaml' });
      expect(scenario!.network.edges.map(({ to }) => scenario!.services[to].name)).toEqual(['api']);
    },
  );

  it('goes to the version with the greatest weight', () => {
    const { scenario } = loadScenario(migrated(lesson).text, { file: 'migrated.yaml' });
    expect(scenario!.network.edges.map(({ to }) => scenario!.services[to].name)).toEqual(['api-v1', 'api-v1']);
  });

  it.each(["'123'", "'true'", "'0'", "'*'", "'a]b'", 'a.b'])('takes a service of the name %s', (name) => {
    const text = mesh(direct)
      .replace('{ name: api, task', `{ name: ${name}, task`)
      .replace('service: api }', `service: ${name} }`);
    const { scenario } = loadScenario(migrated(text).text, { file: 'migrated.yaml' });
    expect(scenario!.network.edges).toMatchObject([{ via: 'serviceConnect', from: 0, to: 1 }]);
  });

  it('gives calls with a port that of the alias', () => {
    expect(migrated(mesh(direct).replace('via: appMesh,', 'via: appMesh, port: 80,')).text).toContain(
      'port: 8080, requests',
    );
  });

  it('gives an endpoint a name that is free and short enough', () => {
    const taken = mesh(direct).replaceAll('api-node', 'api');
    expect(migrated(taken).text).toContain('discoveryName: api-sc,');
    const long = mesh(direct).replaceAll('api-node', 'n'.repeat(70));
    expect(migrated(long).text).toContain(`discoveryName: ${'n'.repeat(64)},`);
  });

  it('says when a name is too long for an alias', () => {
    const name = 'v'.repeat(128);
    const { text, losses } = migrated(mesh(direct).replaceAll('api.local', name));
    expect(losses.map(({ what }) => what)).toEqual(['a name of 128 characters']);
    expect(text).toMatch(/clientAliases: \[ ?\{ port: 8080 \} ?\]/);
  });

  it('adds a TCP port mapping where there is none, says so where there is none at all, and never gives one name twice', () => {
    const { text, changes } = migrated(mesh(direct, '[{ containerPort: 53, protocol: udp }]'));
    expect(text).toMatch(/\{ containerPort: 80, name: http \}/);
    expect(changes).toContain('task definition app: gets the port mapping http, 80');
    const bare = mesh(direct).replace(/ {4}containerDefinitions: .*\n/, '');
    for (const none of [bare, mesh(direct, '[]')]) {
      expect(migrated(none).text).not.toContain('name: http');
      expect(migrated(none).changes).toContain('task definition app: needs the port mapping http, 80');
    }
    const two = migrated(mesh(direct, '[{ containerPort: 8080 }, { containerPort: 9090, name: http }]')).text;
    expect(two).toContain('{ containerPort: 8080, name: http-8080 }');
    expect(two).toContain('portName: http-8080');
  });

  it('names the port mapping of every task definition of a service', () => {
    const second = (mapping: string): string =>
      `${mesh(direct).replace(
        'services:\n',
        `  - { family: next, cpu: 256, memory: 512, networkMode: awsvpc, containerDefinitions: [{ name: app, portMappings: [${mapping}] }] }\nservices:\n`,
      )}events: [{ at: 5m, type: deploy, service: api, taskDefinition: next }]\n`;
    expect(migrated(second('{ containerPort: 8081 }')).text).toContain('{ containerPort: 8081, name: http }');
    expect(migrated(second('{ containerPort: 8081, name: web }')).losses).toMatchObject([
      { path: 'taskDefinitions[next].containerDefinitions', what: 'a deployment without a port mapping http' },
    ]);
  });

  it('speaks what the calls speak', () => {
    const speaking = (protocol: string): string =>
      mesh(direct).replace('via: appMesh,', `via: appMesh, protocol: ${protocol},`);
    const protocolOf = (text: string): string | undefined =>
      loadScenario(migrated(text).text, { file: 'migrated.yaml' }).scenario?.network.edges[0].protocol;
    for (const protocol of ['http', 'grpc', 'tcp']) expect(protocolOf(speaking(protocol))).toBe(protocol);
    const both = `${speaking('grpc')}  - { name: plain, from: web, to: api.local, via: appMesh, requestsPerSecond: 1 }\n`;
    expect(migrated(both).losses.map(({ what }) => what)).toEqual(['calls by http beside those by grpc']);
  });

  it('keeps the longest of different timeouts, and says which are lost', () => {
    const { text, losses } = migrated(
      mesh(`  virtualRouters:
    - name: r
      routes:
        - { name: quick, match: { prefix: /q }, perRequestTimeout: 2500ms, weightedTargets: [{ virtualNode: api-node, weight: 1 }] }
        - { name: all, perRequestTimeout: 10m, weightedTargets: [{ virtualNode: api-node, weight: 1 }] }
  virtualServices: [{ name: api.local, provider: { virtualRouter: r } }]`),
    );
    expect(text).toContain('timeout: { perRequestTimeout: 600s, idleTimeout: 0s }');
    expect(losses.map(({ what }) => what)).toEqual(['a route by path', 'a timeout of 2500ms for this route alone']);
  });

  it('writes out what the rest of the file took from the mesh by an alias', () => {
    const text = mesh(direct).replace('{ name: web, service: web }', '{ name: web, service: &caller web }');
    expect(migrated(text.replace('from: web,', 'from: *caller ,')).text).toMatch(/from: "?web"? ?,/);
  });

  it('keeps the line ends of the file', () => {
    const block =
      '  - name: web\n    taskDefinition: app\n    desiredCount: 2 # two\n    launchType: FARGATE\n    serviceRegistries: [{ namespace: local }]\n';
    const text = mesh(direct).replace(/ {2}- \{ name: web, task.*\n/, block);
    expect(migrated(text).text).toContain('\n    serviceConnectConfiguration: { namespace: local }\n');
    expect(migrated(text.replaceAll('\n', '\r\n')).text).toBe(migrated(text).text.replaceAll('\n', '\r\n'));
  });

  it('takes an empty mesh out', () => {
    const text = 'version: 1\nduration: 10m\nappMesh: { mesh: prod }\n';
    expect(migrated(text)).toMatchObject({ text: 'version: 1\nduration: 10m\n', losses: [] });
  });

  it('loads for any mesh of some services', () => {
    for (let drawn = 0; drawn < 64; drawn++) {
      // Each bit takes one way or the other.
      const bit = (n: number): boolean => ((drawn >> n) & 1) === 1;
      const route = `match: ${bit(0) ? '{ prefix: /x }' : '{}'}, maxRetries: ${bit(1) ? 2 : 0}, perRequestTimeout: ${bit(2) ? '15s' : '0s'}, weightedTargets: [{ virtualNode: api-node, weight: ${bit(3) ? 9 : 0} }, { virtualNode: web, weight: 5 }]`;
      const { text } = migrated(
        mesh(bit(4) ? routed(route) : direct, bit(5) ? '[{ containerPort: 1, name: http }]' : '[{ containerPort: 2 }]'),
      );
      const { scenario } = loadScenario(text, { file: 'migrated.yaml' });
      expect(scenario!.services[scenario!.network.edges[0].to].name).toBe(bit(4) && !bit(3) ? 'web' : 'api');
    }
  });

  it('is nothing for a file without a mesh, or in flow style', () => {
    expect(migrateMesh(read('scenarios/00-hello.yaml'))).toBeUndefined();
    expect(migrateMesh(JSON.stringify({ version: 1, duration: '1h' }))).toBeUndefined();
  });
});
