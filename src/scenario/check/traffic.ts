import type { Path } from '../place.js';
import type { Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { connectOf } from '../build/network.js';
import { edgeName } from '../build/edges.js';
import { checkKnown } from './check-known.js';
import type { FileService } from './network.js';

type FileEdge = ScenarioFile['traffic'][number];

/** Every edge leads somewhere, by a way that there is. */
export function checkTraffic(file: ScenarioFile, report: Report): void {
  const names = file.traffic.map(edgeName);
  const services = file.services.map(({ name }) => name);
  file.traffic.forEach((edge, n) => {
    const at = ['traffic', n];
    if (names.indexOf(names[n]) < n) {
      const key = edge.name === undefined ? 'to' : 'name';
      report.add('E021', [...at, key], `the name "${names[n]}" stands twice`, 'give each edge its own name');
    }
    if (edge.via === 'lattice') {
      const message = 'VPC Lattice is not simulated';
      report.add('E090', [...at, 'via'], message, '`simulate advise` says when it fits');
      return;
    }
    const fromKnown =
      edge.from === undefined
        ? checkOutside(edge, at, report)
        : checkKnown('service', edge.from, services, [...at, 'from'], report);
    const virtual = file.appMesh?.virtualServices.map(({ name }) => name) ?? [];
    const toKnown =
      edge.via === 'appMesh'
        ? checkKnown('virtual service', edge.to, virtual, [...at, 'to'], report)
        : checkKnown('service', edge.to, services, [...at, 'to'], report);
    if (fromKnown && toKnown) checkWay(file, edge, at, report);
  });
}

function checkOutside({ via }: FileEdge, at: Path, report: Report): boolean {
  if (via === 'loadBalancer') return true;
  const message = `calls without \`from\` come from outside, and ${via} is for services`;
  report.add('E014', [...at, 'via'], message, 'use loadBalancer, or say which service calls');
  return false;
}

function checkWay(file: ScenarioFile, edge: FileEdge, at: Path, report: Report): void {
  const serviceOf = (wanted: string | undefined): FileService | undefined =>
    file.services.find(({ name }) => name === wanted);
  const to = serviceOf(edge.to);
  const from = serviceOf(edge.from);
  if (to?.launchType === 'EXTERNAL') {
    const message = `"${edge.to}" runs on external instances: no load balancer, service discovery or Service Connect leads there (EX-2)`;
    report.add('E014', [...at, 'to'], message, 'run it on EC2 or Fargate, or leave the edge out');
    return;
  }
  if (edge.protocol === 'udp' && (edge.via === 'serviceConnect' || edge.via === 'appMesh')) {
    const message = `${edge.via} carries no UDP`;
    report.add('E014', [...at, 'protocol'], message, 'service discovery takes any protocol');
  }
  switch (edge.via) {
    case 'serviceConnect':
      checkConnected(file, edge, from, to, at, report);
      return;
    case 'cloudMapDns':
    case 'cloudMapApi': {
      const registry = to?.serviceRegistries.at(0);
      if (registry === undefined) {
        report.add('E014', [...at, 'via'], `"${edge.to}" registers in no namespace`, 'give it serviceRegistries');
        return;
      }
      const { type } = file.namespaces.find(({ name }) => name === registry.namespace) ?? {};
      if (edge.via === 'cloudMapDns' && type === 'HTTP') {
        const message = `"${registry.namespace}" is an HTTP namespace: it has no DNS`;
        report.add('E014', [...at, 'via'], message, 'use cloudMapApi, or a DNS namespace');
      }
      return;
    }
    case 'loadBalancer':
      if (to?.loadBalancers.length === 0)
        report.add('E014', [...at, 'via'], `"${edge.to}" is behind no load balancer`, 'give it loadBalancers');
      return;
    case 'appMesh':
      checkMeshClient(file, edge, at, report);
  }
}

/** SC-1: both sides have it, in one namespace. */
function checkConnected(
  file: ScenarioFile,
  edge: FileEdge,
  from: FileService | undefined,
  to: FileService | undefined,
  at: Path,
  report: Report,
): void {
  if (from === undefined || to === undefined) return;
  const [client, server] = [connectOf(file, from), connectOf(file, to)];
  if (client === undefined || server === undefined) {
    const lacking = client === undefined ? edge.from : edge.to;
    const message = `"${lacking}" has no serviceConnectConfiguration`;
    report.add('E014', [...at, 'via'], message, 'client and server both need it, in the same namespace');
    return;
  }
  if (client.configuration.namespace !== server.configuration.namespace) {
    const message = `"${edge.from}" is in namespace "${client.configuration.namespace}", "${edge.to}" in "${server.configuration.namespace}": Service Connect does not cross namespaces`;
    report.add('E014', [...at, 'via'], message, 'use one namespace, service discovery, VPC Lattice or a load balancer');
    return;
  }
  const endpoints = server.configuration.services;
  const found = endpoints.some(
    ({ clientAliases }) => edge.port === undefined || clientAliases.some(({ port }) => port === edge.port),
  );
  if (found) return;
  const message =
    endpoints.length === 0
      ? `"${edge.to}" is a client only: it has no endpoints`
      : `"${edge.to}" has no client alias with port ${edge.port}`;
  report.add(
    'E014',
    [...at, endpoints.length === 0 ? 'to' : 'port'],
    message,
    'list it under serviceConnectConfiguration.services',
  );
}

/** A caller in a mesh has an Envoy of its own. */
function checkMeshClient(file: ScenarioFile, edge: FileEdge, at: Path, report: Report): void {
  if (file.appMesh?.virtualNodes.some(({ service }) => service === edge.from) === true) return;
  const message = `"${edge.from}" is no virtual node: only a task with an Envoy calls through the mesh`;
  report.add('E014', [...at, 'from'], message, 'add a virtual node for it');
}
