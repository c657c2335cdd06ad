import { listed } from '../did-you-mean.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { checkKnown } from './check-known.js';
import { definitionsOf, type FileService } from './network.js';

type FileConnect = NonNullable<FileService['serviceConnectConfiguration']>;

/** SC-1, SC-8: what Service Connect takes. */
export function checkServiceConnect(file: ScenarioFile, report: Report): void {
  const seen = new Map<string, { readonly service: string; readonly at: Path }>();
  const check = (service: FileService, configuration: FileConnect | undefined, at: Path): void => {
    if (configuration?.enabled !== true) return;
    const names = file.namespaces.map(({ name }) => name);
    if (!checkKnown('namespace', configuration.namespace, names, [...at, 'namespace'], report)) return;
    checkModes(file, service, configuration, at, report);
    configuration.services.forEach((endpoint, n) => {
      const discovery = endpoint.discoveryName ?? endpoint.portName;
      const key = `${configuration.namespace} ${discovery}`;
      const other = seen.get(key);
      // A later deploy of the same service may name its endpoints again.
      if (other !== undefined && (other.service !== service.name || other.at === at)) {
        const whose = other.at === at ? 'another endpoint of this service' : `the service "${other.service}"`;
        const message = `the discovery name "${discovery}" is that of ${whose} in the same namespace`;
        report.add('E021', [...at, 'services', n, 'portName'], message, 'give one of them a discoveryName');
      }
      seen.set(key, { service: service.name, at });
      checkPort(file, service, endpoint.portName, [...at, 'services', n, 'portName'], report);
    });
  };
  file.services.forEach((service, s) => {
    check(service, service.serviceConnectConfiguration, ['services', s, 'serviceConnectConfiguration']);
  });
  file.events.forEach((event, n) => {
    if (event.type !== 'deploy' || event.serviceConnectConfiguration === undefined) return;
    const service = file.services.find(({ name }) => name === event.service);
    if (service === undefined) return;
    const at = ['events', n, 'serviceConnectConfiguration'];
    check(service, event.serviceConnectConfiguration, at);
    if (service.serviceConnectConfiguration?.enabled === true) {
      const message = `"${service.name}" has Service Connect already: another configuration during a run is not simulated`;
      report.add('E090', at, message, 'begin without it, or leave it out here');
    } else if (familiesBefore(file, service, event.at).includes(event.taskDefinition)) {
      const message = 'a deployment that brings Service Connect needs a task definition of its own here';
      report.add('E014', ['events', n, 'taskDefinition'], message, COPY);
    } else {
      checkReturns(file, service, event.at, report);
    }
  });
}

const COPY = 'copy the task definition under another family';

/** Later deployments keep Service Connect; a task definition from before it stands here for tasks without. */
function checkReturns(file: ScenarioFile, service: FileService, broughtMs: number, report: Report): void {
  const before = familiesBefore(file, service, broughtMs);
  file.events.forEach((event, n) => {
    if (event.type !== 'deploy' || event.service !== service.name || event.at <= broughtMs) return;
    if (!before.includes(event.taskDefinition)) return;
    const message = `"${service.name}" had "${event.taskDefinition}" before it had Service Connect: going back to it with a proxy is not simulated`;
    report.add('E090', ['events', n, 'taskDefinition'], message, COPY);
  });
}

/** Revisions are told apart by their task definitions: tasks of one that the service had before would have the proxy too. */
const familiesBefore = (file: ScenarioFile, service: FileService, atMs: number): readonly string[] => [
  service.taskDefinition,
  ...file.events.flatMap((event) =>
    event.type === 'deploy' && event.service === service.name && event.at < atMs ? [event.taskDefinition] : [],
  ),
];

function checkModes(
  file: ScenarioFile,
  service: FileService,
  { tls, services }: FileConnect,
  at: Path,
  report: Report,
): void {
  for (const { family, networkMode, memory } of definitionsOf(file, service)) {
    if (memory === undefined) {
      const message = `"${family}" has no memory at task level: AWS takes Service Connect only with it, for the proxy lives of what the containers leave (SC-5)`;
      report.add('W003', at, message, 'give the task definition memory; the simulator adds the proxy to it by itself');
    }
    if (networkMode === 'host' || networkMode === 'none') {
      report.add(
        'E014',
        at,
        `"${family}" has network mode ${networkMode}: Service Connect takes awsvpc and bridge`,
        'use one of them, or service discovery with SRV records',
      );
    } else if (networkMode === 'bridge' && (tls !== undefined || services.some((one) => one.tls !== undefined))) {
      const message = `"${family}" has network mode bridge: TLS of Service Connect needs awsvpc`;
      report.add('E014', tls === undefined ? at : [...at, 'tls'], message, 'use awsvpc, or leave TLS out');
    }
  }
}

function checkPort(file: ScenarioFile, service: FileService, portName: string, at: Path, report: Report): void {
  const definitions = definitionsOf(file, service);
  const mappings = definitions.flatMap(({ containerDefinitions }) =>
    containerDefinitions.flatMap((c) => c.portMappings),
  );
  if (mappings.length === 0) return;
  const names = mappings.flatMap(({ name }) => name ?? []);
  if (names.includes(portName)) return;
  const message = `no port mapping of "${definitions[0].family}" has the name "${portName}"; there are: ${listed(names)}`;
  report.add('E020', at, message, 'give the port mapping a name');
}
