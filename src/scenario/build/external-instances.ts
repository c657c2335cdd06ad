import { externalEndpoint, type ExternalEndpoint } from '../../model/external-endpoint.js';
import type { ExternalInstances } from '../../model/scenario.js';
import type { BuildContext } from './context.js';

/** What ECS Anywhere has registered. */
export const buildExternalInstances = ({ file }: Pick<BuildContext, 'file'>): readonly ExternalInstances[] =>
  file.externalInstances.map(({ name, count, vcpus, cpu, ssm, ...rest }) => ({
    name,
    count,
    cpuUnits: cpu ?? (vcpus ?? 0) * 1024,
    memoryMiB: rest.memoryMiB,
    gpus: rest.gpus,
    cpuArchitecture: rest.cpuArchitecture,
    operatingSystem: rest.operatingSystem,
    attributes: rest.attributes,
    agentVersion: rest.agentVersion,
    usdPerHour: rest.usdPerHour,
    endpointsBlocked: endpointCodes(ssm.endpointsBlocked),
  }));

/** Each once: the schema knows no other names. */
export const endpointCodes = (names: readonly string[]): readonly number[] =>
  [...new Set(names)].map((name) => externalEndpoint[name as ExternalEndpoint]);
