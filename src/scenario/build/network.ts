import type {
  AppProtocol,
  Mesh,
  Namespace,
  Network,
  NetworkKnobs,
  RegisteredPort,
  ServiceConnect,
  Target,
} from '../../model/scenario.js';
import { revisionFamilies } from '../revisions.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildEdges } from './edges.js';

type FileService = ScenarioFile['services'][number];
type FileConnect = NonNullable<FileService['serviceConnectConfiguration']>;

/** How services find and call each other; empty lists where the file says nothing of it. */
export function buildNetwork(context: BuildContext): Network {
  const { file } = context;
  const namespaces: readonly Namespace[] = file.namespaces;
  const connects = file.services.map((service) => connectOf(file, service));
  const targets: readonly Target[] = [
    ...file.services.flatMap((service, s) => registriesOf(file, service, s)),
    ...file.services.flatMap((service, s) => endpointsOf(file, service, s, connects[s])),
    ...file.services.flatMap((service, s): readonly Target[] =>
      service.loadBalancers.length > 0 &&
      file.traffic.some(({ via, to }) => via === 'loadBalancer' && to === service.name)
        ? [{ kind: 'loadBalancer', service: s }]
        : [],
    ),
  ];
  const mesh = meshOf(file, targets);
  return {
    namespaces,
    targets,
    serviceConnect: connects.flatMap((connect, s) =>
      connect === undefined ? [] : [serviceConnectOf(file, connect, s)],
    ),
    mesh,
    edges: buildEdges(context, targets, mesh),
  };
}

/** A service's Service Connect, and the revision that brings it: its own, or the first deploy with one (UpdateService). */
interface Connect {
  readonly configuration: FileConnect;
  readonly fromRevision: number;
}

export function connectOf(file: ScenarioFile, service: FileService): Connect | undefined {
  const own = service.serviceConnectConfiguration;
  if (own?.enabled === true) return { configuration: own, fromRevision: 0 };
  const deploy = file.events
    .flatMap((event) => (event.type === 'deploy' && event.service === service.name ? [event] : []))
    .toSorted((a, b) => a.at - b.at)
    .find(({ serviceConnectConfiguration: configuration }) => configuration?.enabled === true);
  if (deploy?.serviceConnectConfiguration === undefined) return undefined;
  const fromRevision = revisionFamilies(service, file.events).indexOf(deploy.taskDefinition);
  return { configuration: deploy.serviceConnectConfiguration, fromRevision };
}

function serviceConnectOf(
  file: ScenarioFile,
  { configuration, fromRevision }: Connect,
  service: number,
): ServiceConnect {
  const mode = configuration.tls ?? configuration.services.find(({ tls }) => tls !== undefined)?.tls;
  const { cpu, memory } = file.model.serviceConnectProxy;
  return {
    service,
    namespace: file.namespaces.findIndex(({ name }) => name === configuration.namespace),
    fromRevision,
    tls: mode?.mode ?? 'none',
    proxy: { cpuUnits: cpu, memoryMiB: memory },
  };
}

const definitionOf = (file: ScenarioFile, service: FileService) =>
  file.taskDefinitions.find(({ family }) => family === service.taskDefinition);

const registriesOf = (file: ScenarioFile, service: FileService, s: number): readonly Target[] =>
  service.serviceRegistries.map((registry) => {
    const byMode = definitionOf(file, service)?.networkMode === 'awsvpc' ? 'A' : 'SRV';
    const recordTypes = registry.recordType ?? byMode;
    return {
      kind: 'cloudMap',
      service: s,
      namespace: file.namespaces.findIndex(({ name }) => name === registry.namespace),
      name: registry.name ?? service.name,
      recordTypes: typeof recordTypes === 'string' ? [recordTypes] : recordTypes,
      routingPolicy: registry.routingPolicy,
      ttlMs: registry.ttl,
      healthCheckCustomConfig: registry.healthCheckCustomConfig,
      port: registeredPort(file, service, registry.containerPort),
    };
  });

/** SC-7. Requests over TCP have no limit of their own. */
const REQUEST_MS = 15_000;
const IDLE_MS = 300_000;
const TCP_IDLE_MS = 3_600_000;

function endpointsOf(
  file: ScenarioFile,
  service: FileService,
  s: number,
  connect: Connect | undefined,
): readonly Target[] {
  if (connect === undefined) return [];
  const { configuration, fromRevision } = connect;
  return configuration.services.map((endpoint): Target => {
    const discoveryName = endpoint.discoveryName ?? endpoint.portName;
    const appProtocol = endpoint.appProtocol ?? portProtocol(file, service, endpoint.portName);
    const isTcp = appProtocol === 'tcp';
    const { perRequestTimeout = REQUEST_MS, idleTimeout = isTcp ? TCP_IDLE_MS : IDLE_MS } = endpoint.timeout;
    // 0 is no limit; what is idle for longer than a request may take closes first (SC-7).
    const limits = [isTcp ? 0 : perRequestTimeout, idleTimeout].filter((ms) => ms > 0);
    return {
      kind: 'serviceConnect',
      service: s,
      namespace: file.namespaces.findIndex(({ name }) => name === configuration.namespace),
      portName: endpoint.portName,
      port: registeredPort(file, service, portMapping(file, service, endpoint.portName)?.containerPort),
      discoveryName,
      clientAliases: endpoint.clientAliases.map(({ port, dnsName }) => ({
        port,
        dnsName: dnsName ?? `${discoveryName}.${configuration.namespace}`,
      })),
      appProtocol,
      timeoutMs: limits.length === 0 ? undefined : Math.min(...limits),
      fromRevision,
    };
  });
}

