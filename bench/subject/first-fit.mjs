import { fromDist } from '../dist.mjs';

/** The public case of the Kubernetes cluster autoscaler: 51,000 tasks of two shapes. */
const tasks = [
  { cpuUnits: 50, memoryMiB: 100, count: 50_000 },
  { cpuUnits: 95, memoryMiB: 190, count: 1000 },
];
const node = { cpuUnits: 1000, memoryMiB: 5000, tasks: 100 };

/** How many nodes first-fit-decreasing needs; the first call of a process, which nothing has warmed up. */
export async function firstFit() {
  const { firstFitDecreasing } = await fromDist('policy/packing/first-fit-decreasing.js');
  const start = performance.now();
  const nodes = firstFitDecreasing(tasks, node);
  return { seconds: (performance.now() - start) / 1000, operations: 1, checksum: nodes };
}
