import type { Random } from '../../kernel/random.js';

/** SD-2: a DNS answer has at most so many addresses. */
export const MOST_ADDRESSES = 8;
/** SD-6: the default and the most of DiscoverInstances' maxResults is 100; callers here take one page. */
export const PAGE = 100;

/** What is registered under a name: tasks, and 1 for each that is healthy. */
export interface Registered {
  readonly tasks: readonly number[];
  readonly healthy: readonly number[];
}

/**
 * The tasks of a DNS answer, in random order: of MULTIVALUE up to eight healthy ones, of WEIGHTED one. When none is healthy,
 * up to as many of the unhealthy ones (SD-2).
 */
export function dnsAnswer(registered: Registered, routingPolicy: 'MULTIVALUE' | 'WEIGHTED', random: Random): number[] {
  return drawSome(usable(registered), routingPolicy === 'MULTIVALUE' ? MOST_ADDRESSES : 1, random);
}

/** HEALTHY_OR_ELSE_ALL, the default of DiscoverInstances: a page of them (SD-6). */
export const discoverInstances = (registered: Registered): number[] => usable(registered).slice(0, PAGE);

/** The healthy ones; all when there is none. */
export function usable({ tasks, healthy }: Registered): number[] {
  const some = tasks.filter((_, n) => healthy[n] === 1);
  return some.length > 0 ? some : [...tasks];
}

/** So many of the list, each order as likely as the others. The list is used up. */
function drawSome(list: number[], most: number, random: Random): number[] {
  const count = Math.min(most, list.length);
  for (let n = 0; n < count; n++) {
    const other = n + Math.floor(random() * (list.length - n));
    [list[n], list[other]] = [list[other], list[n]];
  }
  list.length = count;
  return list;
}
