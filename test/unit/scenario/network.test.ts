import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/model/scenario.js';
import { resolved, type Parts } from './small-scenario.js';

const ports = [{ name: 'app', portMappings: [{ containerPort: 8080, name: 'http', appProtocol: 'http2' }] }];
const definitions = [
  { family: 'web', cpu: 512, memory: 1024, networkMode: 'awsvpc', containerDefinitions: ports },
  { family: 'web-2', cpu: 512, memory: 1024, networkMode: 'awsvpc', containerDefinitions: ports },
  { family: 'bridge', cpu: 512, memory: 1024, containerDefinitions: ports },
];
const namespaces = [{ name: 'prod.local' }, { name: 'prod', type: 'HTTP', shared: true }];
const service = (name: string, parts: Parts = {}): Parts => ({
  name,
  taskDefinition: 'web',
  desiredCount: 1,
  ...parts,
});
const talking = (services: readonly Parts[], parts: Parts = {}): Scenario =>
  resolved({ namespaces, taskDefinitions: definitions, services, ...parts });
const connect = (parts: Parts = {}): Parts => ({ serviceConnectConfiguration: { namespace: 'prod', ...parts } });
const registered = { serviceRegistries: [{ namespace: 'prod.local' }] };
const endpoints = (...services: readonly Parts[]): Parts => connect({ services });

/** What the tasks of a service reserve, revision by revision. */
const reserved = ({ services, taskDefinitions }: Scenario, name: string): readonly (readonly [number, number])[] =>
  (services.find((s) => s.name === name)?.revisions ?? []).map(({ taskDefinition }) => {
    const { cpuUnits, memoryMiB } = taskDefinitions[taskDefinition];
    return [cpuUnits, memoryMiB];
  });

describe('a scenario that says nothing of the network', () => {
  it('has none', () => {
    const { network, taskDefinitions } = resolved();
    expect(network).toEqual({ namespaces: [], targets: [], serviceConnect: [], mesh: undefined, edges: [] });
    expect(taskDefinitions).toHaveLength(1);
  });
});

describe('service registries', () => {
  it('have A records of 60 s for awsvpc, and SRV for bridge (SD-1)', () => {
    const srv = { namespace: 'prod.local', name: 'b', containerName: 'app', containerPort: 8080, ttl: '10s' };
    const { network } = talking([
      service('a', registered),
      service('bridged', { taskDefinition: 'bridge', serviceRegistries: [srv] }),
    ]);
    const common = { kind: 'cloudMap', namespace: 0, routingPolicy: 'MULTIVALUE', healthCheckCustomConfig: true };
    expect(network.targets).toEqual([
      { ...common, service: 0, name: 'a', recordTypes: ['A'], ttlMs: 60_000, port: undefined },
      { ...common, service: 1, name: 'b', recordTypes: ['SRV'], ttlMs: 10_000, port: 'dynamic' },
    ]);
  });
});

