import type { Loss } from './losses.js';
import type { AppMesh, VirtualNode } from './move.js';
import { nodeOf } from './node-of.js';

/** Both sides' default for a request (AM-3, SC-7). */
const DEFAULT_MS = 15_000;
/** SC-7: an idle connection is closed after five minutes, even when a request may take longer. App Mesh has no such limit. */
const IDLE_MS = 300_000;

/**
 * The timeouts of an endpoint: the longest of the routes that lead to it, or whose calls now go to it. Where routes differ, the
 * others are lost; so are all for TCP, which has none (SC-7).
 */
export function moveTimeout(
  appMesh: AppMesh,
  node: VirtualNode,
  isTcp: boolean,
): { readonly timeout: object | undefined; readonly losses: readonly Loss[] } {
  const routers = appMesh.virtualServices.flatMap((service) =>
    'virtualRouter' in service.provider && nodeOf(appMesh, service) === node.name
      ? [service.provider.virtualRouter]
      : [],
  );
  const routes = appMesh.virtualRouters.flatMap((router) =>
    router.routes.map((route) => ({ router: router.name, route, moves: routers.includes(router.name) })),
  );
  const taken = routes.filter(
    ({ route, moves }) => moves || route.weightedTargets.some(({ virtualNode }) => virtualNode === node.name),
  );
  const timeouts = taken.map(({ route }) => route.perRequestTimeout);
  const longest = timeouts.includes(0) ? 0 : Math.max(0, ...timeouts);
  const kept = timeouts.length === 0 || isTcp ? DEFAULT_MS : longest;
  const losses = taken
    .filter(({ route, moves }) => moves && route.perRequestTimeout !== kept)
    .map(({ router, route }): Loss => ({
      path: `appMesh.virtualRouters[${router}].routes[${route.name}].perRequestTimeout`,
      what: `a timeout of ${timeText(route.perRequestTimeout)} for this route alone`,
      instead: isTcp
        ? 'a timeout in the client: Service Connect has none for a TCP request'
        : `the one of the endpoint, ${timeText(longest)}, and a shorter one in the client`,
    }));
  if (kept === DEFAULT_MS) return { timeout: undefined, losses };
  const outlastsIdle = kept === 0 || kept > IDLE_MS;
  return {
    timeout: { perRequestTimeout: timeText(kept), ...(outlastsIdle ? { idleTimeout: '0s' } : {}) },
    losses,
  };
}

const timeText = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);
