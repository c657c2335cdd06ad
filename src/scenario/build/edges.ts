import type { Edge, Mesh, Target } from '../../model/scenario.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildCurve } from './load.js';

type FileEdge = ScenarioFile['traffic'][number];

/** SC-3: what a TCP connection carries where the file does not say. */
const REQUESTS_PER_CONNECTION = 100;

export const buildEdges = (
  context: BuildContext,
  targets: readonly Target[],
  mesh: Mesh | undefined,
): readonly Edge[] =>
  context.file.traffic.map((edge, n) => {
    const target = targetOf(context.file, edge, targets, mesh);
    const found = edge.via === 'appMesh' ? undefined : targets.at(target);
    const protocol = found?.kind === 'serviceConnect' ? found.appProtocol : edge.protocol;
    return {
      name: edgeName(edge),
      from: edge.from === undefined ? -1 : serviceIndex(context.file, edge.from),
      to: edge.via === 'appMesh' ? firstService(target, mesh) : serviceIndex(context.file, edge.to),
      // The checks have refused the others.
      via: edge.via as Edge['via'],
      target,
      requestsPerSecond: buildCurve(context, edge.requestsPerSecond, ['traffic', n, 'requestsPerSecond']),
      latency: buildDistribution(context, edge.latency, ['traffic', n, 'latency']),
      protocol,
      requestsPerConnection: edge.requestsPerConnection ?? (protocol === 'tcp' ? REQUESTS_PER_CONNECTION : 1),
      clientRetries: edge.clientRetries,
      clientTimeoutMs: edge.clientTimeout,
      dnsPick: edge.dnsPick,
      keepsFirstAnswer: edge.keepsFirstAnswer,
      recordType: edge.recordType ?? (found?.kind === 'cloudMap' ? found.recordTypes[0] : 'A'),
      discoveryIntervalMs: edge.discoveryInterval,
      path: edge.path,
      headers: Object.entries(edge.headers).map(([name, value]) => ({ name, value })),
    };
  });

/** `web → api`. */
export const edgeName = ({ name, from, to }: Pick<FileEdge, 'name' | 'from' | 'to'>): string =>
  name ?? `${from ?? 'outside'} → ${to}`;

const serviceIndex = (file: ScenarioFile, wanted: string): number =>
  file.services.findIndex(({ name }) => name === wanted);

const KINDS = {
  serviceConnect: 'serviceConnect',
  cloudMapDns: 'cloudMap',
  cloudMapApi: 'cloudMap',
  loadBalancer: 'loadBalancer',
} as const;

/** -1 where there is none: a check has said so. */
function targetOf(file: ScenarioFile, edge: FileEdge, targets: readonly Target[], mesh: Mesh | undefined): number {
  if (edge.via === 'appMesh') return mesh?.virtualServices.findIndex(({ name }) => name === edge.to) ?? -1;
  if (edge.via === 'lattice') return -1;
  const kind = KINDS[edge.via];
  const service = serviceIndex(file, edge.to);
  return targets.findIndex(
    (target) =>
      target.kind === kind &&
      target.service === service &&
      (edge.port === undefined ||
        target.kind !== 'serviceConnect' ||
        target.clientAliases.some(({ port }) => port === edge.port)),
  );
}

function firstService(virtualService: number, mesh: Mesh | undefined): number {
  const chosen = mesh?.virtualServices.at(virtualService);
  if (mesh === undefined || chosen === undefined || virtualService < 0) return -1;
  if (chosen.virtualNode >= 0) return mesh.virtualNodes[chosen.virtualNode].service;
  const [first] = mesh.virtualRouters[chosen.virtualRouter].routes;
  return mesh.virtualNodes[first.targets[0].virtualNode].service;
}
