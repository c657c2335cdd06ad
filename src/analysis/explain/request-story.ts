import { isPlayed } from '../../policy/network/is-played.js';
import type { FactName } from '../../model/facts.js';
import { requestFailure } from '../../model/facts.js';
import type { Edge } from '../../model/scenario.js';
import type { TraceEntry } from '../read-trace.js';
import { edgeNotes } from './edge-notes.js';
import { chapter, type Chapter, type Story } from './story.js';
import type { ToldRun } from './told-run.js';

const endpointFacts: ReadonlySet<FactName> = new Set([
  'EndpointRegistered',
  'EndpointHealthChanged',
  'EndpointDeregistered',
  'RequestErrorsChanged',
]);
const deploymentFacts: ReadonlySet<FactName> = new Set(['DeploymentStarted', 'DeploymentCompleted']);
const requestFacts: ReadonlySet<FactName> = new Set(['AttemptFailed', 'RequestFailed']);
const minuteFacts: ReadonlySet<FactName> = new Set(['RequestsCounted', 'RequestFailuresCounted']);

/**
 * The last failed request of an edge until a time: its attempts, what took the tasks that it was sent to, and what its callers had
 * been told of them. Of an edge that is simulated by expected values, the last minute with failures. Of one where nothing failed, its
 * last minutes. Undefined: there is no such edge.
 */
export function requestStory(run: ToldRun, edgeName: string, atMs: number): Story | undefined {
  const { network, model } = run.scenario;
  const edge = network.edges.find(({ name }) => name === edgeName);
  if (edge === undefined) return undefined;
  const { chapters, cause } = isPlayed(edge, model.network)
    ? lastRequest(run, edge, atMs)
    : lastMinute(run, edge, atMs);
  const notes = cause === undefined ? [] : edgeNotes(run.scenario, edge, requestFailure[cause]);
  return { subject: `request ${edgeName}`, chapters, notes, candidates: [] };
}

interface Told {
  readonly chapters: readonly Chapter[];
  /** Undefined: nothing failed. */
  readonly cause?: keyof typeof requestFailure;
}

const causeOf = (e: TraceEntry): keyof typeof requestFailure => e['cause'] as keyof typeof requestFailure;

function lastRequest(run: ToldRun, edge: Edge, atMs: number): Told {
  const { services } = run.scenario;
  const edgeName = edge.name;
  const isUntil = (e: TraceEntry): boolean => e['edge'] === edgeName && Number(e['atMs']) <= atMs;
  const told = run.find(isUntil, requestFacts);
  const failed = told.filter(({ type }) => type === 'RequestFailed');
  const last = failed.reduce<TraceEntry | undefined>(
    (latest, e) => (latest === undefined || Number(e['atMs']) >= Number(latest['atMs']) ? e : latest),
    undefined,
  );
  if (last === undefined) return unfailed(run, edge, atMs);
  const cause = causeOf(last);
  const ends = new Set([services[edge.to].name, ...(edge.from < 0 ? [] : [services[edge.from].name])]);
  const isDeployment = (e: TraceEntry): boolean => ends.has(String(e['service'])) && e.t * 1000 <= Number(last['atMs']);
  const attempts = attemptsOf(told, last);
  const hosts = new Set(attempts.map((attempt) => attempt['host']));
  const known = run.find((e) => hosts.has(e['task'] ?? null) && e.t * 1000 <= Number(last['atMs']), endpointFacts);
  const chapters = [
    chapter('Why it failed', run.chain(last.fact)),
    chapter('Its attempts', attempts),
    chapter('What callers had been told of those tasks', known),
    chapter('The deployments', cause === 'unknownEndpoint' ? run.find(isDeployment, deploymentFacts) : []),
    chapter('The failed requests until then', failed.slice(-MOST)),
  ];
  return { chapters, cause };
}

/** Of a long list the latest. */
const MOST = 10;

/** The attempts stand right before the request that they are of; others of the moment may stand between. */
function attemptsOf(told: readonly TraceEntry[], request: TraceEntry): readonly TraceEntry[] {
  const before = told.filter(
    (e) => e.type === 'AttemptFailed' && e.fact < request.fact && e['atMs'] === request['atMs'],
  );
  const isOther = told.findLast(
    (e) => e.type === 'RequestFailed' && e.fact < request.fact && e['atMs'] === request['atMs'],
  );
  return before.filter(({ fact }) => fact > (isOther?.fact ?? -1));
}

const minutesOf = (run: ToldRun, { name }: Edge, atMs: number): readonly TraceEntry[] =>
  run.find((e) => e['edge'] === name && e.t * 1000 <= atMs, minuteFacts);

/** No chapter at all stands for no requests at all. */
function unfailed(run: ToldRun, edge: Edge, atMs: number): Told {
  const minutes = minutesOf(run, edge, atMs);
  return {
    chapters: minutes.length === 0 ? [] : [chapter('No request had failed; its last minutes', minutes.slice(-MOST))],
  };
}

function lastMinute(run: ToldRun, edge: Edge, atMs: number): Told {
  const minutes = minutesOf(run, edge, atMs);
  const last = minutes.findLast(({ type }) => type === 'RequestFailuresCounted');
  if (last === undefined) return unfailed(run, edge, atMs);
  const failed = minutes.filter(({ t, type }) => t === last.t && type === 'RequestFailuresCounted');
  const most = failed.reduce((a, b) => (Number(b['requests']) > Number(a['requests']) ? b : a));
  const chapters = [
    chapter(
      'The last minute with failures, by expected values: --set model.requestsSimulatedUpTo=… tells single requests',
      minutes.filter(({ t }) => t === last.t),
    ),
  ];
  return { chapters, cause: causeOf(most) };
}
