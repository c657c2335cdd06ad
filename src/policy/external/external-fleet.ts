import type { Launch } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import type { Fleet } from '../packing/fleet.js';

type Instances = WorldView['instances'];

const fleets = new WeakMap<Instances, Fleet>();

/** The instances that a launch may go to: external ones for launch type EXTERNAL, and for all others those of AWS (EX-1). */
export const fleetOf = (instances: Instances, { launchPath }: Pick<Launch, 'launchPath'>): Fleet =>
  launchPath.type === 'EXTERNAL' ? externalFleet(instances) : instances;

/** The same table with the external instances open in it, and no others. Columns are read when they are asked for: they grow. */
function externalFleet(instances: Instances): Fleet {
  const known = fleets.get(instances);
  if (known !== undefined) return known;
  const made: Fleet = {
    get size() {
      return instances.size;
    },
    get number() {
      return instances.number;
    },
    get open() {
      return instances.openExternal;
    },
    get group() {
      return instances.group;
    },
    get zone() {
      return instances.zone;
    },
    get type() {
      return instances.type;
    },
    get freeCpuUnits() {
      return instances.freeCpuUnits;
    },
    get freeMemoryMiB() {
      return instances.freeMemoryMiB;
    },
    get freeGpus() {
      return instances.freeGpus;
    },
    get freeEnis() {
      return instances.freeEnis;
    },
    get freePorts() {
      return instances.freePorts;
    },
    get takenPorts() {
      return instances.takenPorts;
    },
    get portWords() {
      return instances.portWords;
    },
    get changes() {
      return instances.changes;
    },
    get changed() {
      return instances.changed;
    },
  };
  fleets.set(instances, made);
  return made;
}
