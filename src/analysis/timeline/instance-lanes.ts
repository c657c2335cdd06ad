import type { Handlers } from '../../kernel/fact.js';
import type { Facts, Instance } from '../../model/facts.js';
import { rowOf } from '../../model/slots.js';
import { OUTSIDE_AWS, type InstancePhase } from '../fleet/fleet-history.js';
import { warmUpMs } from '../fleet/warm-up.js';
import { instanceName } from '../../model/instance-name.js';
import type { Watched } from './timeline.js';

/** The life of an instance. */
export interface InstanceLane {
  readonly id: string;
  readonly autoScalingGroup: string;
  readonly availabilityZone: string;
  readonly instanceType: string;
  /** Each phase begins at its time and lasts until the next, the last one until `untilS`. */
  readonly fromS: readonly number[];
  readonly phases: readonly InstancePhase[];
  readonly untilS: number;
}

interface Lane {
  readonly head: Omit<InstanceLane, 'fromS' | 'phases' | 'untilS'>;
  readonly fromS: number[];
  readonly phases: InstancePhase[];
  warmUntilS: number;
  untilS: number | undefined;
}

export function createInstanceLanes(watched: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => readonly InstanceLane[];
} {
  const { scenario, world, clock } = watched;
  const { instances, tasks } = world;
  const lanes: Lane[] = [];
  const laneOf = new Map<Instance, Lane>();

  const { enter, look } = createPhases(watched, laneOf);

  return {
    fold: {
      InstanceLaunched(instance, group, zone, type) {
        const lane = createLane(watched, instances.number[rowOf(instance)], group, zone, type);
        lanes.push(lane);
        laneOf.set(instance, lane);
      },
      InstanceFound(instance) {
        const lane = laneOf.get(instance);
        if (lane !== undefined) lane.warmUntilS = clock.nowMs / 1000;
      },
      ExternalInstanceRegistered(instance, external) {
        const { name, operatingSystem } = scenario.externalInstances[external];
        const place = { autoScalingGroup: name, availabilityZone: OUTSIDE_AWS, instanceType: operatingSystem };
        const id = instanceName(scenario, instances.number[rowOf(instance)]);
        const now = clock.nowMs / 1000;
        const lane: Lane = {
          head: { id, ...place },
          fromS: [now],
          phases: ['empty'],
          warmUntilS: now,
          untilS: undefined,
        };
        lanes.push(lane);
        laneOf.set(instance, lane);
      },
      InstanceRegistered: look,
      AgentDisconnected: look,
      AgentReconnected: look,
      TaskPlaced(_, instance) {
        look(instance);
      },
      TaskStopping(task) {
        const instance = tasks.instance[rowOf(task)];
        if (instance >= 0) look(instance);
      },
      InstanceDraining(instance) {
        enter(instance, 'draining');
      },
      InstanceTerminating(instance) {
        enter(instance, 'terminating');
      },
      InstanceTerminated(instance) {
        const lane = laneOf.get(instance);
        if (lane !== undefined) end(lane, clock.nowMs / 1000);
        laneOf.delete(instance);
      },
    },
    finish: () =>
      lanes.map((lane) => {
        const { head, fromS, phases } = lane;
        return { ...head, fromS, phases, untilS: lane.untilS ?? end(lane, scenario.durationMs / 1000) };
      }),
  };
}

/** What befalls instances, into their lanes. */
function createPhases({ world: { instances }, clock }: Watched, laneOf: ReadonlyMap<Instance, Lane>) {
  const enter = (instance: Instance, phase: InstancePhase): void => {
    const lane = laneOf.get(instance);
    if (lane === undefined) return;
    const now = clock.nowMs / 1000;
    warmUp(lane, now);
    if (lane.phases.at(-1) === phase) return;
    if (lane.fromS.at(-1) === now) {
      lane.phases[lane.phases.length - 1] = phase;
      return;
    }
    lane.fromS.push(now);
    lane.phases.push(phase);
  };
  /** By whether it can be reached, and what it holds now. */
  const look = (instance: Instance): void => {
    const row = rowOf(instance);
    const lane = laneOf.get(instance);
    const now = lane?.phases.at(-1);
    if (lane === undefined || now === 'terminating' || now === 'draining' || instances.registered[row] === 0) return;
    const empty = lane.warmUntilS * 1000 > clock.nowMs ? 'warming' : 'empty';
    const held = instances.tasks[row] > 0 ? 'busy' : empty;
    enter(instance, instances.agentLost[row] === 1 ? 'disconnected' : held);
  };
  return { enter, look };
}

/** No fact says that an instance is past warm-up. */
function warmUp({ fromS, phases, warmUntilS }: Lane, nowS: number): void {
  if (phases.at(-1) !== 'warming' || warmUntilS > nowS) return;
  fromS.push(warmUntilS);
  phases.push('empty');
}

function end(lane: Lane, nowS: number): number {
  warmUp(lane, nowS);
  lane.untilS = nowS;
  return nowS;
}

const createLane = (watched: Watched, number: number, group: number, zone: number, type: number): Lane => {
  const { scenario, clock } = watched;
  return {
    head: {
      id: instanceName(scenario, number),
      autoScalingGroup: scenario.autoScalingGroups[group].name,
      availabilityZone: scenario.availabilityZones[zone],
      instanceType: scenario.instanceTypes[type].name,
    },
    fromS: [clock.nowMs / 1000],
    phases: ['launching'],
    warmUntilS: (clock.nowMs + warmUpMs(watched, group)) / 1000,
    untilS: undefined,
  };
};
