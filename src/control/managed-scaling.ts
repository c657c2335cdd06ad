import { kindOf } from '../model/attributes.js';
import type { Provider } from '../model/facts.js';
import { RESERVED_PORTS, type Roster } from '../model/roster.js';
import type { Scenario } from '../model/scenario.js';
import { registeredCapacity, typeCapacity } from '../model/type-capacity.js';
import { instanceState } from '../model/world.js';
import { addWaiting, basisOf, createDemand, needed, startDemand } from '../policy/capacity/needed.js';
import { extremes, tasksPerInstance, type ShapeNeeds } from '../policy/capacity/per-instance.js';
import { evaluate } from '../policy/placement/query/evaluate.js';
import type { Expression } from '../policy/placement/query/expression.js';
import { defineLoop, type Tools } from './loop.js';
import { expressionsOf, freshInstance, settleByKind } from '../policy/placement/member-of.js';

const MINUTE_MS = 60_000;
const reads = ['capacityProviders', 'autoScalingGroups', 'instances', 'settings'] as const;
const writes = ['ReservationMeasured'] as const;
type ManagedScalingTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** Publishes CapacityProviderReservation once a minute (MS-1). It may publish a metric; it cannot touch a group. */
export const managedScaling = defineLoop({
  name: 'managed-scaling',
  reads,
  writes,
  on(tools) {
    const { scenario, world, emit, because, wake } = tools;
    const { capacityProviders: providers, autoScalingGroups: groups, settings } = world;
    const demand = createDemand();
    const fit = createFit(tools);
    const credit = createCredit(tools, fit);

    const addGroups = (p: Provider): void => {
      for (let shape = 0; shape < providers.shapes; shape++) {
        const waiting = providers.waitingByShape[p * providers.shapes + shape];
        if (waiting === 0) continue;
        const count = scenario.model.creditFreeRoom ? Math.max(0, waiting - credit(p, shape)) : waiting;
        addWaiting(demand, count, fit.perLargest(p, shape), fit.fitsSmallest(p, shape));
      }
    };

    const measure = (p: Provider): void => {
      const { autoScalingGroup: g, managedScaling } = settings.scenario.capacityProviders[p];
      if (g < 0 || !managedScaling.enabled) return;
      const running = scenario.model.nCounts === 'registered' ? groups.registered[g] : groups.inService[g];
      startDemand(demand, running, groups.busy[g]);
      if (providers.waiting[p] > 0) addGroups(p);
      const { instanceTypes, availabilityZones } = scenario.autoScalingGroups[g];
      const severalKinds = instanceTypes.length > 1 || availabilityZones.length > 1;
      const m = needed(demand, managedScaling, scenario.model.legacyM && severalKinds);
      because(providers.changedBy[p]);
      emit.ReservationMeasured(p, m, running, basisOf(demand, m));
    };

    const minute = wake('measure', () => {
      minute.in(MINUTE_MS, 0);
      for (let p = 0; p < providers.size; p++) measure(p);
    });
    return {
      RunStarted() {
        minute.in(MINUTE_MS, 0);
      },
    };
  },
});

interface Fit {
  needs(shape: number): ShapeNeeds;
  /** k on fresh instances of the largest values (MS-5, MS-6). */
  perLargest(provider: Provider, shape: number): number;
  /** The guard: a shape that the smallest values do not hold is left out (MS-8). */
  fitsSmallest(provider: Provider, shape: number): boolean;
}

function createFit({ scenario, roster }: ManagedScalingTools): Fit {
  const shapes = roster.shapes.map((_, shape) => shapeNeeds(scenario, roster, shape));
  const extremesOf = (g: number) =>
    extremes(
      scenario.autoScalingGroups[g].instanceTypes.map((t) => {
        const type = scenario.instanceTypes[t];
        return scenario.model.typeCapacityInM === 'registered'
          ? registeredCapacity(scenario, g, t)
          : typeCapacity(scenario, type, type.memoryMiB);
      }),
    );
  const allowed = roster.shapes.map(({ launch }) => allowedGroups(scenario, expressionsOf(launch)));
  // Fargate has no group, and nothing of it is measured.
  const table = scenario.capacityProviders.map(({ autoScalingGroup: g }) => {
    if (g < 0) return [];
    const { smallest, largest } = extremesOf(g);
    return shapes.map((needs, shape) => ({
      perLargest: tasksPerInstance(needs, largest),
      fitsSmallest: tasksPerInstance(needs, smallest) > 0 && allowed[shape][g],
    }));
  });
  return {
    needs: (shape) => shapes[shape],
    perLargest: (p, shape) => table[p][shape].perLargest,
    fitsSmallest: (p, shape) => table[p][shape].fitsSmallest,
  };
}

/** Per group: some fresh instance that it may launch is in every set that memberOf names (MS-7). */
function allowedGroups(scenario: Scenario, expressions: readonly Expression[]): readonly boolean[] {
  const settled = settleByKind(scenario, expressions);
  return scenario.autoScalingGroups.map(({ availabilityZones, instanceTypes }, group) =>
    availabilityZones.some((zone) =>
      instanceTypes.some((type) => {
        const rest = settled[kindOf(scenario, group, zone, type)];
        return typeof rest === 'boolean' ? rest : evaluate(rest, freshInstance(scenario, group));
      }),
    ),
  );
}

/** A port that the agent keeps for itself fits no type at all. */
function shapeNeeds(scenario: Scenario, roster: Roster, shape: number): ShapeNeeds {
  const { taskDefinition, distinctInstance } = roster.shapes[shape];
  const { hostPorts } = scenario.taskDefinitions[taskDefinition];
  const needs = roster.needs[taskDefinition];
  const reserved = hostPorts.some((p) => RESERVED_PORTS.some((r) => r.port === p.port && r.protocol === p.protocol));
  return { ...needs, ports: reserved ? Infinity : needs.ports, distinctInstance };
}

/** Knob `creditFreeRoom`: how many waiting tasks of a shape the instances that run already have room for. */
function createCredit({ scenario, world }: ManagedScalingTools, fit: Fit): (p: Provider, shape: number) => number {
  const { instances } = world;
  return (p, shape) => {
    const { autoScalingGroup } = scenario.capacityProviders[p];
    let room = 0;
    for (let row = 0; row < instances.size; row++) {
      if (instances.group[row] !== autoScalingGroup || instances.state[row] !== instanceState.inService) continue;
      room += tasksPerInstance(fit.needs(shape), {
        cpuUnits: instances.freeCpuUnits[row],
        memoryMiB: instances.freeMemoryMiB[row],
        gpus: instances.freeGpus[row],
        enis: instances.freeEnis[row],
        ports: instances.freePorts[row],
      });
    }
    return room;
  };
}
