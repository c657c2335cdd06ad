import { expect } from 'vitest';
import { lintScenario } from '../../src/scenario/lint/lint-scenario.js';
import { loadScenario } from '../../src/scenario/load.js';
import { conforms } from './conforms.js';
import { factsOf } from './run.js';
import {
  clientOnly,
  edgeOf,
  endpoint,
  overServiceConnect,
  perSecond,
  refusals,
  talk,
  type Talk,
  yamlOf,
} from './talk.js';

const connected: Talk = { server: endpoint, client: clientOnly, edge: overServiceConnect() };
const twoLeave = 'at: 10m25s, type: setDesiredCount, service: api, desiredCount: 2';

conforms('SC-1', 'a client has a namespace, a client-server endpoints; both need it, in one namespace', () => {
  const run = talk(connected);
  expect(run.summary.network?.serviceConnect.map(({ service, role }) => [service, role])).toEqual([
    ['api', 'clientServer'],
    ['web', 'client'],
  ]);
  expect(edgeOf(run).failurePercent).toBe(0);
  expect(refusals({ ...connected, server: clientOnly }).join()).toContain('is a client only');
  expect(refusals({ server: endpoint, edge: overServiceConnect() }).join()).toContain(
    '"web" has no serviceConnectConfiguration',
  );
  const elsewhere = clientOnly.replace('local', 'other');
  expect(refusals({ ...connected, client: elsewhere, namespace: '{ name: local }, { name: other }' }).join()).toContain(
    'Service Connect does not cross namespaces',
  );
});

conforms('SC-1', 'an alias without a name is discoveryName.namespace', () => {
  const run = talk({ ...connected, server: endpoint.replace(', dnsName: api', '') });
  expect(run.summary.network?.targets[0].name).toBe('http.local:80');
});

conforms('SC-2 SC-5', 'each task reserves its proxy beside its containers, Fargate the next size', () => {
  const sizes = (parts: Talk): readonly (readonly number[])[] => {
    const { scenario } = talk(parts);
    return scenario.services.map(({ taskDefinition }) => {
      const { cpuUnits, memoryMiB } = scenario.taskDefinitions[taskDefinition];
      return [cpuUnits, memoryMiB];
    });
  };
  expect(sizes({})).toEqual([
    [256, 512],
    [256, 512],
  ]);
  expect(sizes({ server: endpoint })).toEqual([
    [512, 1024],
    [256, 512],
  ]);
  expect(sizes({ server: endpoint, model: '{ serviceConnectProxy: { cpu: 768, memory: 512 } }' })[0]).toEqual([
    1024, 2048,
  ]);
});

