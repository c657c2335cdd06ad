import type { Handlers } from '../../kernel/fact.js';
import { lastStatus, type Facts, type Target, type Task } from '../../model/facts.js';
import type { Edge, Scenario } from '../../model/scenario.js';
import { lanesOf } from '../../policy/network/lanes.js';
import { drainsTarget } from '../../policy/termination/drains-target.js';
import type { Watched } from './timeline.js';

/** From when until when callers of an edge may send to a task that answers no more (SD-3). */
export interface StaleWindows {
  readonly edge: string;
  /** In order, apart from each other. */
  readonly spans: readonly { readonly fromS: number; readonly untilS: number }[];
}

/** A task that is registered, or was. */
interface Member {
  readonly targets: Target[];
  leftMs: number | undefined;
  /** What it was taken out of, and when callers heard of it. */
  readonly gone: { readonly target: Target; readonly atMs: number }[];
}

/** Of the edges that have some, in their order. */
export function createStaleWindows({ scenario, clock }: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => readonly StaleWindows[];
} {
  const { services, network, durationMs } = scenario;
  const sent = lanesOf(scenario).filter(({ refused }) => refused === undefined);
  const edgesAt = network.targets.map((_, k) => sent.filter(({ target }) => target === k).map(({ edge }) => edge));
  const spans = network.edges.map((): [fromMs: number, untilMs: number][] => []);
  const members = new Map<Task, Member>();

  const close = ({ leftMs }: Member, target: Target, goneMs: number): void => {
    if (leftMs === undefined) return;
    for (const e of edgesAt[target]) {
      const untilMs = Math.min(durationMs, goneMs + keptMs(scenario, network.edges[e]));
      if (untilMs > leftMs) spans[e].push([leftMs, untilMs]);
    }
  };
  const leave = (task: Task): void => {
    const member = members.get(task);
    if (member === undefined || member.leftMs !== undefined) return;
    member.leftMs = clock.nowMs;
    for (const { target, atMs } of member.gone) close(member, target, atMs);
    if (member.gone.length === member.targets.length) members.delete(task);
  };

  return {
    fold: {
      EndpointRegistered(target, task) {
        const member = members.get(task) ?? { targets: [], leftMs: undefined, gone: [] };
        member.targets.push(target);
        members.set(task, member);
      },
      EndpointDeregistered(target, task) {
        const member = members.get(task);
        if (member === undefined) return;
        member.gone.push({ target, atMs: clock.nowMs });
        close(member, target, clock.nowMs);
        if (member.leftMs !== undefined && member.gone.length === member.targets.length) members.delete(task);
      },
      TaskStopping(task, cause) {
        const target = members.get(task)?.targets[0];
        if (target !== undefined && !drainsTarget(services[network.targets[target].service], cause)) leave(task);
      },
      LastStatusChanged(task, status) {
        if (status === lastStatus.stopping) leave(task);
      },
      TaskStopped: leave,
    },
    finish: () => {
      for (const member of members.values()) {
        const isGone = (target: Target): boolean => member.gone.some((each) => each.target === target);
        for (const target of member.targets) if (!isGone(target)) close(member, target, durationMs);
      }
      return network.edges.flatMap(({ name }, e) =>
        spans[e].length === 0 ? [] : [{ edge: name, spans: merged(spans[e], durationMs / MOST) }],
      );
    },
  };
}

/** A picture shows no more. */
const MOST = 2000;

/** How long a caller keeps an answer (SD-3, SD-6); a proxy keeps none. */
function keptMs(
  { network: { targets } }: Scenario,
  { via, target, keepsFirstAnswer, discoveryIntervalMs }: Edge,
): number {
  if (via !== 'cloudMapDns' && via !== 'cloudMapApi') return 0;
  if (keepsFirstAnswer) return Infinity;
  if (via === 'cloudMapApi') return discoveryIntervalMs;
  const registry = targets[target];
  return registry.kind === 'cloudMap' ? registry.ttlMs : 0;
}

/** In order; those that are nearer to each other than `leastMs` are one. */
function merged(spans: readonly (readonly [number, number])[], leastMs: number): StaleWindows['spans'] {
  const all: { fromS: number; untilS: number }[] = [];
  for (const [fromMs, untilMs] of spans.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last !== undefined && fromMs / 1000 <= last.untilS + leastMs / 1000)
      last.untilS = Math.max(last.untilS, untilMs / 1000);
    else all.push({ fromS: fromMs / 1000, untilS: untilMs / 1000 });
  }
  return all;
}
