import type { Path } from '../place.js';
import type { Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { connectOf } from '../build/network.js';
import { checkKnown } from './check-known.js';
import { definitionsOf } from './network.js';

/** AM-2, AM-4: names that stand for something, and services that a mesh can take. */
export function checkAppMesh(file: ScenarioFile, report: Report): void {
  if (file.appMesh === undefined) return;
  const { virtualNodes, virtualRouters, virtualServices } = file.appMesh;
  const nodes = virtualNodes.map(({ name }) => name);
  virtualNodes.forEach(({ service: serviceName }, n) => {
    const at = ['appMesh', 'virtualNodes', n, 'service'];
    const services = file.services.map(({ name }) => name);
    if (!checkKnown('service', serviceName, services, at, report)) return;
    checkNode(file, serviceName, at, report);
    const other = virtualNodes.findIndex((node) => node.service === serviceName);
    if (other < n) {
      const message = `"${serviceName}" is the virtual node "${virtualNodes[other].name}" already: a task has one Envoy`;
      report.add('E021', at, message, 'make a second service of it');
    }
  });
  virtualRouters.forEach(({ routes }, r) => {
    routes.forEach(({ weightedTargets }, n) => {
      if (weightedTargets.every(({ weight }) => weight === 0)) {
        const at = ['appMesh', 'virtualRouters', r, 'routes', n, 'weightedTargets'];
        report.add('E014', at, 'every weight is 0: the route leads nowhere', 'give one target a weight of at least 1');
      }
      weightedTargets.forEach(({ virtualNode }, t) => {
        const at = ['appMesh', 'virtualRouters', r, 'routes', n, 'weightedTargets', t, 'virtualNode'];
        checkKnown('virtual node', virtualNode, nodes, at, report);
      });
    });
  });
  const routers = virtualRouters.map(({ name }) => name);
  virtualServices.forEach(({ provider }, n) => {
    const at = ['appMesh', 'virtualServices', n, 'provider'];
    if ('virtualNode' in provider)
      checkKnown('virtual node', provider.virtualNode, nodes, [...at, 'virtualNode'], report);
    else checkKnown('virtual router', provider.virtualRouter, routers, [...at, 'virtualRouter'], report);
  });
  for (const [list, elements] of Object.entries({ virtualNodes, virtualRouters, virtualServices })) {
    elements.forEach(({ name }, n) => {
      if (elements.findIndex((other) => other.name === name) === n) return;
      report.add('E021', ['appMesh', list, n, 'name'], `the name "${name}" stands twice`, 'give each its own name');
    });
  }
}

function checkNode(file: ScenarioFile, serviceName: string, at: Path, report: Report): void {
  const service = file.services.find(({ name }) => name === serviceName);
  if (service === undefined) return;
  if (connectOf(file, service) !== undefined) {
    const message = `"${serviceName}" has Service Connect: a service is in a mesh or there, never both`;
    report.add('E014', at, message, 'move to a second service, and shift the traffic');
  }
  if (service.serviceRegistries.length === 0) {
    const message = `"${serviceName}" has no serviceRegistries: Envoy finds the tasks of a virtual node in Cloud Map`;
    report.add('E014', at, message, 'add a serviceRegistries entry');
  }
  for (const { family, networkMode } of definitionsOf(file, service)) {
    if (networkMode === 'awsvpc') continue;
    const message = `"${family}" has network mode ${networkMode}: App Mesh needs awsvpc`;
    report.add('E014', at, message, 'use awsvpc');
  }
}
