import type { Chance } from './chance.js';
import type { Draft, DrawnDefinition, DrawnService, Json } from './draft.js';
import { drawMesh } from './mesh.js';
import { reaches } from './suits.js';
import { drawAt, durationText } from './times.js';
import { drawTraffic } from './traffic.js';

/** What the network of a draft has so far: who can be called, and how. */
export interface DrawnNetwork {
  readonly plain: readonly string[];
  readonly all: readonly string[];
  readonly registered: string[];
  /** With Service Connect, by name of the service: its namespace. */
  readonly connected: Map<string, string>;
  readonly servers: Map<string, number>;
  readonly nodes: string[];
  readonly virtualServices: string[];
}

/** Namespaces, registrations, proxies, a mesh and calls; drawn when all services and deployments are there. */
export function drawNetwork(draft: Draft): Json {
  if (!draft.has('network')) return {};
  const chance = draft.chances('network');
  const namespaces = drawNamespaces(chance);
  const network: DrawnNetwork = {
    plain: namespaces.filter(({ shared }) => shared !== true).map(({ name }) => name),
    all: namespaces.map(({ name }) => name),
    registered: [],
    connected: new Map(),
    servers: new Map(),
    nodes: [],
    virtualServices: [],
  };
  draft.services.forEach((service, n) => {
    draft.services[n] = drawTalk(draft.chances(`talk ${n}`), draft, service, network);
  });
  drawBroughtByDeploy(draft.chances('brought'), draft, network);
  const appMesh = drawMesh(draft.chances('mesh'), draft, network);
  const traffic = drawTraffic(draft.chances('traffic'), draft, network, namespaces);
  drawRequestErrors(draft.chances('request errors'), draft);
  return { namespaces, ...(appMesh !== undefined && { appMesh }), ...(traffic.length > 0 && { traffic }) };
}

export interface DrawnNamespace extends Json {
  readonly name: string;
  readonly type?: string;
  readonly shared?: boolean;
}

const drawNamespaces = (chance: Chance): DrawnNamespace[] => [
  { name: 'prod.local', ...(chance.maybe(0.7) && { type: chance.oneOf(['DNS_PRIVATE', 'DNS_PUBLIC', 'HTTP']) }) },
  ...(chance.maybe() ? [{ name: 'other.local', ...(chance.maybe() && { shared: chance.maybe() }) }] : []),
];

export const definitionsOf = (draft: Draft, { name, taskDefinition }: DrawnService): readonly DrawnDefinition[] => {
  const deployed = draft.events.filter(({ type, service }) => type === 'deploy' && service === name);
  const families = [taskDefinition, ...deployed.map((event) => event['taskDefinition'])];
  return draft.definitions.filter(({ family }) => families.includes(family));
};

/** SD-1, SC-8: what its network modes allow. Initial tasks must fit without a proxy. */
function drawTalk(chance: Chance, draft: Draft, service: DrawnService, network: DrawnNetwork): DrawnService {
  const definitions = definitionsOf(draft, service);
  const modes = definitions.map(({ networkMode = 'bridge' }) => networkMode);
  if (service.launchType === 'EXTERNAL' || modes.includes('none')) return service;
  const isAwsvpc = modes.every((mode) => mode === 'awsvpc');
  const registry =
    chance.maybe(0.6) && network.plain.length > 0 ? drawRegistry(chance, network, definitions) : undefined;
  if (registry !== undefined) network.registered.push(service.name);
  const mayConnect = !modes.includes('host') && !isInitial(draft, service);
  const connect =
    mayConnect && chance.maybe(0.6) ? drawConnect(chance, network, service, definitions, isAwsvpc) : undefined;
  return {
    ...service,
    ...(registry !== undefined && { serviceRegistries: [registry] }),
    ...(connect !== undefined && { serviceConnectConfiguration: connect }),
  };
}

export const isInitial = ({ instances }: Draft, { name }: DrawnService): boolean =>
  instances.some(({ tasks = [] }) => tasks.some(({ service }) => service === name));

/** Undefined where SRV records would need a port that some of the task definitions have not. */
function drawRegistry(
  chance: Chance,
  { plain }: DrawnNetwork,
  definitions: readonly DrawnDefinition[],
): Json | undefined {
  const isAwsvpc = definitions.every(({ networkMode }) => networkMode === 'awsvpc');
  const containers = definitions.flatMap(({ containerDefinitions = [] }) => containerDefinitions);
  const container = containers.find(({ portMappings = [] }) => portMappings.length > 0);
  const port = {
    containerName: container?.name ?? 'app',
    containerPort: container?.portMappings?.at(0)?.containerPort ?? 8000,
  };
  const isThere = definitions.every((definition) => reaches(port, definition));
  if (!isAwsvpc && !isThere) return undefined;
  const one = isAwsvpc ? chance.oneOf(['A', 'AAAA', 'SRV', 'CNAME']) : 'SRV';
  const recordType = chance.maybe() ? one : chance.maybe() ? [one] : isAwsvpc ? ['A', 'AAAA', 'SRV', 'CNAME'] : ['SRV'];
  return {
    namespace: chance.oneOf(plain),
    ...(chance.maybe(0.3) && { name: 'registered' }),
    ...(chance.maybe(0.7) && { recordType }),
    ...(chance.maybe() && { routingPolicy: chance.oneOf(['MULTIVALUE', 'WEIGHTED']) }),
    ...(chance.maybe(0.7) && { ttl: durationText(chance, chance.oneOf([0, 10, 60, 300])) }),
    ...((!isAwsvpc || (chance.maybe(0.2) && isThere)) && port),
    ...(chance.maybe() && { healthCheckCustomConfig: chance.maybe(0.7) }),
  };
}

