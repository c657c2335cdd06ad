import { requestFailure } from '../../model/facts.js';
import type { Edge, OutlierDetection, Scenario, Target } from '../../model/scenario.js';
import { lanesOf, type Lane } from '../../policy/network/lanes.js';
import { durationText } from '../duration-text.js';
import type { Note } from './story.js';

/** Why requests of an edge can fail so, and who tries again. */
export function edgeNotes(scenario: Scenario, edge: Edge, cause: number): readonly Note[] {
  const place = scenario.network.edges.indexOf(edge);
  const lanes = lanesOf(scenario).filter((lane) => lane.edge === place);
  const why = whyOf[cause]?.({ scenario, edge, lanes });
  return [
    ...(why === undefined ? [] : [why]),
    ...(lanes.some((lane) => lane.refused === cause) ? [] : [retries(edge, lanes[0])]),
  ];
}

interface Asked {
  readonly scenario: Scenario;
  readonly edge: Edge;
  readonly lanes: readonly Lane[];
}

const note = (text: string, ...rules: readonly string[]): Note => ({ text, rules });

const whyOf: Readonly<Partial<Record<number, (asked: Asked) => Note | undefined>>> = {
  [requestFailure.staleEndpoint]: ({ scenario, edge }) => keptAnswers(edge, scenario.network.targets[edge.target]),
  [requestFailure.timeout]: ({ lanes }) => {
    const times = lanes.flatMap(({ timeoutMs }) => (timeoutMs === undefined ? [] : [timeoutMs]));
    return times.length === 0
      ? undefined
      : note(`an answer has to come within ${durationText(Math.min(...times))}`, 'SC-7', 'AM-3');
  },
  [requestFailure.noEndpoint]: ({ edge, lanes }) =>
    lanes.some(({ refused }) => refused === requestFailure.noEndpoint)
      ? note(`no route of the mesh takes a request for ${edge.path}, or those that do have no weight`, 'AM-2')
      : undefined,
  [requestFailure.ejected]: ({ lanes }) => {
    const rules = lanes.find(({ outliers }) => outliers !== undefined)?.outliers;
    return rules === undefined ? undefined : note(ejecting(rules), 'SC-4', 'AM-3');
  },
  [requestFailure.unknownEndpoint]: ({ scenario: { services }, edge: { from, to } }) =>
    note(
      `a task knows the endpoints that were there when its own deployment began: deploy ${services[from].name} again after the deployment of ${services[to].name} is complete`,
      'SC-9',
    ),
  [requestFailure.networkMode]: ({ scenario: { network }, edge }) => {
    const target = network.targets[edge.target];
    return target.kind === 'cloudMap'
      ? note(`the client asks for ${edge.recordType} records, and there are ${target.recordTypes.join(', ')}`, 'SD-1')
      : undefined;
  },
  [requestFailure.throttled]: () =>
    note(
      'DiscoverInstances takes 1,000 calls a second from all callers together: keep its answers for a while',
      'SD-6',
    ),
  [requestFailure.dropped]: ({ scenario: { network }, edge }) => {
    const wrong = network.mesh?.virtualNodes.filter(({ misconfigured }) => misconfigured) ?? [];
    const own = wrong.filter(({ service }) => service === edge.from);
    const names = (own.length > 0 ? own : wrong).map(({ name }) => name);
    return note(`the proxy of the virtual node ${names.join(', ')} is set up wrong, and drops what it gets`, 'AM-2');
  },
};

function keptAnswers(edge: Edge, target: Target | undefined): Note | undefined {
  if (edge.keepsFirstAnswer) return note('the client keeps its first answer for as long as it lives', 'SD-3');
  if (edge.via === 'cloudMapDns' && target?.kind === 'cloudMap')
    return note(`an answer of DNS is kept for its TTL of ${durationText(target.ttlMs)}`, 'SD-3');
  if (edge.via === 'cloudMapApi' && edge.discoveryIntervalMs > 0)
    return note(
      `the client keeps an answer of DiscoverInstances for ${durationText(edge.discoveryIntervalMs)}`,
      'SD-6',
    );
  return undefined;
}

const ejecting = ({ failures, intervalMs, baseEjectionMs, maxEjectionMs }: OutlierDetection): string =>
  `a proxy leaves a host alone after ${failures} failures within ${durationText(intervalMs)}: for ${durationText(baseEjectionMs)} times the number of times so far, at most ${durationText(maxEjectionMs)}`;

function retries({ via, clientRetries }: Edge, { attempts, retriesErrors }: Lane): Note {
  const client =
    clientRetries === 0 ? 'the client does not try again' : `the client tries again up to ${times(clientRetries)}`;
  if (attempts === 1) return note(client);
  const what = retriesErrors ? 'a failed connection or an error' : 'a failed connection, and sees no error,';
  return note(
    `the proxy tries another host after ${what} up to ${times(attempts - 1)}; ${client}`,
    via === 'serviceConnect' ? 'SC-6' : 'AM-3',
  );
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
