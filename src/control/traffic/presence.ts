import type { Requester, Task } from '../../model/facts.js';
import { rowOf } from '../../model/slots.js';
import type { Lane } from '../../policy/network/lanes.js';
import type { Memberships } from './memberships.js';
import type { TrafficTools } from './playing.js';
import { AT_START, createCaller, type TrafficState } from './traffic-state.js';

/** Who calls where no task does. */
const LOAD_BALANCER = -1;

/** Which tasks call and answer. Before that changes, the lanes from and to them are settled. */
export function createPresence(
  { scenario, world, clock }: Pick<TrafficTools, 'scenario' | 'world' | 'clock'>,
  state: TrafficState,
  lanes: readonly Lane[],
  settle: (lane: number) => void,
  memberships: Memberships,
) {
  const { services, network } = scenario;
  const { tasks, requesters } = world;
  const lanesFrom = services.map((_, s) => [...lanes.keys()].filter((l) => network.edges[lanes[l].edge].from === s));
  const settleService = (s: Requester): void => {
    lanesFrom[s].forEach(settle);
    memberships.settleOf(s);
  };
  /** A load balancer calls while it has somebody to call for. */
  const callLoadBalancers = (s: Requester): void => {
    for (const l of lanesFrom[s]) {
      if (lanes[l].chooser !== 'loadBalancer') continue;
      const { callers } = state.lanes[l];
      if (requesters.running[s] === 0) callers.delete(LOAD_BALANCER);
      else if (!callers.has(LOAD_BALANCER)) callers.set(LOAD_BALANCER, createCaller(AT_START));
    }
  };

  return {
    isPart: (r: Requester): boolean =>
      r < services.length && (lanesFrom[r].length > 0 || memberships.targetsOf[r].length > 0),
    /** At the start: who calls from outside. */
    open: (): void => {
      lanes.forEach(({ edge }, l) => {
        if (network.edges[edge].from < 0) state.lanes[l].callers.set(LOAD_BALANCER, createCaller(AT_START));
      });
    },
    /** It takes requests, and makes them. */
    join: (task: Task): void => {
      const t = rowOf(task);
      const s = tasks.requester[t];
      settleService(s);
      state.reachable.set(task, 0);
      state.flawedBy.delete(task);
      const deployed = state.deployments[s][tasks.revision[t]] ?? AT_START;
      for (const l of lanesFrom[s]) {
        if (lanes[l].chooser === 'caller') state.lanes[l].callers.set(task, createCaller(deployed));
      }
      callLoadBalancers(s);
      memberships.refreshOf(s);
    },
    /** It makes no more calls, though it may still answer some. */
    hangUp: (task: Task, s: Requester): void => {
      lanesFrom[s].forEach(settle);
      for (const l of lanesFrom[s]) state.lanes[l].callers.delete(task);
      callLoadBalancers(s);
    },
    /** It answers no more. */
    leave: (task: Task, s: Requester): void => {
      if (!state.reachable.has(task)) return;
      settleService(s);
      state.reachable.delete(task);
      state.flawedBy.set(task, clock.cause);
      memberships.refreshOf(s);
    },
    /** From now on it answers so much with errors. */
    err: (task: Task, errorRate: number): void => {
      if (!state.reachable.has(task)) return;
      const s = tasks.requester[rowOf(task)];
      settleService(s);
      state.reachable.set(task, errorRate);
      state.flawedBy.set(task, clock.cause);
      memberships.refreshOf(s);
    },
  };
}
