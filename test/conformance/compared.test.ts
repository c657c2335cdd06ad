import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import { run } from './run.js';
import {
  clientOnly,
  edgeOf,
  endpoint,
  overDns,
  overServiceConnect,
  perSecond,
  refusals,
  registry,
  talk,
  yamlOf,
  type Talk,
} from './talk.js';

/** Six servers, four callers; two servers go, and one of the others fails. */
const fleet: Talk = {
  servers: 6,
  clients: 4,
  duration: '30m',
  server: `${endpoint}, ${registry}`,
  client: clientOnly,
  events: [
    'at: 10m25s, type: setDesiredCount, service: api, desiredCount: 4',
    'at: 20m, type: requestErrors, service: api, count: 1, duration: 5m',
  ],
};
const dns = (rest = '') => edgeOf(talk({ ...fleet, edge: overDns(rest) }));
const connect = (rest = '') => edgeOf(talk({ ...fleet, edge: overServiceConnect(rest) }));
const quiet = { ...fleet, events: [] };

describe('the table of raw Cloud Map against Service Connect, by running', () => {
  it('discovery: by DNS queries or calls of the API of each client, or by the proxy', () => {
    expect(dns().dnsQueries).toBeGreaterThan(4 * 20);
    expect(
      edgeOf(talk({ ...fleet, edge: `via: cloudMapApi, ${perSecond(20)}` })).discoverInstancesCalls,
    ).toBeGreaterThan(30_000);
    expect(connect().dnsQueries + connect().discoverInstancesCalls).toBe(0);
  });

  it('load balancing: a client that takes the first address loads few tasks, proxies load all alike', () => {
    const spread = ({ endpoints }: ReturnType<typeof dns>): number =>
      Math.max(...endpoints.map(({ share }) => share)) -
      (endpoints.length < 6 ? 0 : Math.min(...endpoints.map(({ share }) => share)));
    const first = edgeOf(talk({ ...quiet, edge: `via: cloudMapDns, dnsPick: first, ${perSecond(20)}` }));
    expect(spread(first)).toBeGreaterThan(0.03);
    expect(spread(edgeOf(talk({ ...quiet, edge: overServiceConnect() })))).toBeLessThan(0.001);
  });

  it('retries: none, or automatic', () => {
    expect(dns().retries).toBe(0);
    expect(connect().retries).toBeGreaterThan(10);
    expect(connect().failurePercent).toBeLessThan(0.05);
    expect(dns().failurePercent).toBeGreaterThan(1);
  });

  it('health routing: after the TTL, or within a second', () => {
    expect(dns().failures.staleEndpoint).toBeGreaterThan(100);
    expect(connect().failures.staleEndpoint).toBeLessThan(5);
    // A host that fails is in DNS all the time: a quarter of the requests of five minutes.
    expect(dns().failures.serverError).toBeGreaterThan(1200);
    expect(connect().ejections).toBeGreaterThan(4);
  });

  it('metrics: none that AWS publishes, or those of the proxies, which see every attempt', () => {
    expect(dns().metrics).toBeNull();
    const { metrics, endpoints, successes, ejections } = connect();
    const attempts = endpoints.reduce((sum, each) => sum + each.attempts, 0);
    expect(metrics).toMatchObject({ requestCount: attempts, errorCount: attempts - successes });
    // Five errors before each time that a proxy leaves the failing host alone.
    expect(metrics?.errorCount).toBeGreaterThanOrEqual(5 * ejections - 5);
    expect(metrics?.targetResponseSeconds).toBeGreaterThan(0.01);
  });

  it('cross-namespace: possible over DNS, refused with Service Connect', () => {
    const apart = {
      ...fleet,
      client: clientOnly.replace('local', 'other'),
      namespace: '{ name: local }, { name: other }',
    };
    expect(refusals({ ...apart, edge: overServiceConnect() }).join()).toContain('does not cross namespaces');
    expect(edgeOf(talk({ ...apart, events: [], edge: overDns() })).failurePercent).toBe(0);
  });

  it('cross-cluster: both', () => {
    const apart: Talk = {
      ...quiet,
      server: `${fleet.server}, cluster: back`,
      client: `${clientOnly}, cluster: front`,
      more: 'clusters: [{ name: front }, { name: back }]',
    };
    for (const edge of [overDns(), overServiceConnect()])
      expect(edgeOf(talk({ ...apart, edge })).failurePercent).toBe(0);
  });

  it('extra containers: none, or a proxy in each task', () => {
    const cpu = (parts: Talk): number => {
      const { scenario } = talk(parts);
      return scenario.taskDefinitions[scenario.services[0].taskDefinition].cpuUnits;
    };
    expect(cpu({ server: registry })).toBe(256);
    expect(cpu({ server: endpoint })).toBe(512);
  });
});

