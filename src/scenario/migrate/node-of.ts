import type { AppMesh, VirtualService } from './move.js';

type Match = AppMesh['virtualRouters'][number]['routes'][number]['match'];

/** Every path begins with a slash: `/` is App Mesh's way to say all. */
export const isByPath = ({ prefix }: Match): boolean => prefix !== undefined && prefix !== '' && prefix !== '/';

/** A routed virtual service goes to the node with the greatest weight of the route that takes everything, or of the first. */
export function nodeOf({ virtualRouters }: AppMesh, { provider }: VirtualService): string | undefined {
  if ('virtualNode' in provider) return provider.virtualNode;
  const routes = virtualRouters.find(({ name }) => name === provider.virtualRouter)?.routes ?? [];
  const all = routes.find(({ match }) => !isByPath(match) && match.header === undefined) ?? routes.at(0);
  return all?.weightedTargets.reduce((most, target) => (target.weight > most.weight ? target : most)).virtualNode;
}
