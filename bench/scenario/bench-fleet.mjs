const ZONES = 3;
const CPU_UNITS = 4096;
const MEMORY_MIB = 15576;
const RING = 1 << 16;

const columnOf = (length, valueOf) => Int32Array.from({ length }, (_, row) => valueOf(row));

/** The fleet of the packing benchmark: equal instances in three zones, and task groups with the counts that chains ask for. */
export function benchFleet(instances, { shapes, groupsPerShape, strategies, distinctInstance, memberOf }) {
  const column = (valueOf) => columnOf(instances, valueOf);
  const fleet = {
    size: instances,
    number: column((row) => row),
    open: column(() => 1),
    group: column(() => 0),
    zone: column((row) => row % ZONES),
    type: column(() => 0),
    freeCpuUnits: column(() => CPU_UNITS),
    freeMemoryMiB: column(() => MEMORY_MIB),
    freeGpus: column(() => 0),
    freeEnis: column(() => 3),
    freePorts: column(() => 95),
    takenPorts: column(() => 0),
    portWords: 1,
    changes: new Int32Array(RING),
    changed: 0,
  };
  const valueOf = column((row) => 1 + (row % ZONES));
  const requests = Array.from({ length: shapes.length * groupsPerShape }, (_, group) => {
    const [cpuUnits, memoryMiB] = shapes[group % shapes.length];
    return {
      ...{ cpuUnits, memoryMiB, gpus: 0, enis: 0, ports: 0, portMasks: [0], autoScalingGroup: 0, zone: -1 },
      ...{ distinctInstance, memberOf, strategies },
      counts: {
        onInstance: column(() => 0),
        spreads: [{ attribute: 'ecs.availability-zone', valueOf, count: new Int32Array(1 + ZONES) }],
      },
    };
  });
  return { fleet, requests, cpuUnits: instances * CPU_UNITS };
}

/** Adds a task to an instance (`by` is 1), or takes one away (-1). */
export function occupy(fleet, request, row, by) {
  fleet.freeCpuUnits[row] -= by * request.cpuUnits;
  fleet.freeMemoryMiB[row] -= by * request.memoryMiB;
  const { onInstance, spreads } = request.counts;
  onInstance[row] += by;
  spreads[0].count[spreads[0].valueOf[row]] += by;
  fleet.changes[fleet.changed++ & (RING - 1)] = row;
}
