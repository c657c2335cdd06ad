import type { Random } from '../../kernel/random.js';
import type { Edge, NetworkKnobs, Target } from '../../model/scenario.js';
import type { Lane } from '../../policy/network/lanes.js';
import type { Expectation } from './count-expected.js';
import type { Tools } from '../loop.js';
import type { Caller, Figures, LaneState, Members, TrafficState } from './traffic-state.js';

export const trafficReads = ['tasks', 'requesters', 'settings'] as const;
export const trafficWrites = [
  'RequestsCounted',
  'RequestFailuresCounted',
  'EndpointRequestsCounted',
  'LatencyCounted',
  'LookupsCounted',
  'HostEjected',
  'StaleAnswerKept',
  'AttemptFailed',
  'RequestFailed',
] as const;
export type TrafficTools = Tools<(typeof trafficReads)[number], (typeof trafficWrites)[number]>;

/** One lane while it is played: what stands still between two changes. */
export interface PlayedLane {
  readonly lane: Lane;
  readonly edge: Edge;
  /** Undefined where the lane has none. */
  readonly target: Target | undefined;
  readonly members: Members;
  readonly state: LaneState;
  readonly figures: Figures;
  readonly random: Random;
  /** Of DNS: a stream of its own, so that a client gets the same answers whether its requests are played or expected. */
  readonly answers: Random;
  readonly knobs: NetworkKnobs;
  /** That an answer comes too late. */
  readonly timeoutChance: number;
  /** When every host is well. */
  readonly good: Expectation;
  /** SD-6: the part of the calls of DiscoverInstances that are throttled now. */
  readonly throttled: number;
}

/** One caller of a lane. */
export interface PlayedCaller extends PlayedLane {
  readonly id: number;
  readonly caller: Caller;
  /** SC-9: its proxy has never heard of the endpoint. */
  readonly ignorant: boolean;
}

/** What an attempt meets; read from the whole state, written nowhere. */
export type Reach = Pick<TrafficState, 'reachable' | 'flawedBy'>;
