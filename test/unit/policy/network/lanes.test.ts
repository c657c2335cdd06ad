import { describe, expect, it } from 'vitest';
import { countsAgainst, endsConnection, lanesOf, triesAgain, type Lane } from '../../../../src/policy/network/lanes.js';
import { requestFailure } from '../../../../src/model/facts.js';
import type { Edge, Mesh, OutlierDetection, Scenario, Target } from '../../../../src/model/scenario.js';

const outliers = (failures: number): OutlierDetection => ({
  failures,
  intervalMs: 1,
  baseEjectionMs: 1,
  maxEjectionMs: 1,
  maxEjectionPercent: 1,
  panicThresholdPercent: 0,
});
const targets = [
  { kind: 'cloudMap', service: 1, recordTypes: ['SRV'] },
  { kind: 'serviceConnect', service: 1, timeoutMs: 15_000 },
  { kind: 'loadBalancer', service: 1 },
  { kind: 'cloudMap', service: 2, recordTypes: ['A'] },
] as unknown as readonly Target[];
const node = (service: number, misconfigured = false): Mesh['virtualNodes'][number] => ({
  name: `node-${service}`,
  service,
  target: service === 1 ? 0 : 3,
  sidecars: [],
  misconfigured,
  outlierDetection: outliers(service),
});

function lanes(edge: Partial<Edge>, mesh?: Partial<Mesh>): readonly Lane[] {
  const plain = { from: 0, to: 1, clientRetries: 0, protocol: 'http', path: '/', headers: [], dnsPick: 'first' };
  const network = { targets, edges: [{ ...plain, ...edge }], mesh };
  return lanesOf({ network, model: { network: { outlierDetection: outliers(5) } } } as unknown as Scenario);
}

const routed = (weights: readonly number[], misconfigured = -1, prefix?: string): Partial<Mesh> => ({
  virtualNodes: [0, 1, 2].map((service) => node(service, service === misconfigured)),
  virtualRouters: [
    {
      name: 'r',
      routes: [
        {
          name: 'all',
          prefix,
          header: undefined,
          targets: weights.map((weight, n) => ({ virtualNode: n + 1, weight })),
          maxRetries: 4,
          perRequestTimeoutMs: 3000,
        },
      ],
    },
  ],
  virtualServices: [{ name: 'v', virtualNode: -1, virtualRouter: 0 }],
});

describe('the lanes of an edge', () => {
  it('by DNS: the client asks, keeps the answer, picks and tries again, after a timeout too', () => {
    expect(lanes({ via: 'cloudMapDns', target: 0, recordType: 'SRV', clientRetries: 2, clientTimeoutMs: 700 })).toEqual(
      [
        {
          edge: 0,
          share: 1,
          target: 0,
          refused: undefined,
          chooser: 'caller',
          lookup: 'dns',
          pick: 'first',
          calls: 3,
          attempts: 1,
          retriesErrors: true,
          retriesTimeouts: true,
          timeoutMs: 700,
          outliers: undefined,
          knownByDeployment: false,
        },
      ],
    );
  });

  it('by DNS for a record that there is not: refused', () => {
    expect(lanes({ via: 'cloudMapDns', target: 0, recordType: 'A' })[0].refused).toBe(requestFailure.networkMode);
  });

  it('by the API of Cloud Map', () => {
    expect(lanes({ via: 'cloudMapApi', target: 0, dnsPick: 'random' })[0]).toMatchObject({
      lookup: 'api',
      pick: 'random',
      refused: undefined,
    });
  });

  it('through a load balancer, which chooses for all', () => {
    expect(lanes({ via: 'loadBalancer', target: 2 })[0]).toMatchObject({
      chooser: 'loadBalancer',
      lookup: 'live',
      pick: 'roundRobin',
      attempts: 1,
    });
  });

  it('through Service Connect: three attempts, the sooner timeout, outlier detection, known by deployment', () => {
    const [lane] = lanes({ via: 'serviceConnect', target: 1, clientTimeoutMs: 20_000 });
    expect(lane).toMatchObject({
      chooser: 'caller',
      lookup: 'live',
      pick: 'roundRobin',
      attempts: 3,
      retriesErrors: true,
      retriesTimeouts: false,
      timeoutMs: 15_000,
      outliers: outliers(5),
      knownByDeployment: true,
    });
    expect(lanes({ via: 'serviceConnect', target: 1, clientTimeoutMs: 2000 })[0].timeoutMs).toBe(2000);
    expect(lanes({ via: 'serviceConnect', target: 1, protocol: 'tcp' })[0].retriesErrors).toBe(false);
  });

  it('through a mesh: one lane for each node with a weight', () => {
    const [first, second, ...more] = lanes({ via: 'appMesh', target: 0 }, routed([80, 20]));
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      share: 0.8,
      target: 0,
      refused: undefined,
      attempts: 5,
      retriesErrors: true,
      retriesTimeouts: false,
      timeoutMs: 3000,
      outliers: outliers(1),
    });
    expect(second).toMatchObject({ share: 0.2, target: 3, outliers: outliers(2) });
    expect(lanes({ via: 'appMesh', target: 0, protocol: 'tcp' }, routed([1]))[0].retriesErrors).toBe(false);
    expect(lanes({ via: 'appMesh', target: 0 }, routed([0, 20]))).toHaveLength(1);
  });

  it('through a mesh that leads nowhere', () => {
    const nowhere = { share: 1, target: -1, refused: requestFailure.noEndpoint };
    for (const mesh of [routed([0, 0]), routed([1], -1, '/v2'), undefined]) {
      expect(lanes({ via: 'appMesh', target: 0 }, mesh)).toHaveLength(1);
      expect(lanes({ via: 'appMesh', target: 0 }, mesh)[0]).toMatchObject(nowhere);
    }
  });

  it('through proxies that are set up wrong: that of a node drops its part, that of the caller all', () => {
    const refused = (wrong: number): readonly unknown[] =>
      lanes({ via: 'appMesh', target: 0 }, routed([1, 1], wrong)).map((lane) => lane.refused);
    expect(refused(2)).toEqual([undefined, requestFailure.dropped]);
    expect(refused(0)).toEqual([requestFailure.dropped, requestFailure.dropped]);
  });
});

describe('after a failed attempt', () => {
  const { staleEndpoint, serverError, timeout } = requestFailure;
  const lane = (retriesErrors: boolean, retriesTimeouts: boolean): Lane =>
    ({ retriesErrors, retriesTimeouts }) as unknown as Lane;

  it.each([
    [staleEndpoint, true, false, true, true, true],
    [staleEndpoint, false, false, true, true, true],
    [serverError, true, false, true, true, true],
    [serverError, false, true, false, false, false],
    [timeout, true, true, true, false, true],
    [timeout, true, false, false, false, true],
    [timeout, false, false, false, false, true],
  ])('for %i, errors %s, timeouts %s', (cause, errors, timeouts, again, against, ends) => {
    expect(triesAgain(lane(errors, timeouts), cause)).toBe(again);
    expect(countsAgainst(lane(errors, timeouts), cause)).toBe(against);
    expect(endsConnection(lane(errors, timeouts), cause)).toBe(ends);
  });
});
