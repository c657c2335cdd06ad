import type { Elements } from '../elements.js';
import type { Report } from '../report.js';

/** RA-3, RA-4, RA-9, CO-1. */
export function checkTaskDefinitions({ taskDefinitions }: Elements, report: Report): void {
  for (const { index, value: definition } of taskDefinitions) {
    if (definition === undefined) continue;
    const at = ['taskDefinitions', index];
    const { containerDefinitions: containers, memory } = definition;
    if (memory === undefined && containers.length === 0) {
      report.add(
        'E011',
        at,
        'the task reserves no memory',
        'give memory, or containerDefinitions with memory or memoryReservation',
      );
    }
    const ports = new Set<string>();
    containers.forEach((container, c) => {
      const path = [...at, 'containerDefinitions', c];
      const { memory: hard, memoryReservation: soft } = container;
      if (memory === undefined && hard === undefined && soft === undefined) {
        report.add(
          'E011',
          path,
          `container "${container.name}" reserves no memory`,
          'without memory on the task each container needs memory or memoryReservation',
        );
      }
      if (hard !== undefined && soft !== undefined && soft >= hard) {
        report.add('E014', [...path, 'memoryReservation'], `memoryReservation ${soft} must be below memory ${hard}`);
      }
      if (containers.findIndex(({ name }) => name === container.name) !== c)
        report.add('E021', [...path, 'name'], `the name "${container.name}" stands twice`);
      container.portMappings.forEach(({ containerPort, hostPort = 0, protocol }, p) => {
        const where = [...path, 'portMappings', p];
        if (definition.networkMode !== 'bridge' && hostPort !== 0 && hostPort !== containerPort) {
          report.add(
            'E014',
            [...where, 'hostPort'],
            `in network mode ${definition.networkMode} hostPort must equal containerPort ${containerPort}`,
          );
        }
        const port = definition.networkMode === 'bridge' ? hostPort : containerPort;
        const key = `${port}/${protocol}`;
        if (port !== 0 && ports.has(key)) report.add('E021', where, `port ${key} stands twice in the task`);
        ports.add(key);
      });
    });
    const limit = containers.reduce((sum, c) => sum + (c.memoryReservation ?? 0), 0);
    if (memory !== undefined && limit > memory)
      report.add('E014', [...at, 'memory'], `the containers reserve ${limit} MiB, more than the task's ${memory}`);
    definition.placementConstraints.forEach(({ type }, n) => {
      if (type === 'distinctInstance')
        report.add(
          'E014',
          [...at, 'placementConstraints', n],
          'distinctInstance does not stand in a task definition',
          'move it to the service or the runTask call',
        );
    });
  }
}
