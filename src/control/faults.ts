import { stopCause, terminationCause, type Group, type Instance, type Zone } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { instanceState, taskState } from '../model/world.js';
import { drawRows } from './draw-rows.js';
import { createInstanceEnds, instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { defineLoop, type Tools } from './loop.js';

const reads = [...instanceEndReads, 'zones'] as const;
const writes = [
  ...instanceEndWrites,
  'ZoneLost',
  'ZoneRecovered',
  'CapacityRanOut',
  'CapacityCameBack',
  'AgentDisconnected',
  'AgentReconnected',
  'SpotInterruptionNoticed',
] as const;
type FaultTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** What goes wrong by the scenario's events: zones, capacity, instances, agents. */
export const faults = defineLoop({
  name: 'faults',
  reads,
  writes,
  on(tools) {
    const { scenario, clock, world, emit, wake } = tools;
    const { instances, zones } = world;
    const draw = createDraw(tools);
    const { lose } = createInstanceEnds(tools);

    const someOutageOf = (zone: Zone): boolean =>
      scenario.events.some(
        (e) =>
          e.type === 'availabilityZoneOutage' &&
          e.availabilityZone === zone &&
          e.atMs <= clock.nowMs &&
          clock.nowMs < e.untilMs,
      );
    const zoneBack = wake('settle', (zone: Zone) => {
      if (zones.lost[zone] === 1 && !someOutageOf(zone)) emit.ZoneRecovered(zone);
    });
    const capacityBack = wake('settle', (n: number) => {
      const event = scenario.events[n];
      if (event.type === 'insufficientCapacity') emit.CapacityCameBack(event.availabilityZone, event.instanceType);
    });
    const agentBack = wake('settle', (i: Instance) => {
      if (isAlive(instances.slots, i) && instances.agentLost[rowOf(i)] === 1) emit.AgentReconnected(i);
    });

    const begins = wake('settle', (n: number) => {
      const event = scenario.events[n];
      switch (event.type) {
        case 'availabilityZoneOutage':
          if (zones.lost[event.availabilityZone] === 0) emit.ZoneLost(event.availabilityZone);
          zoneBack.at(event.untilMs, event.availabilityZone);
          return;
        case 'insufficientCapacity':
          emit.CapacityRanOut(event.availabilityZone, event.instanceType);
          capacityBack.at(event.untilMs, n);
          return;
        case 'spotInterruption':
          for (const row of draw.forSpot(event.autoScalingGroup, event.count)) {
            emit.SpotInterruptionNoticed(idOf(instances.slots, row));
          }
          return;
        case 'instanceFailure':
          for (const row of draw.inService(event.autoScalingGroup, event.count)) lose(row, terminationCause.unhealthy);
          return;
        case 'agentDisconnect':
          for (const row of draw.connected(event.autoScalingGroup, event.count)) {
            emit.AgentDisconnected(idOf(instances.slots, row));
            agentBack.at(event.untilMs, idOf(instances.slots, row));
          }
      }
    });

    return {
      RunStarted() {
        scenario.events.forEach(({ atMs }, n) => {
          if (atMs <= scenario.durationMs) begins.at(atMs, n);
        });
      },
      ZoneLost(zone) {
        for (let row = 0; row < instances.size; row++) {
          const isThere = instances.state[row] !== instanceState.none && instances.zone[row] === zone;
          if (isThere) lose(row, terminationCause.zoneOutage);
        }
        stopOnFargate(tools, zone);
      },
    };
  },
});

/** Fargate's tasks stand on no instance that we see, but in a zone. */
function stopOnFargate({ world: { tasks }, emit }: FaultTools, zone: Zone): void {
  for (let t = 0; t < tasks.slots.used; t++) {
    if (tasks.state[t] < taskState.pending || tasks.instance[t] >= 0 || tasks.zone[t] !== zone) continue;
    const cause = tasks.state[t] === taskState.stopping ? tasks.stopCause[t] : stopCause.killed;
    emit.TaskStopped(idOf(tasks.slots, t), cause, 0, tasks.requester[t]);
  }
}

/** Whom a fault meets: chance decides, a stream for each group and kind of fault. */
function createDraw({ scenario, world: { instances }, random }: FaultTools) {
  const rowsOf = (g: Group, qualifies: (row: number) => boolean): number[] => {
    const rows: number[] = [];
    for (let row = 0; row < instances.size; row++) {
      const inService = instances.state[row] === instanceState.inService && instances.group[row] === g;
      if (inService && qualifies(row)) rows.push(row);
    }
    return rows;
  };
  const drawFrom = (rows: readonly number[], g: Group, count: number, fault: string): readonly number[] =>
    drawRows(rows, count, random('autoScalingGroup', scenario.autoScalingGroups[g].name, fault));

  return {
    inService: (g: Group, count: number) =>
      drawFrom(
        rowsOf(g, () => true),
        g,
        count,
        'instanceFailure',
      ),
    connected: (g: Group, count: number) =>
      drawFrom(
        rowsOf(g, (row) => instances.open[row] === 1),
        g,
        count,
        'agentDisconnect',
      ),
    /** Spot instances; in a group that has none whatever it has, so that the event can be tried on any group. */
    forSpot: (g: Group, count: number) => {
      const warned = (row: number): boolean => instances.interrupted[row] === 1;
      const hasSpot = rowsOf(g, (row) => instances.spot[row] === 1).length > 0;
      const rows = rowsOf(g, (row) => !warned(row) && (!hasSpot || instances.spot[row] === 1));
      return drawFrom(rows, g, count, 'spotInterruptionEvent');
    },
  };
}
