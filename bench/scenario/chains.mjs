const AZ = 'ecs.availability-zone';
const spreadZone = { type: 'spread', field: 'attribute', attribute: AZ };
const spreadInstance = { type: 'spread', field: 'instanceId' };
const binpackCpu = { type: 'binpack', field: 'cpu' };
const binpackMemory = { type: 'binpack', field: 'memory' };
const memberOf = { key: 'three of four', isMember: (row) => row % 4 !== 1, dependsOnTasks: false };

const four = [
  [256, 512],
  [512, 1024],
  [128, 256],
  [1024, 2048],
];
const many = Array.from({ length: 150 }, (_, n) => [64 + 16 * (n % 37), 128 + 64 * (n % 29)]);

/**
 * The kinds of tasks of the packing benchmark. A task group is a shape ([CPU units, MiB]) and its own counts;
 * `groupsPerShape` many share each shape.
 */
export const chains = {
  'binpack(cpu)': { strategies: [binpackCpu] },
  '[spread(zone), binpack(memory)]': { strategies: [spreadZone, binpackMemory] },
  'spread(instanceId)': { strategies: [spreadInstance] },
  'binpack(cpu), memberOf': { strategies: [binpackCpu], memberOf },
  random: { strategies: [{ type: 'random' }] },
  'binpack(cpu), 150 shapes': { strategies: [binpackCpu], shapes: many },
  '[spread(zone), binpack(cpu)], 40 services with distinctInstance': {
    strategies: [spreadZone, binpackCpu],
    groupsPerShape: 10,
    distinctInstance: true,
  },
};

export const chainOf = (name) => ({
  shapes: four,
  groupsPerShape: 1,
  distinctInstance: false,
  memberOf: undefined,
  ...chains[name],
});