const onInstances = (networkMode: string, server: string, client: string, edge: string): string => `version: 1
duration: 10m
namespaces: [{ name: local }]
autoScalingGroups: [{ name: g, availabilityZones: [us-east-1a], instanceTypes: [m5.4xlarge], minSize: 4, maxSize: 4, desiredCapacity: 4 }]
taskDefinitions:
  - { family: api, cpu: 256, memory: 512, networkMode: ${networkMode}, containerDefinitions: [{ name: app, portMappings: [{ containerPort: 80, name: http, appProtocol: http }] }] }
  - { family: web, cpu: 256, memory: 512, networkMode: awsvpc }
services:
  - { name: api, taskDefinition: api, desiredCount: 3, launchType: EC2, ${server} }
  - { name: web, taskDefinition: web, desiredCount: 2, launchType: EC2${client} }
${edge}
`;

/** How a method goes with a network mode: it runs without a failure, or is refused. */
function cell(
  method: 'serviceConnect' | 'A' | 'SRV' | 'loadBalancer' | 'appMesh' | 'lattice',
  networkMode: string,
): string {
  const traffic = (rest: string): string =>
    `traffic: [{ name: edge, from: web, to: api, ${perSecond(5).replace('2m', '4m')}, ${rest} }]`;
  const named = (type: string): string => registry.replace('ttl', `recordType: ${type}, ttl`);
  const yaml = {
    serviceConnect: onInstances(networkMode, endpoint, `, ${clientOnly}`, traffic('via: serviceConnect')),
    A: onInstances(networkMode, named('A'), '', traffic('via: cloudMapDns')),
    SRV: onInstances(networkMode, named('SRV'), '', traffic('via: cloudMapDns')),
    loadBalancer: onInstances(networkMode, 'loadBalancers: [{}]', '', traffic('via: loadBalancer')),
    appMesh: onInstances(
      networkMode,
      networkMode === 'awsvpc' ? registry : named('SRV'),
      `, ${registry}`,
      `appMesh: { mesh: m, virtualNodes: [{ name: api, service: api }, { name: web, service: web }], virtualServices: [{ name: api, provider: { virtualNode: api } }] }\n${traffic('via: appMesh')}`,
    ),
    lattice: onInstances(networkMode, 'loadBalancers: []', '', traffic('via: lattice')),
  }[method];
  const { scenario, diagnostics } = loadScenario(yaml, { file: 'cell.yaml' });
  if (scenario === undefined) return diagnostics.map(({ message }) => message).join('; ');
  const { requests, failurePercent } = edgeOf(run(yaml));
  return requests > 1000 && failurePercent === 0 ? 'yes' : `${failurePercent} % of ${requests} failed`;
}

describe('the table of network modes, by running each cell', () => {
  it.each([
    ['serviceConnect', 'awsvpc', 'yes'],
    ['serviceConnect', 'bridge', 'yes'],
    ['serviceConnect', 'host', 'Service Connect takes awsvpc and bridge'],
    ['serviceConnect', 'none', 'Service Connect takes awsvpc and bridge'],
    ['A', 'awsvpc', 'yes'],
    ['A', 'bridge', 'which has SRV records only'],
    ['A', 'host', 'which has SRV records only'],
    ['SRV', 'awsvpc', 'yes'],
    ['SRV', 'bridge', 'yes'],
    ['SRV', 'host', 'yes'],
    ['SRV', 'none', 'network mode none'],
    ['loadBalancer', 'awsvpc', 'yes'],
    ['loadBalancer', 'bridge', 'yes'],
    ['loadBalancer', 'host', 'yes'],
    ['loadBalancer', 'none', 'no load balancer reaches it'],
    ['appMesh', 'awsvpc', 'yes'],
    // The source document says yes; App Mesh's proxy needs the task's own network interface.
    ['appMesh', 'bridge', 'App Mesh needs awsvpc'],
    ['appMesh', 'host', 'App Mesh needs awsvpc'],
    ['appMesh', 'none', 'App Mesh needs awsvpc'],
    ['lattice', 'awsvpc', 'VPC Lattice is not simulated'],
  ] as const)('%s in %s: %s', (method, networkMode, said) => {
    expect(cell(method, networkMode)).toContain(said);
  });
});

it('the source’s own message for a shared namespace is said', () => {
  expect(
    loadScenario(yamlOf({ namespace: '{ name: local, shared: true }' }), { file: 'x' }).diagnostics[0].message,
  ).toContain('which another account shares');
});
