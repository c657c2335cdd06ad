import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { revisionFamilies } from '../revisions.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { checkAppMesh } from './app-mesh.js';
import { containerPortFault } from './container-port.js';
import { checkKnown } from './check-known.js';
import { checkClusters } from './clusters.js';
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
      const { type } = file.namespaces.find(({ name }) => name === registry.namespace) ?? {};
      if (type === 'HTTP' && registry.recordType !== undefined) {
        const message = `"${registry.namespace}" is an HTTP namespace: it has no DNS records`;
        report.add('W003', [...at, 'recordType'], message, 'leave recordType out, or use a DNS namespace');
      }
      for (const definition of definitionsOf(file, service)) {
        checkRecords(definition, registry, at, report);
        const fault = containerPortFault(definition, registry);
        if (fault !== undefined) report.add('E020', [...at, fault.key], fault.message, fault.hint);
      }
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
