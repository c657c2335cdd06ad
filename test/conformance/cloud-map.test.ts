import { expect } from 'vitest';
import { conforms } from './conforms.js';
import { factsOf } from './run.js';
import { edgeOf, overDns, perSecond, refusals, registry, talk, yamlOf } from './talk.js';
import { simulate, type Run } from '../../src/simulate.js';
import { load } from '../support/load.js';

const twoLeave = 'at: 10m25s, type: setDesiredCount, service: api, desiredCount: 2';

conforms('SD-1', 'awsvpc has A, AAAA and SRV records; bridge and host have SRV records alone, none has nothing', () => {
  const record = (type: string): string => registry.replace('ttl', `recordType: ${type}, ttl`);
  const onEc2 = (networkMode: string, server: string): readonly string[] =>
    refusals({ networkMode, server }).filter((text) => !text.includes('Fargate'));
  for (const type of ['A', 'AAAA', 'SRV', '[A, SRV]']) expect(onEc2('awsvpc', record(type))).toEqual([]);
  for (const mode of ['bridge', 'host']) {
    expect(onEc2(mode, record('SRV'))).toEqual([]);
    for (const type of ['A', 'AAAA']) {
      expect(onEc2(mode, record(type)).join()).toContain(`network mode ${mode}, which has SRV records only`);
    }
    expect(onEc2(mode, 'serviceRegistries: [{ namespace: local }]').join()).toContain(
      'need containerName and containerPort',
    );
  }
  expect(onEc2('none', registry).join()).toContain('network mode none');
});

conforms('SD-1', 'a client that asks for a record that there is not finds nobody', () => {
  const { requests, failures, failurePercent } = edgeOf(
    talk({ server: registry.replace('ttl', 'recordType: SRV, ttl'), edge: overDns(', recordType: A') }),
  );
  expect(failures.networkMode).toBe(requests);
  expect(failurePercent).toBe(100);
});

conforms('SD-2', 'a client spreads over eight of ten tasks at most until it asks again', () => {
  const run = talk({ servers: 10, clients: 1, duration: '8m', server: registry.replace('60s', '1h'), edge: overDns() });
  expect(edgeOf(run).endpoints).toHaveLength(8);
  expect(edgeOf(run).dnsQueries).toBe(1);
});

conforms('SD-2', 'without a health check a task is in the answers as soon as it is registered', () => {
  const healthy = (server: string): number =>
    Number(factsOf(talk({ server }), 'EndpointHealthChanged')[0]['t']) -
    Number(factsOf(talk({ server }), 'EndpointRegistered')[0]['t']);
  expect(healthy(registry.replace('ttl', 'healthCheckCustomConfig: false, ttl'))).toBe(0);
  expect(healthy(registry)).toBeGreaterThan(30);
});

conforms('SD-2', 'when nobody is healthy everybody is in the answers', () => {
  const { successes, failures } = edgeOf(
    talk({ duration: '4m', edge: overDns(), model: '{ cloudMapHealthDelay: 1h }' }),
  );
  expect(successes).toBeGreaterThan(2000);
  expect(failures.noEndpoint).toBe(0);
});

conforms('SD-3', 'a client sends to a task that is gone for as long as it keeps its answer', () => {
  const stale = (ttl: string): number => {
    const run = talk({ server: registry.replace('60s', ttl), edge: overDns(), events: [twoLeave] });
    const failed = factsOf(run, 'RequestFailed');
    const last = Math.max(...failed.map(({ atMs }) => Number(atMs) / 1000), 625);
    expect(last).toBeLessThan(625 + Number(ttl.slice(0, -1)) + 5);
    return edgeOf(run).failures.staleEndpoint;
  };
  expect(stale('5s')).toBeLessThan(stale('60s'));
  expect(stale('60s')).toBeGreaterThan(100);
});

conforms('SD-3', 'a client that keeps its first answer never recovers', () => {
  const run = talk({ edge: overDns(', keepsFirstAnswer: true'), events: [twoLeave] });
  const { failures, dnsQueries } = edgeOf(run);
  // Two of the four that it knows are gone, for the last half of the time.
  expect(failures.staleEndpoint).toBeGreaterThan(0.45 * 20 * 595);
  expect(dnsQueries).toBe(2);
});

