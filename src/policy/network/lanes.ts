import { requestFailure } from '../../model/facts.js';
import type { Edge, OutlierDetection, Scenario, Target } from '../../model/scenario.js';
import type { Tries } from './lap.js';
import { routeOf } from './mesh-route.js';

/**
 * How the requests of an edge reach one target. An edge has one lane; through a mesh's router one for each virtual node, and
 * with independent arrivals each lane may be played by itself.
 */
export interface Lane extends Tries {
  readonly edge: number;
  /** The part of the edge's requests. */
  readonly share: number;
  /** -1: there is none, and every request fails of `refused`. */
  readonly target: number;
  readonly refused: number | undefined;
  /** Who chooses the task: the caller's proxy or client, or the load balancer for all callers together. */
  readonly chooser: 'caller' | 'loadBalancer';
  /** Where the hosts come from: what the chooser sees now, or an answer that it keeps. */
  readonly lookup: 'live' | 'dns' | 'api';
  readonly pick: Edge['dnsPick'];
  /** An application's error is tried again: clients and proxies of HTTP do; a proxy of TCP does not see it (SC-4, SC-6). */
  readonly retriesErrors: boolean;
  /** A timeout, too, is tried again: clients do, proxies do not (SC-6). */
  readonly retriesTimeouts: boolean;
  readonly timeoutMs: number | undefined;
  readonly outliers: OutlierDetection | undefined;
  /** SC-9: only callers of a younger deployment know the endpoint. */
  readonly knownByDeployment: boolean;
}

/** SC-6: the first attempt and two more. */
const SERVICE_CONNECT_ATTEMPTS = 3;

/** The lanes of every edge, in the order of the edges. */
export const lanesOf = (scenario: Scenario): readonly Lane[] =>
  scenario.network.edges.flatMap((edge, e) => lanesOfEdge(scenario, edge, e));

function lanesOfEdge(scenario: Scenario, edge: Edge, e: number): readonly Lane[] {
  const { network, model } = scenario;
  const target: Target | undefined = network.targets[edge.target];
  const plain: Lane = {
    edge: e,
    share: 1,
    target: edge.target,
    refused: undefined,
    chooser: 'caller',
    lookup: 'live',
    pick: 'roundRobin',
    calls: 1 + edge.clientRetries,
    attempts: 1,
    retriesErrors: true,
    retriesTimeouts: true,
    timeoutMs: edge.clientTimeoutMs,
    outliers: undefined,
    knownByDeployment: false,
  };
  switch (edge.via) {
    case 'loadBalancer':
      return [{ ...plain, chooser: 'loadBalancer' }];
    case 'cloudMapApi':
      return [{ ...plain, lookup: 'api', pick: edge.dnsPick }];
    case 'cloudMapDns': {
      const found = target.kind === 'cloudMap' && target.recordTypes.includes(edge.recordType);
      return [{ ...plain, lookup: 'dns', pick: edge.dnsPick, refused: found ? undefined : requestFailure.networkMode }];
    }
    case 'serviceConnect':
      return [
        {
          ...plain,
          attempts: SERVICE_CONNECT_ATTEMPTS,
          retriesErrors: edge.protocol !== 'tcp',
          retriesTimeouts: false,
          timeoutMs: soonest(edge.clientTimeoutMs, target.kind === 'serviceConnect' ? target.timeoutMs : undefined),
          outliers: model.network.outlierDetection,
          knownByDeployment: true,
        },
      ];
    case 'appMesh':
      return meshLanes(scenario, edge, plain);
  }
}

function meshLanes({ network: { mesh } }: Scenario, edge: Edge, plain: Lane): readonly Lane[] {
  const route = mesh === undefined ? undefined : routeOf(mesh, edge.target, edge);
  if (mesh === undefined || route === undefined) {
    return [{ ...plain, target: -1, refused: requestFailure.noEndpoint }];
  }
  const own = mesh.virtualNodes.find(({ service }) => service === edge.from);
  const total = route.targets.reduce((sum, { weight }) => sum + weight, 0);
  const taken = route.targets.filter(({ weight }) => weight > 0);
  if (taken.length === 0) return [{ ...plain, target: -1, refused: requestFailure.noEndpoint }];
  return taken.map(({ virtualNode, weight }) => {
    const node = mesh.virtualNodes[virtualNode];
    return {
      ...plain,
      share: weight / total,
      target: node.target,
      refused: node.misconfigured || own?.misconfigured === true ? requestFailure.dropped : undefined,
      attempts: 1 + route.maxRetries,
      retriesErrors: edge.protocol !== 'tcp',
      retriesTimeouts: false,
      timeoutMs: soonest(edge.clientTimeoutMs, route.perRequestTimeoutMs),
      outliers: node.outlierDetection,
    };
  });
}

/** Whether an attempt that failed so is followed by another of the same call. */
export function triesAgain({ retriesErrors, retriesTimeouts }: Lane, cause: number): boolean {
  if (cause === requestFailure.serverError) return retriesErrors;
  return cause !== requestFailure.timeout || retriesTimeouts;
}

/** SC-4: failed connections and errors count against a host, timeouts do not. */
export const countsAgainst = ({ retriesErrors }: Lane, cause: number): boolean =>
  cause === requestFailure.serverError ? retriesErrors : cause !== requestFailure.timeout;

/** A proxy of TCP carries an error as it carries any answer. */
export const endsConnection = ({ retriesErrors }: Lane, cause: number): boolean =>
  cause !== requestFailure.serverError || retriesErrors;

const soonest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
