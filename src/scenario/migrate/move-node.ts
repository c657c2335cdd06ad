import type { ScenarioFile } from '../schema/scenario-file.js';
import type { Loss } from './losses.js';
import { moveMemory } from './move-memory.js';
import { movePort, type MovedPort } from './move-port.js';
import { moveTimeout } from './move-timeout.js';
import type { AppMesh, Move, VirtualNode } from './move.js';
import { nodeOf } from './node-of.js';

/** SC-1. */
const DISCOVERY_NAME_CHARACTERS = 64;
const ALIAS_CHARACTERS = 127;

/** A virtual node becomes its service with Service Connect: client-server where calls lead to it, else a client (AM-4). */
export function moveNode(file: ScenarioFile, appMesh: AppMesh, node: VirtualNode, namespace: string): Move {
  const { name, service, sidecars } = node;
  const path = ['services', file.services.findIndex((own) => own.name === service), 'serviceConnectConfiguration'];
  const gone = `its sidecars (${sidecars.map((sidecar) => sidecar.name).join(', ')}) go, ECS adds a proxy`;
  const memory = moveMemory(file, service);
  const aliases = appMesh.virtualServices.filter((one) => nodeOf(appMesh, one) === name).map((one) => one.name);
  const isRouted = appMesh.virtualRouters.some(({ routes }) =>
    routes.some(({ weightedTargets }) => weightedTargets.some(({ virtualNode }) => virtualNode === name)),
  );
  if (aliases.length === 0 && !isRouted) {
    const change = `virtual node ${name}: ${service} is a client; ${gone}`;
    return {
      set: [...memory.set, { path, value: { namespace } }],
      changes: [change, ...memory.changes],
      losses: [],
    };
  }
  const port = movePort(file, service);
  const protocol = protocolOf(file, aliases, port);
  const { timeout, losses } = moveTimeout(appMesh, node, protocol.name === 'tcp');
  const clientAliases = aliases.map((dnsName) => ({
    port: port.number,
    ...(dnsName.length > ALIAS_CHARACTERS ? {} : { dnsName }),
  }));
  const endpoint = {
    portName: port.name,
    discoveryName: discoveryNameOf(file, name, namespace),
    clientAliases: clientAliases.length > 0 ? clientAliases : [{ port: port.number }],
    ...(port.appProtocol === undefined && protocol.name !== 'tcp' ? { appProtocol: protocol.name } : {}),
    ...(timeout === undefined ? {} : { timeout }),
  };
  return {
    set: [...memory.set, ...port.set, { path, value: { namespace, services: [endpoint] } }],
    changes: [
      `virtual node ${name}: ${service} is a client-server, ${endpoint.discoveryName}; ${gone}`,
      ...memory.changes,
      ...port.changes,
      ...aliases.map((alias) => `virtual service ${alias}: a client alias of ${service}, port ${port.number}`),
    ],
    losses: [...port.losses, ...protocol.losses, ...losses, ...aliases.flatMap(lossOfAlias)],
  };
}

/** Of the port mapping, else what the first calls speak: an endpoint has one. */
function protocolOf(
  file: ScenarioFile,
  aliases: readonly string[],
  { appProtocol }: MovedPort,
): { readonly name: string; readonly losses: readonly Loss[] } {
  if (appProtocol !== undefined) return { name: appProtocol, losses: [] };
  const edges = file.traffic.filter(({ via, to }) => via === 'appMesh' && aliases.includes(to));
  const chosen = edges.at(0)?.protocol ?? 'http';
  const losses = edges
    .filter(({ protocol }) => protocol !== chosen)
    .map(({ to, protocol }): Loss => ({
      path: `appMesh.virtualServices[${to}]`,
      what: `calls by ${protocol} beside those by ${chosen}`,
      instead: `a port mapping and an endpoint of their own; both go by ${chosen} here`,
    }));
  return { name: chosen, losses };
}

/** The node's name, unless the namespace has a Cloud Map service of that name: an endpoint is one too (SC-1). */
function discoveryNameOf(file: ScenarioFile, name: string, namespace: string): string {
  const connects = [...file.services, ...file.events.filter((event) => event.type === 'deploy')].flatMap(
    ({ serviceConnectConfiguration }) => serviceConnectConfiguration ?? [],
  );
  const taken = new Set([
    ...connects
      .filter((connect) => connect.namespace === namespace)
      .flatMap(({ services }) => services.map(({ portName, discoveryName }) => discoveryName ?? portName)),
    ...file.services.flatMap((service) =>
      service.serviceRegistries.flatMap((registry) =>
        registry.namespace === namespace ? [registry.name ?? service.name] : [],
      ),
    ),
  ]);
  const candidate = (n: number): string => {
    const end = n === 0 ? '' : n === 1 ? '-sc' : `-sc-${n}`;
    return name.slice(0, DISCOVERY_NAME_CHARACTERS - end.length) + end;
  };
  let n = 0;
  while (taken.has(candidate(n))) n++;
  return candidate(n);
}

const lossOfAlias = (name: string): readonly Loss[] =>
  name.length <= ALIAS_CHARACTERS
    ? []
    : [
        {
          path: `appMesh.virtualServices[${name}]`,
          what: `a name of ${name.length} characters`,
          instead: `a client alias has at most ${ALIAS_CHARACTERS}: callers must use another name`,
        },
      ];
