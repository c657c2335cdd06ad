import { curveAt, greatestOf } from '../../model/curve.js';
import { chanceAbove } from '../../model/quantile.js';
import { mayBeThrottled, throttledShare } from '../../policy/network/discover-limit.js';
import type { Lane } from '../../policy/network/lanes.js';
import { expectGood } from './count-expected.js';
import { latencySpread } from './minute-figures.js';
import type { PlayedLane, TrafficTools } from './playing.js';
import type { Caller, TrafficState } from './traffic-state.js';

/** What a lane is played with: its streams, its part of the state, and what follows from the scenario alone. */
export function createPlaying(
  { scenario, random }: Pick<TrafficTools, 'scenario' | 'random'>,
  state: TrafficState,
  lanes: readonly Lane[],
) {
  const { network, model } = scenario;
  const edgeOf = (l: number) => network.edges[lanes[l].edge];
  /** It asks DiscoverInstances for each request. */
  const asksEachTime = (l: number): boolean => lanes[l].lookup === 'api' && edgeOf(l).discoveryIntervalMs === 0;
  const fixed = lanes.map((lane, l) => {
    const { edge, timeoutMs } = lane;
    const { name, latency } = network.edges[edge];
    const timeoutChance = timeoutMs === undefined ? 0 : chanceAbove(latency, timeoutMs);
    return {
      random: random('traffic', name, l),
      answers: random('answers', name, l),
      timeoutChance,
      good: expectGood(lane, timeoutChance),
      spread: latencySpread(latency, timeoutMs, asksEachTime(l) ? model.network.discoverInstancesTimeMs : 0),
    };
  });
  /** Calls of DiscoverInstances a second, of the whole account. Without callers there are none. */
  const apiRate = (atMs: number): number =>
    lanes.reduce((sum, _, l) => {
      const isCalling = asksEachTime(l) && state.lanes[l].callers.size > 0;
      return isCalling ? sum + curveAt(edgeOf(l).requestsPerSecond, atMs) : sum;
    }, 0);

  const asking = [...lanes.keys()].filter(asksEachTime);
  const mostCalls = asking.reduce((sum, l) => sum + greatestOf(edgeOf(l).requestsPerSecond), 0);

  return {
    /** Lanes that share the rate of DiscoverInstances, where it can be too little: when one changes, so may the others. */
    competing: mayBeThrottled(mostCalls) ? asking : [],
    spreads: fixed.map(({ spread }) => spread),
    played: (l: number, atMs: number): PlayedLane => {
      const lane = lanes[l];
      return {
        lane,
        edge: edgeOf(l),
        target: lane.target < 0 ? undefined : network.targets[lane.target],
        members: lane.target < 0 ? NOBODY : state.members[lane.target],
        state: state.lanes[l],
        figures: state.figures[lane.edge],
        ...fixed[l],
        knobs: model.network,
        throttled: asksEachTime(l) ? throttledShare(apiRate(atMs)) : 0,
      };
    },
    /** SC-9: the caller's deployment began before the endpoint was there. */
    isIgnorant: ({ knownByDeployment, target }: Lane, caller: Caller): boolean =>
      knownByDeployment && state.knownSinceMs[target] > caller.deployed.atMs,
  };
}

const NOBODY = { tasks: [], healthy: [], hosts: [], flawed: false, changedBy: 0, changes: 0 };