describe('Service Connect', () => {
  it('names an endpoint after its port, and its alias after both; times out by its protocol (SC-1, SC-7)', () => {
    const { network } = talking([
      service('api', endpoints({ portName: 'http', clientAliases: [{ port: 80 }] })),
      service('db', endpoints({ portName: 'http', discoveryName: 'db', appProtocol: 'tcp' })),
      service('job', connect()),
    ]);
    expect(network.targets).toMatchObject([
      {
        ...{
          kind: 'serviceConnect',
          service: 0,
          namespace: 1,
          portName: 'http',
          discoveryName: 'http',
          fromRevision: 0,
        },
        ...{ appProtocol: 'http2', timeoutMs: 15_000 },
        clientAliases: [{ port: 80, dnsName: 'http.prod' }],
      },
      { discoveryName: 'db', appProtocol: 'tcp', timeoutMs: 3_600_000 },
    ]);
    expect(network.serviceConnect.map((s) => s.namespace)).toEqual([1, 1, 1]);
  });

  it('has no timeout where the file says 0s, and none that outlives an idle connection', () => {
    const timeouts = (timeout: Parts) => {
      const [target] = talking([service('api', endpoints({ portName: 'http', timeout }))]).network.targets;
      return target.kind === 'serviceConnect' ? target.timeoutMs : 'none';
    };
    expect(timeouts({ perRequestTimeout: '0s', idleTimeout: '0s' })).toBeUndefined();
    expect(timeouts({ perRequestTimeout: '20s', idleTimeout: '5s' })).toBe(5_000);
    expect(timeouts({ perRequestTimeout: '20s', idleTimeout: '0s' })).toBe(20_000);
    expect(timeouts({ perRequestTimeout: '0s', idleTimeout: '5s' })).toBe(5_000);
  });

  it('has TLS where the configuration or an endpoint says so (SC-11)', () => {
    const { network } = talking([
      service('a', connect({ tls: { mode: 'generalPurpose' } })),
      service('b', endpoints({ portName: 'http', tls: {} })),
      service('c', connect()),
    ]);
    expect(network.serviceConnect.map((s) => s.tls)).toEqual(['generalPurpose', 'shortLived', 'none']);
  });

  it('adds its proxy to the tasks of the services that have it, and to no others (SC-2)', () => {
    const scenario = talking([
      service('with', connect()),
      service('without'),
      service('off', connect({ enabled: false })),
    ]);
    expect(reserved(scenario, 'with')).toEqual([[768, 1280]]);
    expect(reserved(scenario, 'without')).toEqual([[512, 1024]]);
    expect(reserved(scenario, 'off')).toEqual([[512, 1024]]);
    expect(scenario.taskDefinitions[scenario.services[0].taskDefinition].family).toBe('web');
    const small = talking([service('with', connect())], { model: { serviceConnectProxy: { cpu: 512, memory: 64 } } });
    expect(reserved(small, 'with')).toEqual([[1024, 1088]]);
  });

  it('takes the next size of Fargate that holds task and proxy', () => {
    const scenario = talking([service('with', { ...connect(), launchType: 'FARGATE' })]);
    expect(reserved(scenario, 'with')).toEqual([[1024, 2048]]);
  });

  it('comes by a deploy from that revision on (SC-9)', () => {
    const { serviceConnectConfiguration } = endpoints({ portName: 'http' });
    const deploy = { at: '1m', type: 'deploy', service: 'api', taskDefinition: 'web-2', serviceConnectConfiguration };
    const scenario = talking([service('api')], { events: [deploy] });
    expect(reserved(scenario, 'api')).toEqual([
      [512, 1024],
      [768, 1280],
    ]);
    expect(scenario.network.serviceConnect[0].fromRevision).toBe(1);
    expect(scenario.network.targets).toMatchObject([{ kind: 'serviceConnect', fromRevision: 1 }]);
    expect(scenario.events).toMatchObject([{ type: 'deploy', service: 0, revision: 1 }]);
  });
});

