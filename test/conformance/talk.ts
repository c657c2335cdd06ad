import type { EdgeSummary } from '../../src/analysis/network/network-summary.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Run } from '../../src/simulate.js';
import { run } from './run.js';

/** Parts of a file in which `web` calls `api` on Fargate, as YAML. */
export interface Talk {
  readonly duration?: string;
  readonly servers?: number;
  readonly clients?: number;
  readonly networkMode?: string;
  /** Of the service `api`. */
  readonly server?: string;
  readonly client?: string;
  /** Of the edge. */
  readonly edge?: string;
  readonly events?: readonly string[];
  readonly model?: string;
  readonly more?: string;
  readonly namespace?: string;
}

/** From two minutes on, when everyone runs and is known. */
export const perSecond = (requests: number): string =>
  `requestsPerSecond: { type: steps, points: [[2m, ${requests}]] }`;

export const registry = 'serviceRegistries: [{ namespace: local, ttl: 60s, containerName: app, containerPort: 80 }]';
export const endpoint =
  'serviceConnectConfiguration: { namespace: local, services: [{ portName: http, clientAliases: [{ port: 80, dnsName: api }] }] }';
export const clientOnly = 'serviceConnectConfiguration: { namespace: local }';
export const overDns = (rest = ''): string => `via: cloudMapDns, dnsPick: roundRobin, ${perSecond(20)}${rest}`;
export const overServiceConnect = (rest = ''): string => `via: serviceConnect, ${perSecond(20)}${rest}`;

export function yamlOf({
  duration = '20m',
  servers = 4,
  clients = 2,
  networkMode = 'awsvpc',
  server = registry,
  client,
  edge,
  events = [],
  model = '{}',
  more = '',
  namespace = '{ name: local }',
}: Talk): string {
  const service = (name: string, count: number, rest: string | undefined): string =>
    `  - { name: ${name}, taskDefinition: ${name}, desiredCount: ${count}, launchType: FARGATE${rest === undefined ? '' : `, ${rest}`} }`;
  const definition = (family: string): string =>
    `  - { family: ${family}, cpu: 256, memory: 512, networkMode: ${networkMode}, startTime: 10s, stopTime: 5s, containerDefinitions: [{ name: app, portMappings: [{ containerPort: 80, name: http, appProtocol: http }] }] }`;
  return [
    'version: 1',
    `duration: ${duration}`,
    `namespaces: [${namespace}]`,
    'taskDefinitions:',
    ...['api', 'web', 'api-2', 'web-2'].map(definition),
    'services:',
    service('api', servers, server),
    service('web', clients, client),
    ...(edge === undefined ? [] : ['traffic:', `  - { name: edge, from: web, to: api, ${edge} }`]),
    ...(events.length === 0 ? [] : ['events:', ...events.map((event) => `  - { ${event} }`)]),
    `model: ${model}`,
    more,
    '',
  ].join('\n');
}

export const talk = (parts: Talk): Run => run(yamlOf(parts));

export function edgeOf({ summary }: Run, name = 'edge'): EdgeSummary {
  const edge = summary.network?.edges.find((one) => one.name === name);
  if (edge === undefined) throw new Error(`no edge ${name}`);
  return edge;
}

/** The messages that a file is refused with. */
export const refusals = (parts: Talk): readonly string[] =>
  loadScenario(yamlOf(parts), { file: 'talk.yaml' })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path}: ${message}`);
