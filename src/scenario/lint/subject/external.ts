import type { Launch, Scenario } from '../../../model/scenario.js';

/** Its tasks go to external instances (EX-1). */
export const isExternal = ({ launchPath }: Pick<Launch, 'launchPath'>): boolean => launchPath.type === 'EXTERNAL';

/** Its tasks listen on a port of their server: somebody there may call them. */
export const listens = ({ taskDefinitions }: Scenario, { taskDefinition }: Pick<Launch, 'taskDefinition'>): boolean =>
  taskDefinitions[taskDefinition].hostPorts.length > 0;

/** The service of an index answers requests, as far as the file says. */
export const isCalled = ({ services, network }: Scenario, service: number): boolean =>
  services[service].load !== undefined || network.edges.some(({ to }) => to === service);
