import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../../model/facts.js';
import { externalPlace } from '../../model/external-place.js';
import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import { rowOf } from '../../model/slots.js';
import { registeredCapacity } from '../../model/type-capacity.js';
import { instanceName } from '../../model/instance-name.js';
import type { Watched } from '../timeline/timeline.js';
import { createCamera } from './camera.js';
import { createCells } from './cells.js';
import { OUTSIDE_AWS, type FleetHistory } from './fleet-history.js';
import { createFrameRecorder } from './frame-recorder.js';
import { frameStepMs } from './frame-step.js';
import { warmUpMs } from './warm-up.js';
import { addTask, createTenant, type Tenant } from './tenants.js';

/** Follows a fleet; the fold goes behind those of the world. `finish` is for the end of the run. */
export interface FleetCollector {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => FleetHistory;
}

/** About how much text a history may be. */
const MOST_CHARACTERS = 5_000_000;

export function createFleetCollector(watched: Watched, mostCharacters = MOST_CHARACTERS): FleetCollector {
  const { scenario, roster } = watched;
  const cells = createCells();
  const recorder = createFrameRecorder(frameStepMs(scenario.durationMs), mostCharacters);
  const camera = createCamera(recorder, cells);
  const tenants = new Map<number, Tenant>();
  const log = { ids: [] as string[], cells: [] as number[], fromMs: [] as number[], untilMs: [] as number[] };
  /** Something happens to an instance. */
  const change: Change = (instance, how) => {
    const { nowMs } = watched.clock;
    camera.turn(nowMs);
    const row = rowOf(instance);
    const tenant = tenants.get(row);
    if (tenant === undefined) return;
    how(tenant, nowMs);
    camera.look(row, tenant, nowMs);
  };

  const enter = (instance: number, zone: number, capacity: number, warmUp: number): void => {
    const { nowMs } = watched.clock;
    camera.turn(nowMs);
    const row = rowOf(instance);
    const tenant = createTenant(cells.take(zone), capacity, log.ids.length, nowMs + warmUp);
    tenants.set(row, tenant);
    log.ids.push(instanceName(scenario, watched.world.instances.number[row]));
    log.cells.push(tenant.cell);
    log.fromMs.push(nowMs);
    log.untilMs.push(-1);
    camera.look(row, tenant, nowMs);
  };

  return {
    fold: {
      InstanceLaunched(instance, group, zone, type) {
        enter(instance, zone, group * scenario.instanceTypes.length + type, warmUpMs(watched, group));
      },
      ExternalInstanceRegistered(instance, external) {
        const { zone, group, type } = externalPlace(scenario, 0);
        enter(instance, zone, group * type + external, 0);
        change(instance, (tenant) => {
          tenant.registered = true;
        });
      },
      ...instanceFold(change),
      InstanceTerminated(instance) {
        const { nowMs } = watched.clock;
        camera.turn(nowMs);
        const row = rowOf(instance);
        const tenant = tenants.get(row);
        if (tenant === undefined) return;
        tenants.delete(row);
        log.untilMs[tenant.place] = nowMs;
        camera.empty(row, tenant);
      },
      ...taskFold(watched, change),
    },
    finish() {
      camera.end(scenario.durationMs);
      return { ...legend(scenario, roster), ...recorder.history(), cells: cells.zones(), instances: log };
    },
  };
}

type Change = (instance: number, how: (tenant: Tenant, nowMs: number) => void) => void;

type InstanceChanges =
  `Instance${'Found' | 'Registered' | 'Draining' | 'Terminating'}` | `Agent${'Disconnected' | 'Reconnected'}`;

const instanceFold = (change: Change): Pick<Handlers<Facts>, InstanceChanges> => ({
  InstanceFound(instance) {
    change(instance, (tenant, nowMs) => {
      tenant.warmUntilMs = nowMs;
    });
  },
  InstanceRegistered(instance) {
    change(instance, (tenant) => {
      tenant.registered = true;
    });
  },
  AgentDisconnected(instance) {
    change(instance, (tenant) => {
      tenant.connected = false;
    });
  },
  AgentReconnected(instance) {
    change(instance, (tenant) => {
      tenant.connected = true;
    });
  },
  InstanceDraining(instance) {
    change(instance, (tenant) => {
      tenant.draining = true;
    });
  },
  InstanceTerminating(instance) {
    change(instance, (tenant) => {
      tenant.terminating = true;
    });
  },
});

function taskFold(
  { scenario, world: { tasks } }: Watched,
  change: Change,
): Pick<Handlers<Facts>, 'TaskPlaced' | 'TaskStopping' | 'TaskStopped'> {
  const stopping = new Set<number>();
  const kindOf = (t: number): number => tasks.requester[t] * scenario.taskDefinitions.length + tasks.definition[t];
  return {
    TaskPlaced(task, instance) {
      change(instance, (tenant) => {
        tenant.held++;
        addTask(tenant, kindOf(rowOf(task)), 1);
      });
    },
    TaskStopping(task) {
      const t = rowOf(task);
      if (tasks.instance[t] < 0) return;
      stopping.add(task);
      change(tasks.instance[t], (tenant) => {
        addTask(tenant, kindOf(t), -1);
      });
    },
    TaskStopped(task) {
      const t = rowOf(task);
      if (tasks.instance[t] < 0) return;
      const hadLeft = stopping.delete(task);
      change(tasks.instance[t], (tenant) => {
        tenant.held--;
        if (!hadLeft) addTask(tenant, kindOf(t), -1);
      });
    },
  };
}

/** The zones of a picture. */
const placesOf = ({ availabilityZones, externalInstances }: Scenario): readonly string[] =>
  externalInstances.length === 0 ? availabilityZones : [...availabilityZones, OUTSIDE_AWS];

const legend = (scenario: Scenario, { requesters }: Roster): Pick<FleetHistory, 'zones' | 'capacities' | 'kinds'> => ({
  zones: placesOf(scenario),
  capacities: [
    ...scenario.autoScalingGroups.flatMap(({ name }, group) =>
      scenario.instanceTypes.map(({ name: instanceType }, type) => {
        const { cpuUnits, memoryMiB } = registeredCapacity(scenario, group, type);
        return { autoScalingGroup: name, instanceType, cpuUnits, memoryMiB };
      }),
    ),
    ...scenario.externalInstances.map(({ name, operatingSystem, cpuUnits, memoryMiB }) => ({
      autoScalingGroup: name,
      instanceType: operatingSystem,
      cpuUnits,
      memoryMiB,
    })),
  ],
  kinds: requesters.flatMap(({ name }) =>
    scenario.taskDefinitions.map(({ family, cpuUnits, memoryMiB }) => ({
      requester: name,
      taskDefinition: family,
      cpuUnits,
      memoryMiB,
    })),
  ),
});
