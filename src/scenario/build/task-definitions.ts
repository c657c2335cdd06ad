import type { HostPort } from '../../model/roster.js';
import type { Distribution, HealthCheck, TaskDefinition } from '../../model/scenario.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { FileDistribution } from '../schema/words.js';
import { taskNeeds } from '../task-needs.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';

type FileTaskDefinition = ScenarioFile['taskDefinitions'][number];

export function buildTaskDefinitions(context: BuildContext): readonly TaskDefinition[] {
  return context.file.taskDefinitions.map((definition, n) => {
    const optional = (key: string, distribution: FileDistribution | undefined): Distribution | undefined =>
      distribution === undefined ? undefined : buildDistribution(context, distribution, ['taskDefinitions', n, key]);
    return {
      family: definition.family,
      ...taskNeeds(definition),
      hostPorts: hostPortsOf(definition),
      startTime: buildDistribution(context, definition.startTime, ['taskDefinitions', n, 'startTime']),
      stopTime: optional('stopTime', definition.stopTime) ?? {
        distribution: 'constant',
        valueMs: definition.stopTimeout,
      },
      crashAfter: optional('crashAfter', definition.crashAfter),
      startFailureRate: definition.startFailureRate,
      healthCheck: healthCheckOf(definition),
      unhealthyAfter: optional('unhealthyAfter', definition.unhealthyAfter),
    };
  });
}

/** RA-9, RA-10: bridge reserves host ports above 0, host mode the container ports, awsvpc none. */
function hostPortsOf({ networkMode, containerDefinitions }: FileTaskDefinition): readonly HostPort[] {
  const mappings = containerDefinitions.flatMap((c) => c.portMappings);
  if (networkMode === 'host') return mappings.map(({ containerPort, protocol }) => ({ port: containerPort, protocol }));
  if (networkMode !== 'bridge') return [];
  return mappings.flatMap(({ hostPort = 0, protocol }) => (hostPort > 0 ? [{ port: hostPort, protocol }] : []));
}

/** A task is as healthy as its essential containers: the one that takes longest to be found out stands for all. */
function healthCheckOf({ containerDefinitions }: FileTaskDefinition): HealthCheck | undefined {
  return containerDefinitions
    .flatMap(({ healthCheck, essential }) => (healthCheck === undefined || !essential ? [] : [healthCheck]))
    .map(({ interval, retries, startPeriod }) => ({ intervalMs: interval, retries, startPeriodMs: startPeriod }))
    .toSorted((a, b) => b.intervalMs * b.retries - a.intervalMs * a.retries || b.startPeriodMs - a.startPeriodMs)
    .at(0);
}
