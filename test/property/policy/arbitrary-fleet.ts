import fc from 'fast-check';
import type { PlacementStrategy } from '../../../src/model/scenario.js';
import type { Fleet, GroupCounts, PlacementRequest } from '../../../src/policy/packing/fleet.js';
import * as a from '../../unit/policy/placement/a-fleet.js';

const few = (...values: number[]): fc.Arbitrary<number> => fc.constantFrom(...values);

/** Few values for each column, so that ties and near misses are common. */
const instance: fc.Arbitrary<a.InstanceLike> = fc
  .record({
    open: fc.constantFrom(true, true, true, false),
    group: few(0, 0, 1),
    zone: fc.nat(3),
    cpu: few(-128, 256, 512, 512, 2048),
    memory: few(0, 512, 1000, 1000, 7680),
    gpus: few(0, 1, 4, 4),
    enis: few(0, 1, 10, 10),
    ports: few(1, 2, 95, 95),
    taken: fc.tuple(few(0, 0, 1, 5), few(0, 0, 2)),
    tasks: fc.nat(2),
    stack: fc.constantFrom('prod', 'dev', ''),
  })
  .map(({ stack, ...rest }) => (stack === '' ? rest : { ...rest, stack }));

export const chain: fc.Arbitrary<readonly PlacementStrategy[]> = fc.array(
  fc.constantFrom(a.spreadZone, a.spreadStack, a.spreadInstance, a.binpackCpu, a.binpackMemory, a.anyInstance),
  { maxLength: 5 },
);

const asked = fc.record({
  cpuUnits: few(0, 256, 512),
  memoryMiB: few(0, 512, 1000),
  gpus: few(0, 0, 0, 1, 2),
  enis: few(0, 1),
  static: fc.constantFrom(
    { ports: 0, portMasks: [0, 0] },
    { ports: 1, portMasks: [4, 0] },
    { ports: 2, portMasks: [1, 2] },
  ),
  autoScalingGroup: few(-1, -1, 0, 1),
  zone: few(-1, -1, -1, 0, 1),
  distinctInstance: fc.boolean(),
  memberOf: fc.constantFrom(undefined, undefined, {
    key: 'not a third',
    isMember: (row: number) => row % 3 !== 1,
    dependsOnTasks: false,
  }),
  strategies: chain,
});

export interface Placement {
  readonly fleet: Fleet;
  readonly counts: GroupCounts;
  readonly request: PlacementRequest;
}

/** A fleet of mixed instances and a task for it. */
export const placement: fc.Arbitrary<Placement> = fc
  .tuple(fc.array(instance, { maxLength: 30, size: 'max' }), asked)
  .map(([instances, { static: ports, ...rest }]) => {
    const { fleet, counts } = a.aFleet(instances, 2);
    return { fleet, counts, request: a.aRequest(counts, { ...rest, ...ports }) };
  });

/** A uniform draw from [0, 1). */
export const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
