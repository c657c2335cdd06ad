import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../../../src/model/world.js';
import { obstaclesOf } from '../../../../src/policy/external/obstacles.js';

/** Rows 0 and 1 are of the second external instances, behind two groups; each of their two endpoints is blocked so often. */
function tables(linkLost: readonly number[], credentialsLost: readonly number[]) {
  const blocked = new Int32Array(2 * ENDPOINTS);
  blocked[1] = 1;
  blocked[ENDPOINTS + 2] = 2;
  return {
    instances: { group: [3, 2], linkLost, credentialsLost },
    externals: { blocked },
    settings: { scenario: { autoScalingGroups: [{}, {}] } },
  } as unknown as Parameters<typeof obstaclesOf>[0];
}

it('are the link and the credentials of the row', () => {
  expect(obstaclesOf(tables([1, 0], [0, 1]), 0)).toMatchObject({ linkLost: true, credentialsLost: false });
  expect(obstaclesOf(tables([1, 0], [0, 1]), 1)).toMatchObject({ linkLost: false, credentialsLost: true });
});

it('are the endpoints that are blocked for its kind', () => {
  const isBlocked = (row: number): readonly number[] =>
    [...Array(ENDPOINTS).keys()].filter((endpoint) => obstaclesOf(tables([0, 0], [0, 0]), row).isBlocked(endpoint));
  expect(isBlocked(0)).toEqual([2]);
  expect(isBlocked(1)).toEqual([1]);
});