conforms('SC-3', 'each proxy sends its requests to the tasks in turn', () => {
  const run = talk({ ...connected, clients: 1, servers: 3 });
  const { endpoints, requests } = edgeOf(run);
  const [most, , least] = endpoints.map(({ attempts }) => attempts);
  expect(endpoints.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(requests);
  expect(most - least).toBeLessThanOrEqual(1);
});

conforms('SC-3', 'over TCP a connection keeps its task', () => {
  const tcp = endpoint.replace('portName: http', 'portName: http, appProtocol: tcp');
  const run = talk({
    ...connected,
    server: tcp,
    clients: 1,
    servers: 3,
    duration: '4m',
    edge: overServiceConnect(', requestsPerConnection: 1000000'),
  });
  expect(edgeOf(run).endpoints).toHaveLength(1);
});

conforms('SC-4', 'a host with five failures in 30 s is left alone for 30 s, then for 60 s, up to 300 s', () => {
  const run = talk({
    ...connected,
    duration: '2h',
    clients: 1,
    events: ['at: 10m, type: requestErrors, service: api, count: 1, duration: 100m'],
  });
  const lengths = factsOf(run, 'HostEjected').map(({ untilMs }, n, all) =>
    n === 0 ? 0 : (Number(untilMs) - Number(all[n - 1]['untilMs'])) / 1000,
  );
  // The failures between two ejections take a few seconds each.
  const expected = [60, 90, 120, 150, 180, 210, 240, 270, 300, 300];
  expected.forEach((seconds, n) => {
    expect(lengths[n + 1]).toBeGreaterThan(seconds);
    expect(lengths[n + 1]).toBeLessThan(seconds + 10);
  });
  expect(edgeOf(run).failurePercent).toBe(0);
});

conforms('SC-4', 'a host that fails now and then only is not', () => {
  const slow = `via: serviceConnect, ${perSecond(0.2)}`;
  const run = talk({
    ...connected,
    clients: 1,
    edge: slow,
    events: ['at: 5m, type: requestErrors, service: api, count: 1, duration: 10m'],
  });
  expect(edgeOf(run).ejections).toBe(0);
  expect(edgeOf(run).retries).toBeGreaterThan(15);
});

conforms('SC-4', 'a service of one task is left alone whole, unless a knob has the proxies panic', () => {
  const events = ['at: 5m, type: requestErrors, service: api, count: 1, duration: 10m'];
  const parts = { ...connected, servers: 1, clients: 1, events };
  const whole = edgeOf(talk(parts));
  expect(whole.failures.ejected).toBeGreaterThan(10_000);
  const panicking = edgeOf(talk({ ...parts, model: '{ outlierDetection: { panicThresholdPercent: 50 } }' }));
  expect(panicking.failures.ejected).toBe(0);
  expect(panicking.failures.serverError).toBeGreaterThan(10_000);
  const expected = edgeOf(
    talk({ ...parts, model: '{ requestsSimulatedUpTo: 0, outlierDetection: { panicThresholdPercent: 50 } }' }),
  );
  expect(expected.failures.ejected).toBe(0);
});

conforms('SC-2', 'a proxy that has less than AWS advises for its load is a finding', () => {
  const codes = (requests: number): readonly string[] => {
    const { scenario, locate } = loadScenario(
      yamlOf({ ...connected, edge: `via: serviceConnect, requestsPerSecond: ${requests}` }),
      { file: 'busy.yaml' },
    );
    return lintScenario(scenario!, locate).map(({ code }) => code);
  };
  // Four tasks: more than 500 requests a second each.
  expect(codes(2000)).not.toContain('L068');
  expect(codes(2001)).toContain('L068');
});

conforms('SC-6', 'a request is tried three times at most, and with two servers, one dead, never lost', () => {
  const dead = 'at: 5m, type: requestErrors, service: api, count: 1, duration: 10m';
  const both = 'at: 5m, type: requestErrors, service: api, count: 2, duration: 10m';
  const parts = { ...connected, servers: 2, clients: 1, model: '{ outlierDetection: { failures: 10000 } }' };
  expect(edgeOf(talk({ ...parts, events: [dead] })).failurePercent).toBe(0);
  const lost = edgeOf(talk({ ...parts, events: [both] }));
  expect(lost.failures.serverError).toBeGreaterThan(10_000);
  expect(lost.retries).toBe(2 * lost.failures.serverError);
});

conforms(
  'SC-4 SC-6',
  'over TCP a proxy sees failed connections alone: an error is passed on, and counts against nobody',
  () => {
    const events = ['at: 5m, type: requestErrors, service: api, count: 1, duration: 10m'];
    const over = (protocol: string, perConnection: number, model: string): ReturnType<typeof edgeOf> =>
      edgeOf(
        talk({
          ...connected,
          events,
          server: endpoint.replace('portName: http', `portName: http, appProtocol: ${protocol}`),
          edge: overServiceConnect(`, requestsPerConnection: ${perConnection}`),
          model,
        }),
      );
    for (const model of ['{}', '{ requestsSimulatedUpTo: 0 }']) {
      const tcp = over('tcp', 1, model);
      expect([tcp.retries, tcp.ejections]).toEqual([0, 0]);
      // Of 20 requests a second a quarter, for ten minutes.
      expect(Math.abs(tcp.failures.serverError - 3000)).toBeLessThan(150);
    }
    expect(over('tcp', 1000, '{}').retries).toBe(0);
    expect(over('http', 1, '{}').failures.serverError).toBe(0);
  },
);

conforms('SC-6', 'a timeout is not tried again', () => {
  const late = edgeOf(talk({ ...connected, edge: overServiceConnect(', latency: 16s') }));
  expect(late.failures.timeout).toBe(late.requests);
  expect(late.retries).toBe(0);
});

conforms('SC-7', 'a request times out after 15 s, over TCP never, and after what the endpoint says', () => {
  const failures = (timeout: string, latency: string): number =>
    edgeOf(
      talk({
        ...connected,
        server: endpoint.replace('portName', `timeout: ${timeout}, portName`),
        edge: overServiceConnect(`, latency: ${latency}`),
      }),
    ).failurePercent;
  expect(failures('{}', '14s')).toBe(0);
  expect(failures('{}', '16s')).toBe(100);
  expect(failures('{ perRequestTimeout: 0 }', '16s')).toBe(0);
  expect(failures('{ perRequestTimeout: 20s }', '16s')).toBe(0);
  expect(failures('{ perRequestTimeout: 20s, idleTimeout: 10s }', '16s')).toBe(100);
  // Without a limit for requests the idle timeout is left, unless that is 0 as well.
  expect(failures('{ perRequestTimeout: 0, idleTimeout: 10s }', '16s')).toBe(100);
  expect(failures('{ perRequestTimeout: 0 }', '301s')).toBe(100);
  expect(failures('{ perRequestTimeout: 0, idleTimeout: 0 }', '301s')).toBe(0);
  const tcp = endpoint.replace('portName: http', 'portName: http, appProtocol: tcp');
  for (const timeout of ['{}', '{ perRequestTimeout: 5s }']) {
    const server = tcp.replace('portName', `timeout: ${timeout}, portName`);
    expect(edgeOf(talk({ ...connected, server, edge: overServiceConnect(', latency: 16s') })).failurePercent).toBe(0);
  }
});

conforms('SC-8', 'awsvpc and bridge have Service Connect, host and none do not; TLS needs awsvpc', () => {
  const onEc2 = (networkMode: string, server = endpoint): readonly string[] =>
    refusals({ networkMode, server }).filter((text) => !text.includes('Fargate'));
  expect(onEc2('awsvpc')).toEqual([]);
  expect(onEc2('bridge')).toEqual([]);
  for (const mode of ['host', 'none']) expect(onEc2(mode).join()).toContain('Service Connect takes awsvpc and bridge');
  const secret = endpoint.replace('namespace', 'tls: { mode: shortLived }, namespace');
  expect(onEc2('awsvpc', secret)).toEqual([]);
  expect(onEc2('bridge', secret).join()).toContain('TLS of Service Connect needs awsvpc');
});

const brings = `at: 5m, type: deploy, service: api, taskDefinition: api-2, ${endpoint}`;
const late: Talk = {
  client: clientOnly,
  server: 'healthCheckGracePeriodSeconds: 0',
  edge: `via: serviceConnect, requestsPerSecond: { type: steps, points: [[10m, 20]] }`,
};

conforms('SC-9', 'clients learn of a new endpoint by a deployment of their own after it, and not before', () => {
  const without = edgeOf(talk({ ...late, events: [brings] }));
  expect(without.failures.unknownEndpoint).toBe(without.requests);
  const after = edgeOf(
    talk({ ...late, events: [brings, 'at: 8m, type: deploy, service: web, taskDefinition: web-2'] }),
  );
  expect(after.failurePercent).toBe(0);
  const before = edgeOf(
    talk({ ...late, events: ['at: 4m, type: deploy, service: web, taskDefinition: web-2', brings] }),
  );
  expect(before.failures.unknownEndpoint).toBe(before.requests);
});

conforms('SC-9', 'a replacement of an old deployment does not learn of it either', () => {
  const run = talk({ ...late, events: [brings, 'at: 8m, type: setDesiredCount, service: web, desiredCount: 4'] });
  expect(edgeOf(run).failures.unknownEndpoint).toBe(edgeOf(run).requests);
});

conforms('SC-9', 'a change of a known endpoint reaches the proxies at once', () => {
  const run = talk({ ...connected, events: [twoLeave] });
  expect(edgeOf(run).failurePercent).toBe(0);
  expect(edgeOf(run).retries).toBeLessThan(30);
  const slow = talk({
    ...connected,
    events: [twoLeave],
    model: '{ serviceConnectPropagation: 60s, outlierDetection: { failures: 10000 } }',
  });
  expect(edgeOf(slow).retries).toBeGreaterThan(300);
});

conforms(
  'SC-10',
  'only calls by the alias pass through the proxy: beside it service discovery goes on as before',
  () => {
    const server = `${endpoint}, serviceRegistries: [{ namespace: local, ttl: 60s }]`;
    const over = (way: string) => edgeOf(talk({ server, client: clientOnly, edge: way, events: [twoLeave] }));
    expect(over(overServiceConnect()).failures.staleEndpoint).toBe(0);
    expect(over(`via: cloudMapDns, dnsPick: roundRobin, ${perSecond(20)}`).failures.staleEndpoint).toBeGreaterThan(50);
  },
);

conforms('SC-11', 'short-lived certificates are renewed every five days, and the private CA has its price', () => {
  const secret = (mode: string): Talk => ({
    duration: '16d',
    servers: 1,
    clients: 0,
    server: endpoint.replace('namespace', `tls: { mode: ${mode} }, namespace`),
  });
  const [short] = talk(secret('shortLived')).summary.network?.serviceConnect ?? [];
  expect([short.certificateRotations, short.privateCaUsdPerMonth]).toEqual([3, 50]);
  const [long] = talk(secret('generalPurpose')).summary.network?.serviceConnect ?? [];
  expect([long.certificateRotations, long.privateCaUsdPerMonth]).toEqual([0, 400]);
});

conforms('SC-12', 'services of two clusters, and of a shared namespace, call each other', () => {
  const run = talk({
    ...connected,
    server: `${endpoint}, cluster: back`,
    client: `${clientOnly}, cluster: front`,
    more: 'clusters: [{ name: front }, { name: back }]',
    namespace: '{ name: local, shared: true }',
  });
  expect(edgeOf(run).failurePercent).toBe(0);
  expect(edgeOf(run).requests).toBeGreaterThan(20_000);
});