conforms(
  'SD-4',
  'a task is healthy in Cloud Map 30 s after it is RUNNING, and after its container’s first check',
  () => {
    const delay = (model: string): number => {
      const run = talk({ servers: 1, model });
      return (
        Number(factsOf(run, 'EndpointHealthChanged')[0]['t']) -
        Number(factsOf(run, 'TaskStarted').find(({ task }) => task === 'api/1')?.['t'])
      );
    };
    expect(delay('{}')).toBeCloseTo(30, 6);
    expect(delay('{ cloudMapHealthDelay: 5s }')).toBeCloseTo(5, 6);
  },
);

conforms(
  'SD-5',
  'a task registers in ACTIVATING and is deregistered as soon as it is to stop; a second registry is refused',
  () => {
    const run = talk({ events: [twoLeave] });
    const first = factsOf(run, 'LastStatusChanged').find(
      ({ task, lastStatus }) => task === 'api/1' && lastStatus === 'activating',
    );
    expect(factsOf(run, 'EndpointRegistered').find(({ task }) => task === 'api/1')?.['t']).toBe(first?.['t']);
    const stopping = factsOf(run, 'TaskStopping').map(({ task, t }) => [task, t]);
    expect(factsOf(run, 'EndpointDeregistered').map(({ task, t }) => [task, t])).toEqual(stopping);
    const entry = '{ namespace: local, containerName: app, containerPort: 80 }';
    expect(refusals({ server: `serviceRegistries: [${entry}, ${entry}]` }).join()).toContain('serviceRegistries');
  },
);

conforms(
  'SD-6',
  'DiscoverInstances sees a change at once, costs its call, and is throttled above 1,000 calls a second',
  () => {
    const edge = (rate: number): string => `via: cloudMapApi, dnsPick: roundRobin, latency: 5ms, ${perSecond(rate)}`;
    const slow = edgeOf(talk({ edge: edge(20), events: [twoLeave] }));
    expect(slow.failures.staleEndpoint).toBe(0);
    expect(slow.discoverInstancesCalls).toBe(slow.requests);
    expect(slow.latencySeconds.p50).toBeCloseTo(0.025, 4);
    const fast = edgeOf(talk({ edge: edge(4000) }));
    expect(fast.failures.throttled / fast.requests).toBeCloseTo(0.75, 6);
  },
);

/** `web` and `idle` call the API 800 and 1,200 times a second; `idle` has no task at the start. */
function besideIdle(events: readonly string[] = []): Run {
  const via = (rate: number): string => `via: cloudMapApi, dnsPick: roundRobin, ${perSecond(rate)}`;
  const yaml = yamlOf({ edge: via(800), events })
    .replace(
      'services:\n',
      'services:\n  - { name: idle, taskDefinition: web-2, desiredCount: 0, launchType: FARGATE }\n',
    )
    .replace('  - { name: edge,', `  - { name: idle, from: idle, to: api, ${via(1200)} }\n  - { name: edge,`);
  return simulate(load(yaml), { keepTrace: true });
}

conforms('SD-6', 'from the moment that others call, too, they share the rate', () => {
  const run = besideIdle(['at: 10m20s, type: setDesiredCount, service: idle, desiredCount: 1']);
  const [started] = factsOf(run, 'TaskStarted').filter(({ task }) => String(task).startsWith('idle'));
  // 2,000 calls a second, of which 1,000 are taken.
  const throttled = (run.scenario.durationMs / 1000 - Number(started['t'])) * 400;
  expect(edgeOf(run).failures.throttled).toBeCloseTo(throttled, 0);
});

conforms('SD-6', 'an edge without callers takes nothing of the rate', () => {
  const edges = besideIdle().summary.network?.edges ?? [];
  expect(edges.map(({ name, failures }) => [name, failures.throttled])).toEqual([
    ['idle', 0],
    ['edge', 0],
  ]);
});

conforms('SD-7', 'more than 1,000 tasks in one Cloud Map service are a finding', () => {
  const run = talk({ servers: 1001, duration: '10m', clients: 0 });
  expect(run.summary.network?.targets[0].peakRegistered).toBe(1001);
  expect(run.summary.findings.find(({ code }) => code === 'R023')?.hint).toContain('Service Connect');
});

conforms('SD-8', 'UDP goes over service discovery, and a request that fails is tried again by the client alone', () => {
  const lost = (retries: number): number =>
    edgeOf(talk({ edge: overDns(`, protocol: udp, clientRetries: ${retries}`), events: [twoLeave] })).failures
      .staleEndpoint;
  expect(lost(0)).toBeGreaterThan(100);
  expect(lost(2)).toBeLessThan(lost(0) / 10);
});
