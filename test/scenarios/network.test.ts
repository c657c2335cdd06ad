import { describe, expect, it } from 'vitest';
import type { EdgeSummary } from '../../src/analysis/network/network-summary.js';
import type { Run } from '../../src/simulate.js';
import { factsOf, timesOf } from './facts-of.js';
import { findingCodes, headerOf, provider, runScenario } from './run-scenario.js';

function edge({ summary }: Run, name?: string): EdgeSummary {
  const found = (summary.network?.edges ?? []).filter((one) => name === undefined || one.name === name);
  if (found.length !== 1) throw new Error(`${found.length} edges ${name ?? ''}`);
  return found[0];
}

describe('56-web-api-in-cloud-map', () => {
  const name = '56-web-api-in-cloud-map';

  it('has a task in DNS 30 s after it runs', () => {
    const run = runScenario(name);
    const started = factsOf(run, 'TaskStarted').flatMap(({ task, t }) =>
      String(task).startsWith('web-api') ? [t] : [],
    );
    const healthy = timesOf(run, 'EndpointHealthChanged');
    expect(headerOf(name)).toContain('HEALTHY in DNS 30 s after it is RUNNING');
    expect(healthy.map((t, n) => Math.round(t - started[n]))).toEqual([30, 30, 30]);
  });

  it('sends to the task that is gone for 10 s at most', () => {
    const failed = factsOf(runScenario(name), 'RequestFailed').map(({ atMs }) => Number(atMs) / 1000);
    expect(failed.length).toBeGreaterThan(5);
    expect(Math.min(...failed)).toBeGreaterThanOrEqual(1800);
    // A client asks again at its first request after that.
    expect(Math.max(...failed)).toBeLessThan(1811);
    expect(edge(runScenario(name, 'events=[]')).failures.staleEndpoint).toBe(0);
  });
});

describe('57-api-and-frontend', () => {
  const name = '57-api-and-frontend';

  it('fails no request, by trying again', () => {
    const { failurePercent, retries } = edge(runScenario(name));
    expect(failurePercent).toBe(0);
    expect(retries).toBeGreaterThan(0);
    expect(edge(runScenario(name, 'events=[]')).retries).toBe(0);
  });

  it('has a proxy beside each task', () => {
    const { scenario } = runScenario(name);
    const { cpuUnits, memoryMiB } = scenario.taskDefinitions[scenario.services[0].taskDefinition];
    expect(headerOf(name)).toContain(`is ${cpuUnits} CPU and ${memoryMiB} MiB on Fargate`);
  });
});

describe('58-dns-ttl-against-scale-in', () => {
  const name = '58-dns-ttl-against-scale-in';

  it('loses about what the TTL says, and a sixth of it with a sixth of the TTL', () => {
    const expected = 5 * (2 / 8) * 30 * 40;
    expect(headerOf(name)).toContain(`300 requests for each scale-in, ${expected.toLocaleString('en-US')} in all`);
    const { staleEndpoint } = edge(runScenario(name)).failures;
    expect(staleEndpoint).toBeGreaterThan(expected * 0.7);
    expect(staleEndpoint).toBeLessThan(expected * 1.3);
    const short = edge(runScenario(name, 'services[api].serviceRegistries[0].ttl=10s')).failures.staleEndpoint;
    expect(short / staleEndpoint).toBeGreaterThan(1 / 10);
    expect(short / staleEndpoint).toBeLessThan(1 / 4);
  });
});

describe('59-service-connect-against-dns', () => {
  const name = '59-service-connect-against-dns';

  it('loses thousands of requests over DNS, and hardly any over Service Connect', () => {
    const run = runScenario(name);
    const [dns, connect] = [edge(run, 'over DNS'), edge(run, 'over Service Connect')];
    console.log(`59: ${dns.failurePercent} % over DNS, ${connect.failurePercent} % over Service Connect`);
    expect(headerOf(name)).toContain(`${dns.failurePercent.toFixed(1)} % of the requests fail over DNS`);
    expect(connect.failurePercent).toBeLessThan(0.001);
    expect(dns.failures.staleEndpoint).toBeGreaterThan(1000);
    expect(dns.failures.serverError).toBeGreaterThan(5000);
    expect(findingCodes(run)).toContain('R024');
  });

  it('loses nothing either way when nothing happens', () => {
    const run = runScenario(name, 'events=[]');
    for (const one of run.summary.network?.edges ?? []) expect(one.failurePercent).toBe(0);
  });
});

describe('60-outlier-host', () => {
  const name = '60-outlier-host';

  it('is left alone about ten times by each proxy, and no request is lost', () => {
    const { ejections, failurePercent, endpoints } = edge(runScenario(name));
    expect(ejections / 5).toBeGreaterThanOrEqual(9);
    expect(ejections / 5).toBeLessThanOrEqual(11);
    expect(failurePercent).toBe(0);
    expect(endpoints.at(-1)?.share).toBeLessThan(0.06);
  });

  it('gets its tenth of the requests when nothing watches', () => {
    const { ejections, retries, endpoints } = edge(runScenario(name, 'model.outlierDetection={ failures: 10000 }'));
    expect(ejections).toBe(0);
    expect(retries).toBeGreaterThan(1500);
    expect(endpoints.at(-1)?.share).toBeGreaterThan(0.08);
  });
});

describe('61-deployment-order', () => {
  const name = '61-deployment-order';

  it('fails until the clients are deployed again', () => {
    const run = runScenario(name);
    const last = Math.max(
      ...factsOf(run, 'RequestFailed', { cause: 'unknownEndpoint' }).map(({ atMs }) => Number(atMs)),
    );
    expect(last / 60_000).toBeGreaterThan(40);
    expect(last / 60_000).toBeLessThan(42);
    expect(edge(run).failures.unknownEndpoint).toBeGreaterThan(5900);
  });

  it('does not when they are deployed after the endpoint and before the calls', () => {
    expect(edge(runScenario(name, 'events[1].at=25m')).failurePercent).toBe(0);
  });
});

describe('62-proxy-needs-a-bigger-fleet', () => {
  const name = '62-proxy-needs-a-bigger-fleet';

  it('needs twice the instances', () => {
    const without = provider(runScenario(name, 'model.serviceConnectProxy={ cpu: 0, memory: 0 }')).peakInstances;
    const withProxy = provider(runScenario(name)).peakInstances;
    expect(headerOf(name)).toContain(`40 tasks: ${withProxy} instances instead of ${without}`);
  });
});

describe('63-mesh-80-20', () => {
  const name = '63-mesh-80-20';

  it('sends four fifths to the first version, within three standard errors', () => {
    const run = runScenario(name);
    const { endpoints, requests } = edge(run, 'canary');
    const first = endpoints
      .filter(({ task }) => task.startsWith('api-v1'))
      .reduce((sum, { attempts }) => sum + attempts, 0);
    expect(Math.abs(first / requests - 0.8)).toBeLessThan(3 * Math.sqrt((0.8 * 0.2) / requests));
    expect(edge(run, 'preview').endpoints.every(({ task }) => task.startsWith('api-v2'))).toBe(true);
  });
});

describe('64-two-clusters-one-namespace', () => {
  const name = '64-two-clusters-one-namespace';

  it('crosses clusters, and not namespaces', () => {
    expect(edge(runScenario(name)).failurePercent).toBe(0);
    const apart = [
      'namespaces=[{ name: production.local }, { name: other }]',
      'services[web].serviceConnectConfiguration.namespace=other',
    ];
    expect(() => runScenario(name, ...apart)).toThrow('does not cross namespaces');
  });
});