function drawConnect(
  chance: Chance,
  network: DrawnNetwork,
  service: DrawnService,
  definitions: readonly DrawnDefinition[],
  isAwsvpc: boolean,
): Json {
  const enabled = chance.maybe(0.9);
  const namespace = chance.oneOf(network.all);
  const mappings = definitions.flatMap(({ containerDefinitions = [] }) =>
    containerDefinitions.flatMap(({ portMappings = [] }) => portMappings),
  );
  const named = mappings.flatMap((mapping) => (mapping as Json)['name'] ?? []);
  const portName = mappings.length === 0 ? `http-${service.name}` : named.at(0);
  const port = chance.oneOf([80, 8080]);
  const serves = portName !== undefined && chance.maybe(0.8);
  const tls = isAwsvpc && { mode: chance.oneOf(['shortLived', 'generalPurpose']) };
  if (enabled) {
    network.connected.set(service.name, namespace);
    if (serves) network.servers.set(service.name, port);
  }
  const endpoint = {
    portName,
    discoveryName: `d-${service.name}`,
    clientAliases: [{ port, ...(chance.maybe() && { dnsName: service.name }) }],
    ...(chance.maybe() && { appProtocol: chance.oneOf(['http', 'http2', 'grpc', 'tcp']) }),
    ...(chance.maybe(0.2) && { ingressPortOverride: 15_000 }),
    ...(chance.maybe(0.4) && {
      timeout: {
        ...(chance.maybe(0.7) && { perRequestTimeout: durationText(chance, chance.oneOf([0, 1, 15])) }),
        ...(chance.maybe(0.7) && { idleTimeout: durationText(chance, chance.oneOf([0, 5, 300])) }),
      },
    }),
    ...(tls !== false && chance.maybe(0.4) && { tls: chance.maybe(0.8) ? tls : {} }),
  };
  return {
    ...((!enabled || chance.maybe(0.3)) && { enabled }),
    namespace,
    ...(serves && { services: [endpoint] }),
    ...(tls !== false && chance.maybe(0.4) && { tls: chance.maybe(0.8) ? tls : {} }),
    ...(chance.maybe(0.2) && { logConfiguration: { logDriver: 'awslogs' } }),
  };
}

/** SC-9: a deployment may bring it to a service that had none, with a task definition of its own. */
function drawBroughtByDeploy(chance: Chance, draft: Draft, network: DrawnNetwork): void {
  const seen = new Set<unknown>();
  draft.events.forEach((event, n) => {
    if (event.type !== 'deploy') return;
    const service = draft.services.find(({ name }) => name === event['service']);
    if (service === undefined || seen.has(service.name)) return;
    seen.add(service.name);
    const definitions = definitionsOf(draft, service);
    const modes = definitions.map(({ networkMode = 'bridge' }) => networkMode);
    const deploys = draft.events.filter(({ type, service: of }) => type === 'deploy' && of === service.name);
    const mayConnect =
      service['serviceConnectConfiguration'] === undefined &&
      service.launchType !== 'EXTERNAL' &&
      event['taskDefinition'] !== service.taskDefinition &&
      deploys.length === 1 &&
      modes.every((mode) => mode === 'awsvpc' || mode === 'bridge') &&
      !isInitial(draft, service);
    if (!mayConnect || !chance.maybe(0.7)) return;
    const brought = drawConnect(chance, network, service, definitions, false);
    draft.events[n] = { ...event, serviceConnectConfiguration: { ...brought, enabled: true } };
    network.connected.set(service.name, String(brought['namespace']));
    if (brought['services'] === undefined) network.servers.delete(service.name);
  });
}

function drawRequestErrors(chance: Chance, draft: Draft): void {
  const { services } = draft;
  if (services.length === 0 || !chance.maybe(0.6)) return;
  draft.events.push({
    at: drawAt(chance, draft),
    type: 'requestErrors',
    service: chance.oneOf(services).name,
    ...(chance.maybe() && { count: chance.whole(1, 3) }),
    ...(chance.maybe() && { errorRate: chance.oneOf([0.3, 1]) }),
    duration: durationText(chance, chance.oneOf([0, 60, 900])),
  });
}
