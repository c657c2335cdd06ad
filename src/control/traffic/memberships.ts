import type { Requester, Target, Task } from '../../model/facts.js';
import { usable } from '../../policy/network/cloud-map-answer.js';
import type { Lane } from '../../policy/network/lanes.js';
import type { TrafficTools } from './playing.js';
import type { TrafficState } from './traffic-state.js';

/** Who is registered in which target, as its callers see it. Before that changes, their lanes are settled. */
export type Memberships = ReturnType<typeof createMemberships>;

export function createMemberships(
  { scenario, clock }: Pick<TrafficTools, 'scenario' | 'clock'>,
  state: TrafficState,
  lanes: readonly Lane[],
  settle: (lane: number) => void,
) {
  const { services, network } = scenario;
  const { targets } = network;
  const lanesAt = targets.map((_, k) => [...lanes.keys()].filter((l) => lanes[l].target === k));
  const targetsOf = services.map((_, s) => [...targets.keys()].filter((k) => targets[k].service === s));

  /** A proxy sends nothing to what is not healthy; the others fail open (SD-2). */
  const refresh = (k: Target): void => {
    const members = state.members[k];
    members.hosts =
      targets[k].kind === 'serviceConnect' ? members.tasks.filter((_, n) => members.healthy[n] === 1) : usable(members);
    members.changes++;
    members.flawed = members.hosts.some((host) => state.reachable.get(host) !== 0);
  };
  const change = (k: Target, task: Task, how: (place: number) => void): void => {
    lanesAt[k].forEach(settle);
    how(state.members[k].tasks.indexOf(task));
    state.members[k].changedBy = clock.cause;
    refresh(k);
  };

  return {
    targetsOf,
    settleOf: (s: Requester): void => {
      for (const k of targetsOf[s]) lanesAt[k].forEach(settle);
    },
    refreshOf: (s: Requester): void => {
      targetsOf[s].forEach(refresh);
    },
    /** At the start every proxy knows what is not brought by a later revision. */
    open: (): void => {
      targets.forEach((target, k) => {
        if (target.kind !== 'serviceConnect' || target.fromRevision === 0) state.knownSinceMs[k] = -1;
      });
    },
    /** SC-9: the deployment that brings an endpoint is complete. */
    deployed: (s: Requester, revision: number): void => {
      for (const k of targetsOf[s]) {
        const target = targets[k];
        if (target.kind !== 'serviceConnect' || revision < target.fromRevision) continue;
        lanesAt[k].forEach(settle);
        state.knownSinceMs[k] = Math.min(state.knownSinceMs[k], clock.nowMs);
      }
    },
    register: (k: Target, task: Task): void => {
      if (!state.reachable.has(task)) state.flawedBy.set(task, clock.cause);
      change(k, task, () => {
        state.members[k].tasks.push(task);
        state.members[k].healthy.push(0);
      });
    },
    setHealth: (k: Target, task: Task, healthy: number): void => {
      change(k, task, (place) => {
        if (place >= 0) state.members[k].healthy[place] = healthy;
      });
    },
    deregister: (k: Target, task: Task): void => {
      change(k, task, (place) => {
        if (place < 0) return;
        state.members[k].tasks.splice(place, 1);
        state.members[k].healthy.splice(place, 1);
      });
    },
  };
}