describe('App Mesh', () => {
  const route = (name: string, weightedTargets: readonly Parts[], parts: Parts = {}): Parts => ({
    name,
    weightedTargets,
    ...parts,
  });
  const appMesh = {
    mesh: 'prod',
    virtualNodes: [
      { name: 'v1', service: 'one' },
      {
        name: 'v2',
        service: 'two',
        sidecars: [
          { name: 'envoy', cpu: 512, memory: 64 },
          { name: 'xray', cpu: 32, memory: 256 },
        ],
      },
    ],
    virtualRouters: [
      {
        name: 'router',
        routes: [
          route('beta', [{ virtualNode: 'v2', weight: 1 }], { match: { prefix: '/beta' }, perRequestTimeout: '0s' }),
          route('all', [
            { virtualNode: 'v1', weight: 80 },
            { virtualNode: 'v2', weight: 20 },
          ]),
        ],
      },
    ],
    virtualServices: [{ name: 'pages', provider: { virtualRouter: 'router' } }],
  };
  const traffic = [{ from: 'one', to: 'pages', via: 'appMesh', requestsPerSecond: 1, headers: { a: 'b' } }];
  const scenario = talking([service('one', registered), service('two', registered)], { appMesh, traffic });

  it('adds its sidecars to the tasks of its nodes (AM-2)', () => {
    expect(reserved(scenario, 'one')).toEqual([[1024, 1088]]);
    expect(reserved(scenario, 'two')).toEqual([[1056, 1344]]);
  });

  it('finds nodes by the registries of their services, and routes by name', () => {
    const { mesh, edges } = scenario.network;
    expect(mesh?.virtualNodes.map(({ service: s, target }) => [s, target])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(mesh?.virtualRouters[0].routes).toEqual([
      {
        ...{ name: 'beta', prefix: '/beta', header: undefined, maxRetries: 2, perRequestTimeoutMs: undefined },
        targets: [{ virtualNode: 1, weight: 1 }],
      },
      {
        ...{ name: 'all', prefix: undefined, header: undefined, maxRetries: 2, perRequestTimeoutMs: 15_000 },
        targets: [
          { virtualNode: 0, weight: 80 },
          { virtualNode: 1, weight: 20 },
        ],
      },
    ]);
    expect(mesh?.virtualServices).toEqual([{ name: 'pages', virtualNode: -1, virtualRouter: 0 }]);
    expect(edges).toMatchObject([{ via: 'appMesh', target: 0, headers: [{ name: 'a', value: 'b' }] }]);
  });
});

describe('traffic', () => {
  const services = [
    service('web', connect()),
    service('api', {
      ...endpoints(
        { portName: 'http', discoveryName: 'api', appProtocol: 'tcp', clientAliases: [{ port: 80 }] },
        { portName: 'http', discoveryName: 'admin', clientAliases: [{ port: 90 }, { port: 91 }] },
      ),
      ...registered,
      loadBalancers: [{ targetGroupArn: 'api' }],
    }),
  ];
  const edgesOf = (...traffic: readonly Parts[]) =>
    talking(services, { traffic: traffic.map((edge) => ({ to: 'api', requestsPerSecond: 2, ...edge })) }).network;

  it('has a name, a rate and the usual client', () => {
    expect(edgesOf({ from: 'web', via: 'cloudMapDns' }).edges).toEqual([
      {
        ...{ name: 'web → api', from: 0, to: 1, via: 'cloudMapDns', target: 0, protocol: 'http' },
        requestsPerSecond: { type: 'constant', value: 2 },
        latency: { distribution: 'constant', valueMs: 20 },
        ...{ requestsPerConnection: 1, clientRetries: 0, clientTimeoutMs: undefined },
        ...{ dnsPick: 'first', keepsFirstAnswer: false, recordType: 'A', discoveryIntervalMs: 0 },
        ...{ path: '/', headers: [] },
      },
    ]);
  });

  it('takes the protocol of the endpoint, and the endpoint by the port of its alias', () => {
    const { edges, targets } = edgesOf(
      { name: 'first', from: 'web', via: 'serviceConnect' },
      { name: 'second', from: 'web', via: 'serviceConnect', port: 91 },
    );
    const found = edges.map(({ target }) => targets[target]);
    expect(found.map((t) => t.kind === 'serviceConnect' && t.discoveryName)).toEqual(['api', 'admin']);
    expect(edges.map((e) => [e.protocol, e.requestsPerConnection])).toEqual([
      ['tcp', 100],
      ['http2', 1],
    ]);
  });

  it('comes from outside through the load balancer, which is a target only then', () => {
    const { edges, targets } = edgesOf({ via: 'loadBalancer' });
    expect(edges).toMatchObject([{ name: 'outside → api', from: -1, to: 1 }]);
    expect(targets[edges[0].target]).toEqual({ kind: 'loadBalancer', service: 1 });
    const kinds = edgesOf().targets.map(({ kind }) => kind);
    expect(kinds).toEqual(['cloudMap', 'serviceConnect', 'serviceConnect']);
  });
});

describe('requestErrors', () => {
  it('ends after its duration', () => {
    const events = [{ at: '1m', type: 'requestErrors', service: 'web-app', duration: '5m' }];
    expect(resolved({ events }).events).toEqual([
      { type: 'requestErrors', atMs: 60_000, service: 0, count: 1, errorRate: 1, untilMs: 360_000 },
    ]);
  });
});
