import type { Service, TaskDefinition } from '../../model/scenario.js';
import type { HostPort } from '../../model/roster.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildLaunch, type FileLaunch } from './launch.js';

type FileTaskDefinition = ScenarioFile['taskDefinitions'][number];

/** RA-3, RA-4: what is given at task level; else the sum over containers, the reservation before the hard limit. */
export function buildTaskDefinitions(context: BuildContext): readonly TaskDefinition[] {
  return context.file.taskDefinitions.map((definition, n) => {
    const containers = definition.containerDefinitions;
    const at = ['taskDefinitions', n];
    return {
      family: definition.family,
      cpuUnits: definition.cpu ?? containers.reduce((sum, { cpu = 0 }) => sum + cpu, 0),
      memoryMiB: definition.memory ?? containers.reduce((sum, c) => sum + (c.memoryReservation ?? c.memory ?? 0), 0),
      gpus: definition.gpus,
      networkMode: definition.networkMode,
      hostPorts: hostPortsOf(definition),
      startTime: buildDistribution(context, definition.startTime, [...at, 'startTime']),
      stopTime:
        definition.stopTime === undefined
          ? { distribution: 'constant', valueMs: definition.stopTimeout }
          : buildDistribution(context, definition.stopTime, [...at, 'stopTime']),
      crashAfter:
        definition.crashAfter === undefined
          ? undefined
          : buildDistribution(context, definition.crashAfter, [...at, 'crashAfter']),
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

export const buildServices = ({ file }: BuildContext): readonly Service[] =>
  file.services.map((service) => ({
    ...buildLaunch(file, launchOf(service), `service:${service.name}`, definitionIndex(file, service.taskDefinition)),
    name: service.name,
    schedulingStrategy: service.schedulingStrategy,
    desiredCount: service.desiredCount ?? 0,
    hasPlacementStrategy: (service.placementStrategy ?? []).length > 0,
  }));

/** A DAEMON without a strategy of its own is on every ACTIVE instance (SS-1): the cluster's default does not narrow it. */
const launchOf = (service: ScenarioFile['services'][number]): FileLaunch =>
  service.schedulingStrategy === 'DAEMON' && (service.capacityProviderStrategy ?? []).length === 0
    ? { ...service, launchType: 'EC2' }
    : service;

export const definitionIndex = (file: ScenarioFile, family: string): number =>
  file.taskDefinitions.findIndex((t) => t.family === family);
