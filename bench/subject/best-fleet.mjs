import { fromDist } from '../dist.mjs';
import { xorshift } from '../xorshift.mjs';

const node = { cpuUnits: 4096, memoryMiB: 15_576, gpus: 0, enis: 0, ports: 0 };

/** The best fleet of equal nodes for tasks of so many shapes, drawn at random; the solver's start is in the time. */
export async function bestFleet({ tasks, shapes, seed }) {
  const { bestFleet: best } = await fromDist('policy/packing/best-fleet.js');
  const { firstFitDecreasing } = await fromDist('policy/packing/first-fit-decreasing.js');
  const { loadHighs } = await fromDist('sweep/load-highs.js');
  const groups = drawGroups(tasks, shapes, seed);
  const start = performance.now();
  const { usdPerHour, boundUsdPerHour } = best([{ capacity: node, usdPerHour: 1 }], groups, await loadHighs());
  const seconds = (performance.now() - start) / 1000;
  const nodes = { best: usdPerHour, bound: boundUsdPerHour, firstFit: firstFitDecreasing(groups, node).instances };
  return { seconds, operations: 1, checksum: Object.values(nodes).join(' '), ...nodes };
}

function drawGroups(tasks, shapes, seed) {
  const random = xorshift(seed);
  const whole = (most) => 1 + Math.floor(random() * most);
  const groups = Array.from({ length: shapes }, () => ({
    ...{ cpuUnits: 128 * whole(20), memoryMiB: 256 * whole(40) },
    ...{ gpus: 0, enis: 0, ports: 0, distinctInstance: false, count: 0 },
  }));
  for (let n = 0; n < tasks; n++) groups[whole(shapes) - 1].count++;
  return groups;
}
