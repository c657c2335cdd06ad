import { greatestOf } from '../../model/curve.js';
import type { Edge, NetworkKnobs } from '../../model/scenario.js';

/**
 * Whether an edge is played request by request; the others are reckoned by expected values. Requests that share a connection are
 * played whatever their rate: a connection ends with its first failure, so that they are not alike.
 */
export const isPlayed = (
  { requestsPerSecond, requestsPerConnection }: Pick<Edge, 'requestsPerSecond' | 'requestsPerConnection'>,
  { requestsSimulatedUpTo }: Pick<NetworkKnobs, 'requestsSimulatedUpTo'>,
): boolean => requestsPerConnection > 1 || greatestOf(requestsPerSecond) <= requestsSimulatedUpTo;
