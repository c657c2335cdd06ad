import fc from 'fast-check';
import type { FleetPlan, InstanceKind, OfferedType } from '../trial.js';

/** Few numbers, so that instances tie and tasks nearly fit. The last type is as great as EC2 has them. */
const types: readonly OfferedType[] = [
  { name: 'm5.large', cpuUnits: 2048, memoryMiB: 3000, gpus: 0, enis: 2, ports: 95 },
  { name: 'm5.xlarge', cpuUnits: 4096, memoryMiB: 6000, gpus: 0, enis: 3, ports: 95 },
  { name: 'c5.large', cpuUnits: 2048, memoryMiB: 1500, gpus: 0, enis: 2, ports: 2 },
  { name: 't3.micro', cpuUnits: 512, memoryMiB: 900, gpus: 0, enis: 1, ports: 1 },
  { name: 'p3.8xlarge', cpuUnits: 8192, memoryMiB: 12000, gpus: 4, enis: 7, ports: 95 },
  { name: 'u-24tb1.112xlarge', cpuUnits: 458752, memoryMiB: 25165824, gpus: 0, enis: 14, ports: 95 },
];

/** One of six types; of two instances of different types one often has more CPU, the other more memory, or both as much. */
export const offeredTypes: fc.Arbitrary<OfferedType> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...types.slice(0, 4)) },
  { weight: 3, arbitrary: fc.constantFrom(types[4]) },
  { weight: 1, arbitrary: fc.constantFrom(types[5]) },
);

/** Three zones, two groups, and the attributes `stack` and `rack`, each with two values or missing. */
export const instanceKinds: fc.Arbitrary<InstanceKind> = fc.record({
  type: fc.nat(3),
  zone: fc.nat(2),
  group: fc.constantFrom(0, 0, 1),
  attributes: fc.record(
    { stack: fc.constantFrom('prod', 'dev'), rack: fc.constantFrom('1', '2') },
    { requiredKeys: [] },
  ),
});

/** No instance up to `maxInstances`; two in five fleets have at most 12. Rings hold from 1 touch to 256. */
export function fleetPlans(maxInstances = 200): fc.Arbitrary<FleetPlan> {
  const instances = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(5), { maxLength, size: 'max' });
  return fc.record({
    types: fc.array(offeredTypes, { minLength: 1, maxLength: 4 }),
    kinds: fc.array(instanceKinds, { minLength: 1, maxLength: 6 }),
    instances: fc.oneof(
      { weight: 2, arbitrary: instances(Math.min(12, maxInstances)) },
      { weight: 2, arbitrary: instances(Math.min(60, maxInstances)) },
      { weight: 1, arbitrary: instances(maxInstances) },
    ),
    spareRows: fc.constantFrom(0, 1, 8, 64),
    ringLength: fc.constantFrom(1, 2, 4, 16, 64, 256),
    portWords: fc.constantFrom(1, 2, 3, 3),
  });
}
