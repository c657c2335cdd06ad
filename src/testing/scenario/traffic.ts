import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';
import type { DrawnNamespace, DrawnNetwork } from './network.js';
import { drawCurve } from './service-scaling.js';
import { drawDistribution, durationText } from './times.js';

/** Calls by every way that there is. Rates are small where requests are played one by one. */
export function drawTraffic(
  chance: Chance,
  draft: Draft,
  network: DrawnNetwork,
  namespaces: readonly DrawnNamespace[],
): Json[] {
  const callers = draft.services.filter(({ launchType }) => launchType !== 'EXTERNAL').map(({ name }) => name);
  if (callers.length === 0) return [];
  const edges: Json[] = [];
  const add = (from: string | undefined, to: string, via: string, rest: Json = {}): void => {
    edges.push({
      ...(chance.maybe(0.9) && { name: `edge-${edges.length}` }),
      ...(from !== undefined && { from }),
      ...{
        to,
        via,
        requestsPerSecond: chance.maybe(0.8) ? chance.oneOf([0, 0.5, 3, 10]) : drawSmallCurve(chance, draft),
      },
      ...(chance.maybe() && { latency: drawDistribution(chance, draft, 1) }),
      ...(chance.maybe(0.2) && { requestsPerConnection: chance.oneOf([1, 7]) }),
      ...(chance.maybe(0.4) && { clientRetries: chance.whole(0, 2) }),
      ...(chance.maybe(0.3) && { clientTimeout: chance.oneOf(['500ms', '2s']) }),
      ...rest,
    });
  };
  const named = new Set<string>();
  const once = (key: string): boolean => {
    const isNew = !named.has(key);
    named.add(key);
    return isNew;
  };
  for (const to of network.registered) {
    const from = chance.oneOf(callers);
    const registry = draft.services.find(({ name }) => name === to)?.['serviceRegistries'] as readonly Json[];
    const { type } = namespaces.find(({ name }) => name === registry[0]['namespace']) ?? {};
    if (!once(`${from} ${to}`)) continue;
    add(from, to, type === 'HTTP' || chance.maybe(0.3) ? 'cloudMapApi' : 'cloudMapDns', drawClient(chance));
  }
  for (const [to, port] of network.servers) {
    const clients = callers.filter((name) => network.connected.get(name) === network.connected.get(to));
    if (clients.length === 0) continue;
    const from = chance.oneOf(clients);
    if (once(`${from} ${to}`)) add(from, to, 'serviceConnect', chance.maybe() ? { port } : {});
  }
  for (const { name: to, loadBalancers = [] } of draft.services) {
    if (loadBalancers.length === 0 || !once(`outside ${to}`)) continue;
    add(chance.maybe() ? undefined : chance.oneOf(callers), to, 'loadBalancer', { name: `to-${to}` });
  }
  for (const to of network.virtualServices) {
    const request = chance.maybe() ? { path: '/v2/x' } : { headers: { 'x-canary': 'yes' } };
    if (once(`${network.nodes[0]} ${to}`))
      add(chance.oneOf(network.nodes), to, 'appMesh', { name: `mesh-${to}`, ...request });
  }
  return edges;
}

const drawSmallCurve = (chance: Chance, draft: Draft): unknown => {
  const curve = drawCurve(chance, draft);
  return typeof curve === 'number' ? curve / 20 : { type: 'diurnal', min: 0, max: 5, peakAt: '10m' };
};

const drawClient = (chance: Chance): Json => ({
  ...(chance.maybe(0.5) && { protocol: chance.oneOf(['http', 'http2', 'grpc', 'tcp', 'udp']) }),
  ...(chance.maybe(0.7) && { dnsPick: chance.oneOf(['first', 'random', 'roundRobin']) }),
  ...(chance.maybe(0.3) && { keepsFirstAnswer: chance.maybe() }),
  ...(chance.maybe(0.4) && { recordType: chance.oneOf(['A', 'AAAA', 'SRV', 'CNAME']) }),
  ...(chance.maybe(0.3) && { discoveryInterval: durationText(chance, chance.oneOf([0, 10])) }),
});
