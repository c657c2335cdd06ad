import { avoidsEjected, isEjected } from './host-memory.js';
import type { PlayedCaller } from './playing.js';

/** There is none, or all are ejected. */
export const NO_HOST = -1;

/** SC-3: a connection keeps its host; else the next of the round robin that is not ejected, or as the client picks. */
export function chooseHost(
  { lane, caller, random }: PlayedCaller,
  hosts: readonly number[],
  atMs: number,
  requestsPerConnection: number,
): number {
  if (caller.left > 0) {
    caller.left--;
    return caller.host;
  }
  const host = pick({ lane, caller, random }, hosts, atMs);
  if (requestsPerConnection > 1) {
    caller.host = host;
    caller.left = host === NO_HOST ? 0 : requestsPerConnection - 1;
  }
  return host;
}

function pick(
  { lane, caller, random }: Pick<PlayedCaller, 'lane' | 'caller' | 'random'>,
  hosts: readonly number[],
  atMs: number,
): number {
  const count = hosts.length;
  if (count === 0) return NO_HOST;
  if (lane.pick === 'first') return hosts[0];
  if (lane.pick === 'random') return hosts[Math.floor(random() * count)];
  const avoids = avoidsEjected(lane.outliers, caller, hosts, atMs);
  if (caller.cursor < 0) caller.cursor = Math.floor(random() * count);
  for (let n = 0; n < count; n++) {
    const place = (caller.cursor + n) % count;
    if (avoids && isEjected(caller, hosts[place], atMs)) continue;
    caller.cursor = place + 1;
    return hosts[place];
  }
  return NO_HOST;
}
