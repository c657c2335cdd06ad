import type { Launch, Scenario } from '../../../model/scenario.js';

/** Its tasks go to external instances (EX-1). */
export const isExternal = ({ launchPath }: Pick<Launch, 'launchPath'>): boolean => launchPath.type === 'EXTERNAL';

/** The service of an index answers requests, as far as the file says. */
export const isCalled = ({ services, network }: Scenario, service: number): boolean =>
  services[service].load !== undefined || network.edges.some(({ to }) => to === service);
