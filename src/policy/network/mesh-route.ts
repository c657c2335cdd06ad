import type { Edge, Mesh, Route } from '../../model/scenario.js';

/** Where a request of an edge goes: virtual nodes with their weights, and how it is tried. */
export interface Routed {
  readonly targets: readonly { readonly virtualNode: number; readonly weight: number }[];
  readonly maxRetries: number;
  readonly perRequestTimeoutMs: number | undefined;
}

/** AM-3: an Envoy without a route waits 15 s; its default policy tries twice again, as Service Connect's does (SC-6). */
const WITHOUT_ROUTE = { maxRetries: 2, perRequestTimeoutMs: 15_000 };

/** The node or the first route that matches; undefined when none does. */
export function routeOf(
  mesh: Mesh,
  virtualService: number,
  request: Pick<Edge, 'path' | 'headers'>,
): Routed | undefined {
  const { virtualNode, virtualRouter } = mesh.virtualServices[virtualService];
  if (virtualRouter < 0) return { targets: [{ virtualNode, weight: 1 }], ...WITHOUT_ROUTE };
  return mesh.virtualRouters[virtualRouter].routes.find((route) => matches(route, request));
}

const matches = ({ prefix, header }: Route, { path, headers }: Pick<Edge, 'path' | 'headers'>): boolean =>
  (prefix === undefined || path.startsWith(prefix)) &&
  (header === undefined || headers.some(({ name, value }) => sameName(name, header.name) && value === header.value));

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
