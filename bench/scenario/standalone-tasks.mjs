import { exponentialMs, xorshift } from '../xorshift.mjs';

const TYPES = 20;
const INSTANCES = 1500;
const TASKS = 8000;
const SHAPES = 150;
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** From 1 to 5 vCPUs with 1, 2, 4 or 8 GiB each. */
const type = (n) => {
  const vcpus = 1 + (n % 5);
  const memoryMiB = vcpus * 1024 * 2 ** Math.floor(n / 5);
  return { name: `bench.type-${n}`, vcpus, memoryMiB, registeredMemoryMiB: memoryMiB, usdPerHour: 0.05 * vcpus };
};

/** Fixed groups of instances, one for each type, and the standalone tasks of a CSV file; as JSON, which is YAML too. */
export const standaloneTasks = (csvFile) =>
  JSON.stringify({
    version: 1,
    name: `${TASKS} standalone tasks on ${INSTANCES} instances`,
    duration: '24h',
    seed: 42,
    instanceTypes: Array.from({ length: TYPES }, (_, n) => type(n)),
    autoScalingGroups: Array.from({ length: TYPES }, (_, n) => ({
      name: `group-${n}`,
      availabilityZones: zones,
      instanceTypes: [type(n).name],
      minSize: INSTANCES / TYPES,
      desiredCapacity: INSTANCES / TYPES,
      maxSize: INSTANCES / TYPES,
    })),
    workloads: [
      {
        name: 'trace',
        type: 'trace',
        file: csvFile,
        launchType: 'EC2',
        placementStrategy: [{ type: 'binpack', field: 'cpu' }],
      },
    ],
  });

/** The tasks come over six hours, in the order of the file, and run twelve hours on average. */
export function standaloneTasksCsv() {
  const random = xorshift(12345);
  const runMs = exponentialMs(TASKS, 43_200_000, 54321);
  const lines = Array.from({ length: TASKS }, (_, n) => {
    const shape = Math.floor(random() * SHAPES);
    const atS = Math.floor((n * 21_600) / TASKS);
    return [atS, Math.ceil(runMs[n] / 1000), 64 + 16 * (shape % 37), 128 + 64 * (shape % 29)].join(',');
  });
  return `at_s,duration_s,cpu,memory_mib\n${lines.join('\n')}\n`;
}
