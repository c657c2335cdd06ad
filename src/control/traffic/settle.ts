import { isPlayed } from '../../policy/network/is-played.js';
import { curveAt } from '../../model/curve.js';
import type { Lane } from '../../policy/network/lanes.js';
import { createPlaying } from './create-playing.js';
import { createExpected } from './expected.js';
import { recordMinute, spreadSuccesses } from './minute-figures.js';
import type { PlayedLane, TrafficTools } from './playing.js';
import { createRequests } from './requests.js';
import type { Caller, TrafficState } from './traffic-state.js';

/** Plays lanes from where they stand up to now; whatever is about to change for one, it is settled first. */
export interface Settling {
  readonly settle: (lane: number) => void;
  /** Settles all, and records the minute. */
  readonly record: () => void;
}

export function createSettling(tools: TrafficTools, state: TrafficState, lanes: readonly Lane[]): Settling {
  const { scenario, clock } = tools;
  const { network, model } = scenario;
  const requests = createRequests(tools, state);
  const expected = createExpected(tools, state);
  const perRequest = network.edges.map((edge) => isPlayed(edge, model.network));
  const { played, spreads, competing, isIgnorant } = createPlaying(tools, state, lanes);

  const play = (l: number, fromMs: number, untilMs: number): void => {
    const { callers, ejectedUntilMs } = state.lanes[l];
    const middleMs = (fromMs + untilMs) / 2;
    const lane = played(l, middleMs);
    const perMs = (curveAt(lane.edge.requestsPerSecond, middleMs) * lane.lane.share) / 1000;
    if (perMs === 0 || callers.size === 0) return;
    if (!perRequest[lane.lane.edge] && isCalm(lane, callers, isIgnorant) && ejectedUntilMs <= fromMs) {
      expected.together(lane, perMs * (untilMs - fromMs));
      return;
    }
    const perCallerMs = perMs / callers.size;
    const playCaller = perRequest[lane.lane.edge] ? requests : expected.alone;
    for (const [id, caller] of callers) {
      playCaller({ ...lane, id, caller, ignorant: isIgnorant(lane.lane, caller) }, fromMs, untilMs, perCallerMs);
    }
  };

  const settleOne = (l: number): void => {
    const lane = state.lanes[l];
    const fromMs = lane.settledAtMs;
    if (fromMs === clock.nowMs) return;
    lane.settledAtMs = clock.nowMs;
    play(l, fromMs, clock.nowMs);
  };

  const settle = (l: number): void => {
    if (competing.includes(l)) competing.forEach(settleOne);
    else settleOne(l);
  };

  return {
    settle,
    record() {
      lanes.forEach(({ edge }, l) => {
        settle(l);
        const lane = state.lanes[l];
        spreadSuccesses(state.figures[edge], spreads[l], lane.successes);
        lane.successes = 0;
      });
      state.figures.forEach((figures, edge) => {
        recordMinute(tools, edge, figures);
      });
    },
  };
}

/** Every caller sees the same hosts, and all are well. */
const isCalm = (
  { lane, members }: PlayedLane,
  callers: ReadonlyMap<number, Caller>,
  isIgnorant: (lane: Lane, caller: Caller) => boolean,
): boolean => {
  if (lane.lookup !== 'live' || lane.refused !== undefined || members.flawed || members.hosts.length === 0)
    return false;
  if (!lane.knownByDeployment) return true;
  for (const caller of callers.values()) if (isIgnorant(lane, caller)) return false;
  return true;
};
