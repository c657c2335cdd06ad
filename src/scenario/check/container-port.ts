import { didYouMean, listed } from '../did-you-mean.js';
import type { ScenarioFile } from '../schema/scenario-file.js';

type Definition = Pick<ScenarioFile['taskDefinitions'][number], 'family' | 'containerDefinitions'>;

/** What a load balancer or a Cloud Map service says of a port mapping. */
export interface NamedPort {
  readonly containerName?: string | undefined;
  readonly containerPort?: number | undefined;
}

/** A container or a port that the task definition has not; of one that lists no containers nothing is known. */
export function containerPortFault(
  { family, containerDefinitions: containers }: Definition,
  { containerName, containerPort }: NamedPort,
): { readonly key: keyof NamedPort; readonly message: string; readonly hint: string | undefined } | undefined {
  if (containers.length === 0) return undefined;
  const names = containers.map(({ name }) => name);
  const named = containers.filter(({ name }) => containerName === undefined || name === containerName);
  const ports = named.flatMap((c) => c.portMappings.map((mapping) => mapping.containerPort));
  if (containerName !== undefined && named.length === 0) {
    const message = `"${family}" has no container "${containerName}"; it has: ${listed(names)}`;
    return { key: 'containerName', message, hint: didYouMean(containerName, names) };
  }
  if (containerPort === undefined || ports.includes(containerPort)) return undefined;
  const message = `no port mapping of "${family}" has containerPort ${containerPort}; there are: ${listed(ports.map(String))}`;
  return { key: 'containerPort', message, hint: undefined };
}
