import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../../model/facts.js';
import { rowOf } from '../../model/slots.js';
import { createMeasureWindow } from '../measure-window.js';
import type { Watched } from '../timeline/timeline.js';
import { createLongest, type LongWait } from './longest.js';

/** How long the tasks of one service, workload or event waited from request to placement. */
export interface WaitDistribution {
  readonly kind: 'service' | 'workload' | 'event';
  readonly name: string;
  /** Tasks by how long they waited: the nth count has those that waited at most the nth of `waitEdgesS`, and more than the one before. */
  readonly counts: readonly number[];
  /** Those that were never placed: they timed out, were refused or given up, or still wait. */
  readonly notPlaced: number;
}

/** In seconds; the first is those that were placed at once. */
export const waitEdgesS = [0, 15, 30, 60, 120, 180, 300, 600, 1800, 3600, Infinity] as const;

/** Waits of the tasks that were requested in the window, and the longest of all. */
export interface WaitLog {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => { readonly distributions: readonly WaitDistribution[]; readonly longest: readonly LongWait[] };
}

export function createWaitLog({ scenario, roster, world, clock }: Watched): WaitLog {
  const { tasks } = world;
  const window = createMeasureWindow(scenario);
  /** By row, the numbers of TaskRequested and TaskWaited, of tasks that have no place. */
  const open = new Map<number, number[]>();
  const tallies = roster.requesters.map(() => ({ counts: waitEdgesS.map(() => 0), notPlaced: 0 }));
  const longest = createLongest();
  const close = (t: number, atMs: number, fact: number | undefined, isPlaced: boolean): void => {
    const facts = open.get(t);
    if (facts === undefined) return;
    open.delete(t);
    const fromMs = tasks.requestedAtMs[t];
    const requester = tasks.requester[t];
    longest.add({ requester, fromMs, untilMs: atMs, facts: fact === undefined ? facts : [...facts, fact] });
    if (!window.includes(fromMs)) return;
    const tally = tallies[requester];
    if (isPlaced) tally.counts[waitEdgesS.findIndex((edge) => atMs - fromMs <= edge * 1000)]++;
    else tally.notPlaced++;
  };
  const place = (task: number): void => {
    close(rowOf(task), clock.nowMs, clock.lastFact, true);
  };
  return {
    fold: {
      TaskRequested(task) {
        open.set(rowOf(task), [clock.lastFact]);
      },
      TaskWaited(task) {
        const facts = open.get(rowOf(task));
        if (facts?.length === 1) facts.push(clock.lastFact);
      },
      TaskPlaced: place,
      FargateTaskPlaced: place,
      TaskStopped(task) {
        close(rowOf(task), clock.nowMs, clock.lastFact, false);
      },
    },
    finish() {
      for (const t of [...open.keys()]) close(t, scenario.durationMs, undefined, false);
      return {
        distributions: byName(roster.requesters.map(({ kind, name }, r) => ({ kind, name, ...tallies[r] }))),
        longest: longest.all(),
      };
    },
  };
}

/** A trace is several requesters of one name: one for each kind of task in it. */
function byName(distributions: readonly WaitDistribution[]): readonly WaitDistribution[] {
  const named = new Map<string, WaitDistribution>();
  for (const each of distributions) {
    const key = `${each.kind} ${each.name}`;
    const { counts, notPlaced } = named.get(key) ?? { counts: [], notPlaced: 0 };
    named.set(key, {
      ...each,
      counts: each.counts.map((count, n) => count + (counts.at(n) ?? 0)),
      notPlaced: each.notPlaced + notPlaced,
    });
  }
  return [...named.values()];
}
