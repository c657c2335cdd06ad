import { didYouMean, listed } from '../did-you-mean.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { revisionFamilies } from '../revisions.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { checkAppMesh } from './app-mesh.js';
import { checkServiceConnect } from './service-connect.js';
import { checkTraffic } from './traffic.js';

/** What services say of how they are found and called; of a file that is well-formed. */
export function checkNetwork(file: ScenarioFile, report: Report): void {
  checkClusters(file, report);
  checkRegistries(file, report);
  checkServiceConnect(file, report);
  checkAppMesh(file, report);
  checkTraffic(file, report);
}

export type FileService = ScenarioFile['services'][number];

/** The task definitions that a service ever has, and the place that gives each. */
export function definitionsOf(
  file: ScenarioFile,
  service: FileService,
): readonly ScenarioFile['taskDefinitions'][number][] {
  const families = revisionFamilies(service, file.events);
  return file.taskDefinitions.filter(({ family }) => families.includes(family));
}

/** A name that must be in a list. */
export function checkKnown(kind: string, name: string, known: readonly string[], at: Path, report: Report): boolean {
  if (known.includes(name)) return true;
  report.add('E020', at, `no ${kind} is named "${name}"; there are: ${listed(known)}`, didYouMean(name, known));
  return false;
}

/** Several clusters: tasks reach capacity through providers of their own, or Fargate. */
function checkClusters(file: ScenarioFile, report: Report): void {
  const names = file.clusters.map(({ name }) => name);
  const [first = file.cluster.name] = names;
  const known = names.length > 0 ? names : [file.cluster.name];
  const clusterOf = ({ cluster = first }: { readonly cluster?: string | undefined }): string => cluster;
  file.capacityProviders.forEach((provider, n) => {
    checkKnown('cluster', clusterOf(provider), known, ['capacityProviders', n, 'cluster'], report);
  });
  const providerCluster = new Map(file.capacityProviders.map((provider) => [provider.name, clusterOf(provider)]));
  file.clusters.forEach(({ name, defaultCapacityProviderStrategy }, c) => {
    defaultCapacityProviderStrategy.forEach(({ capacityProvider }, n) => {
      const there = providerCluster.get(capacityProvider);
      if (there === undefined || there === name) return;
      const at = ['clusters', c, 'defaultCapacityProviderStrategy', n, 'capacityProvider'];
      report.add(
        'E014',
        at,
        `the capacity provider "${capacityProvider}" belongs to cluster "${there}", not to "${name}"`,
      );
    });
  });
  file.services.forEach((service, s) => {
    if (!checkKnown('cluster', clusterOf(service), known, ['services', s, 'cluster'], report)) return;
    const own = service.capacityProviderStrategy ?? [];
    own.forEach(({ capacityProvider }, n) => {
      const there = providerCluster.get(capacityProvider);
      if (there === undefined || there === clusterOf(service)) return;
      const message = `the capacity provider "${capacityProvider}" belongs to cluster "${there}", the service to "${clusterOf(service)}"`;
      report.add('E014', ['services', s, 'capacityProviderStrategy', n, 'capacityProvider'], message);
    });
    if (names.length < 2) return;
    const byDefault = file.clusters.find(({ name }) => name === clusterOf(service))?.defaultCapacityProviderStrategy;
    const hasProviders = own.length > 0 || (service.launchType === undefined && (byDefault ?? []).length > 0);
    if (
      service.schedulingStrategy === 'DAEMON' ||
      !(hasProviders || service.launchType === 'FARGATE' || service.launchType === 'EXTERNAL')
    ) {
      report.add(
        'E090',
        ['services', s],
        'with several clusters only services with a capacity provider of their cluster, or Fargate, are simulated',
        'give it a capacityProviderStrategy; DAEMON services and launch type EC2 see all instances of the file',
      );
    }
  });
}

/** SD-1, SD-5: which records a network mode can have. */
function checkRegistries(file: ScenarioFile, report: Report): void {
  const names = file.namespaces.map(({ name }) => name);
  file.services.forEach((service, s) => {
    service.serviceRegistries.forEach((registry, n) => {
      const at = ['services', s, 'serviceRegistries', n];
      if (!checkKnown('namespace', registry.namespace, names, [...at, 'namespace'], report)) return;
      if (file.namespaces.find(({ name }) => name === registry.namespace)?.shared === true) {
        report.add(
          'E014',
          [...at, 'namespace'],
          `tasks cannot register in "${registry.namespace}", which another account shares`,
          'Service Connect can use shared namespaces; service discovery cannot',
        );
      }
      for (const definition of definitionsOf(file, service)) checkRecords(definition, registry, at, report);
    });
  });
}

function checkRecords(
  { family, networkMode }: ScenarioFile['taskDefinitions'][number],
  { recordType, containerName, containerPort }: FileService['serviceRegistries'][number],
  at: Path,
  report: Report,
): void {
  if (networkMode === 'none') {
    const message = `"${family}" has network mode none: nobody can call its tasks`;
    report.add('E014', at, message, 'use awsvpc, bridge or host');
    return;
  }
  if (networkMode === 'awsvpc') return;
  const types = recordType === undefined ? ['SRV'] : typeof recordType === 'string' ? [recordType] : recordType;
  if (types.some((type) => type !== 'SRV')) {
    report.add(
      'E014',
      [...at, 'recordType'],
      `"${family}" has network mode ${networkMode}, which has SRV records only: tasks share the address of their instance`,
      'use SRV, or network mode awsvpc',
    );
  }
  if (containerName === undefined || containerPort === undefined) {
    report.add(
      'E011',
      at,
      `SRV records of network mode ${networkMode} need containerName and containerPort`,
      'name the port mapping that callers use',
    );
  }
}
