import { fromDist } from '../dist.mjs';

const pods = { gpus: 0, enis: 1, ports: 0, distinctInstance: false };
/** The public case of the Kubernetes cluster autoscaler: 51,000 tasks of two shapes. A pod takes one of the node's places. */
const groups = [
  { ...pods, cpuUnits: 50, memoryMiB: 100, count: 50_000 },
  { ...pods, cpuUnits: 95, memoryMiB: 190, count: 1000 },
];
const node = { cpuUnits: 1000, memoryMiB: 5000, gpus: 0, enis: 100, ports: 0 };

/** How many nodes first-fit-decreasing needs; the first call of a process, which nothing has warmed up. */
export async function firstFit() {
  const { firstFitDecreasing } = await fromDist('policy/packing/first-fit-decreasing.js');
  const start = performance.now();
  const { instances } = firstFitDecreasing(groups, node);
  return { seconds: (performance.now() - start) / 1000, operations: 1, checksum: instances };
}
