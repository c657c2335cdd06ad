import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';
import { definitionsOf, isInitial, type DrawnNetwork } from './network.js';
import { durationText } from './times.js';

/** AM-2: nodes for some awsvpc services that register and have no Service Connect. */
export function drawMesh(chance: Chance, draft: Draft, network: DrawnNetwork): Json | undefined {
  if (!draft.has('mesh')) return undefined;
  const fit = draft.services.filter(
    (service) =>
      network.registered.includes(service.name) &&
      service['serviceConnectConfiguration'] === undefined &&
      !network.connected.has(service.name) &&
      !isInitial(draft, service) &&
      definitionsOf(draft, service).every(({ networkMode }) => networkMode === 'awsvpc'),
  );
  if (fit.length === 0) return undefined;
  network.nodes.push(...fit.map(({ name }) => name));
  const virtualNodes = fit.map(({ name }) => drawNode(chance, name));
  const targets = (): Json[] =>
    fit.map(({ name }, n) => ({ virtualNode: name, weight: n === 0 ? 80 : chance.whole(0, 20) }));
  const routes = [
    { name: 'path', match: { prefix: '/v2' }, weightedTargets: targets(), ...drawTries(chance) },
    { name: 'header', match: { header: { name: 'X-Canary', value: 'yes' } }, weightedTargets: targets() },
    { name: 'all', weightedTargets: targets(), ...drawTries(chance) },
  ];
  network.virtualServices.push('routed.local', 'direct.local');
  return {
    mesh: 'drawn',
    virtualNodes,
    virtualRouters: [{ name: 'router', routes: chance.maybe(0.8) ? routes : routes.slice(0, 1) }],
    virtualServices: [
      { name: 'routed.local', provider: { virtualRouter: 'router' } },
      { name: 'direct.local', provider: { virtualNode: fit[0].name } },
    ],
  };
}

const drawTries = (chance: Chance): Json => ({
  ...(chance.maybe() && { maxRetries: chance.whole(0, 3) }),
  ...(chance.maybe() && { perRequestTimeout: durationText(chance, chance.oneOf([0, 1, 15])) }),
});

const drawNode = (chance: Chance, name: string): Json => ({
  name,
  service: name,
  ...(chance.maybe() && {
    sidecars: [{ name: 'envoy', cpu: 256, memory: 128 }, { name: 'xray', cpu: 32, memory: 64 }, { name: 'init' }],
  }),
  ...(chance.maybe(0.9) && { misconfigured: chance.maybe() }),
  ...(chance.maybe() && {
    outlierDetection: {
      maxServerErrors: chance.whole(1, 5),
      interval: '10s',
      baseEjectionDuration: '30s',
      maxEjectionPercent: chance.oneOf([0, 50, 100]),
    },
  }),
});