/** A port mapping without appProtocol is tcp. */
const portProtocol = (file: ScenarioFile, service: FileService, portName: string): AppProtocol =>
  portMapping(file, service, portName)?.appProtocol ?? 'tcp';

/** Of any revision of the service. */
const portMapping = (file: ScenarioFile, service: FileService, portName: string) =>
  file.taskDefinitions
    .filter(({ family }) => revisionFamilies(service, file.events).includes(family))
    .flatMap(({ containerDefinitions }) => containerDefinitions.flatMap((c) => c.portMappings))
    .find(({ name }) => name === portName);

/** In bridge mode that of the host (SD-1). */
function registeredPort(file: ScenarioFile, service: FileService, containerPort: number | undefined): RegisteredPort {
  const definition = definitionOf(file, service);
  if (containerPort === undefined || definition?.networkMode !== 'bridge') return containerPort;
  const mappings = definition.containerDefinitions.flatMap((container) => container.portMappings);
  const hostPort = mappings.find((mapping) => mapping.containerPort === containerPort)?.hostPort ?? 0;
  return hostPort === 0 ? 'dynamic' : hostPort;
}

/** What App Mesh advises for its proxy (AM-2). */
const ENVOY = { cpuUnits: 512, memoryMiB: 64 };

function meshOf({ appMesh, services, model }: ScenarioFile, targets: readonly Target[]): Mesh | undefined {
  if (appMesh === undefined) return undefined;
  const { mesh, virtualNodes, virtualRouters, virtualServices } = appMesh;
  const node = (wanted: string): number => virtualNodes.findIndex(({ name }) => name === wanted);
  return {
    name: mesh,
    virtualNodes: virtualNodes.map(({ name, service: serviceName, sidecars, misconfigured, outlierDetection: o }) => {
      const service = services.findIndex((s) => s.name === serviceName);
      return {
        name,
        service,
        target: targets.findIndex((target) => target.kind === 'cloudMap' && target.service === service),
        sidecars: sidecars.map(({ name: sidecar, cpu, memory }) => ({
          name: sidecar,
          cpuUnits: cpu ?? (sidecar === 'envoy' ? ENVOY.cpuUnits : 0),
          memoryMiB: memory ?? (sidecar === 'envoy' ? ENVOY.memoryMiB : 0),
        })),
        misconfigured,
        outlierDetection:
          o === undefined
            ? undefined
            : {
                failures: o.maxServerErrors,
                intervalMs: o.interval,
                baseEjectionMs: o.baseEjectionDuration,
                maxEjectionMs: Infinity,
                maxEjectionPercent: o.maxEjectionPercent,
                panicThresholdPercent: model.outlierDetection.panicThresholdPercent,
              },
      };
    }),
    virtualRouters: virtualRouters.map(({ name, routes }) => ({
      name,
      routes: routes.map(({ name: route, match, weightedTargets, maxRetries, perRequestTimeout }) => ({
        name: route,
        prefix: match.prefix,
        header: match.header,
        targets: weightedTargets.map(({ virtualNode, weight }) => ({ virtualNode: node(virtualNode), weight })),
        maxRetries,
        perRequestTimeoutMs: perRequestTimeout === 0 ? undefined : perRequestTimeout,
      })),
    })),
    virtualServices: virtualServices.map(({ name, provider }) => ({
      name,
      virtualNode: 'virtualNode' in provider ? node(provider.virtualNode) : -1,
      virtualRouter:
        'virtualRouter' in provider ? virtualRouters.findIndex((r) => r.name === provider.virtualRouter) : -1,
    })),
  };
}

export function buildNetworkKnobs({ file: { model } }: BuildContext): NetworkKnobs {
  const { failures, interval, baseEjection, maxEjection, maxEjectionPercent, panicThresholdPercent } =
    model.outlierDetection;
  return {
    cloudMapHealthDelayMs: model.cloudMapHealthDelay,
    serviceConnectPropagationMs: model.serviceConnectPropagation,
    connectFailureTimeMs: model.connectFailureTime,
    discoverInstancesTimeMs: model.discoverInstancesTime,
    outlierDetection: {
      failures,
      intervalMs: interval,
      baseEjectionMs: baseEjection,
      maxEjectionMs: maxEjection,
      maxEjectionPercent,
      panicThresholdPercent,
    },
    requestsSimulatedUpTo: model.requestsSimulatedUpTo,
  };
}
