import { expect, it } from 'vitest';
import { routeOf } from '../../../../src/policy/network/mesh-route.js';
import type { Mesh, Route } from '../../../../src/model/scenario.js';

const route = (name: string, virtualNode: number, match: Partial<Route>): Route => ({
  name,
  prefix: undefined,
  header: undefined,
  targets: [{ virtualNode, weight: 1 }],
  maxRetries: virtualNode,
  perRequestTimeoutMs: 1000 * virtualNode,
  ...match,
});
const mesh = (last: readonly Route[] = [route('all', 3, {})]): Mesh => ({
  name: 'm',
  virtualNodes: [],
  virtualRouters: [
    {
      name: 'r',
      routes: [
        route('path', 1, { prefix: '/v2' }),
        route('header', 2, { header: { name: 'X-Canary', value: 'yes' } }),
        ...last,
      ],
    },
  ],
  virtualServices: [
    { name: 'direct', virtualNode: 7, virtualRouter: -1 },
    { name: 'routed', virtualNode: -1, virtualRouter: 0 },
  ],
});
const canary = { name: 'x-canary', value: 'yes' };

it.each([
  ['/v2/x', [], 1],
  ['/v2', [canary], 1],
  ['/x/v2', [canary], 2],
  ['/', [{ name: 'other', value: 'yes' }], 3],
  ['/', [{ name: 'x-canary', value: 'YES' }], 3],
  ['/', [{ name: 'other', value: 'no' }, canary], 2],
])('%s with %j goes by the first route that matches', (path, headers, node) => {
  expect(routeOf(mesh(), 1, { path, headers })).toMatchObject({
    targets: [{ virtualNode: node, weight: 1 }],
    maxRetries: node,
    perRequestTimeoutMs: 1000 * node,
  });
});

it('goes nowhere when none matches', () => {
  expect(routeOf(mesh([]), 1, { path: '/', headers: [] })).toBeUndefined();
  expect(routeOf(mesh([]), 1, { path: '/', headers: [{ name: 'x-canary', value: 'no' }] })).toBeUndefined();
});

it('goes to the node of a virtual service without a router, with the defaults of App Mesh (AM-3)', () => {
  expect(routeOf(mesh(), 0, { path: '/v2', headers: [] })).toEqual({
    targets: [{ virtualNode: 7, weight: 1 }],
    maxRetries: 2,
    perRequestTimeoutMs: 15_000,
  });
});
