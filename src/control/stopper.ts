import { stopCause, type Requester } from '../model/facts.js';
import { idOf } from '../model/slots.js';
import { splitTarget } from '../policy/capacity/split.js';
import { chooseToStop } from '../policy/placement/choose-to-stop.js';
import type { Tools } from './loop.js';

type StopperTools = Tools<
  'tasks' | 'waiting' | 'placedOf' | 'instances' | 'taskGroups' | 'requesters' | 'settings',
  'TaskStopped' | 'TaskStopping'
>;

/** Rows of the tasks table. */
type Which = (t: number) => boolean;

/** Stops tasks of a service, in the order that its strategy gives (PL-20…23). */
export interface Stopper {
  /** What a service has too many of: tasks that wait first, then by provider (CP-5). Protected ones stay (PL-24). */
  surplus(r: Requester, surplus: number): void;
  /** Up to `most` tasks that wait for an instance, the youngest first; returns how many. */
  waiting(r: Requester, most: number, which: Which, cause: number): number;
  /** Up to `most` placed tasks. */
  placed(r: Requester, most: number, which: Which, causeOf: (t: number) => number): void;
  /** Up to `most` placed tasks, each as likely, whatever the strategy says (SS-7). */
  any(r: Requester, most: number, which: Which, causeOf: (t: number) => number): void;
}

export function createStopper(tools: StopperTools): Stopper {
  const { clock, world, emit } = tools;
  const { tasks, waiting, placedOf, settings } = world;
  const perProvider = new Int32Array(tools.scenario.capacityProviders.length + 1);
  const candidates = createCandidates(tools);

  const stopWaiting: Stopper['waiting'] = (r, most, which, cause) => {
    let stopped = 0;
    for (let t = waiting.last[0]; t >= 0 && stopped < most && world.requesters.waiting[r] > 0;) {
      const previous = waiting.previous[t];
      if (tasks.requester[t] === r && which(t)) {
        emit.TaskStopped(idOf(tasks.slots, t), cause, 0, r);
        stopped++;
      }
      t = previous;
    }
    return stopped;
  };

  /** The provider most above its share of the count to come (CP-5), the first of equals; -1: the service names none. */
  const providerToShrink = (r: Requester, which: Which): number => {
    const { launchPath } = settings.scenario.services[r];
    if (launchPath.type !== 'capacityProviderStrategy') return -1;
    perProvider.fill(0);
    let placed = 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) {
      if (!which(t)) continue;
      perProvider[tasks.provider[t] + 1]++;
      placed++;
    }
    for (let p = 0; p < perProvider.length; p++) {
      const named = launchPath.items.some((item) => item.capacityProvider === p - 1);
      if (perProvider[p] > 0 && !named) return p - 1;
    }
    const target = splitTarget(launchPath.items, placed - 1);
    let most = -1;
    launchPath.items.forEach(({ capacityProvider: p }, n) => {
      if (perProvider[p + 1] === 0) return;
      const excess = perProvider[p + 1] - target[n];
      if (most < 0 || excess > perProvider[launchPath.items[most].capacityProvider + 1] - target[most]) most = n;
    });
    return most < 0 ? -1 : launchPath.items[most].capacityProvider;
  };

  const stopEach =
    (pick: (r: Requester, which: Which) => number): Stopper['placed'] =>
    (r, most, which, causeOf) => {
      for (let left = most; left > 0; left--) {
        const t = pick(r, which);
        if (t < 0) return;
        emit.TaskStopping(idOf(tasks.slots, t), causeOf(t));
      }
    };
  const mayGo: Which = (t) => tasks.doomed[t] === 0 && tasks.protectedUntilMs[t] <= clock.nowMs;
  return {
    surplus(r, surplus) {
      if (surplus <= 0) return;
      let left = surplus - stopWaiting(r, surplus, mayGo, stopCause.scaledIn);
      for (; left > 0; left--) {
        const provider = providerToShrink(r, mayGo);
        const t = candidates.choose(r, (task) => mayGo(task) && (provider < 0 || tasks.provider[task] === provider));
        if (t < 0) return;
        emit.TaskStopping(idOf(tasks.slots, t), stopCause.scaledIn);
      }
    },
    waiting: stopWaiting,
    placed: stopEach(candidates.choose),
    any: stopEach(candidates.draw),
  };
}

/** Chooses one of a service's placed tasks, by its strategy or by chance; -1: there is none. */
function createCandidates({ world, random, roster, scenario }: StopperTools): {
  readonly choose: (r: Requester, which: Which) => number;
  readonly draw: (r: Requester, which: Which) => number;
} {
  const { tasks, placedOf, instances, taskGroups, settings } = world;
  const ties = roster.requesters.map(({ kind, name }) => random(kind, name, 'stop'));
  const inZone = new Int32Array(scenario.availabilityZones.length);
  let candidates = new Int32Array(16);
  let rows = new Int32Array(16);

  const collect = (r: Requester, which: Which): number => {
    const most = placedOf.count[r];
    if (candidates.length < most) {
      candidates = new Int32Array(most * 2);
      rows = new Int32Array(most * 2);
    }
    let n = 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) {
      if (!which(t)) continue;
      candidates[n] = t;
      rows[n++] = tasks.instance[t];
    }
    return n;
  };

  /** Fargate knows no strategy: of the zone with most of them, any (PL-13, PL-21). */
  const chooseOnFargate = (r: Requester, n: number): number => {
    inZone.fill(0);
    for (let c = 0; c < n; c++) inZone[tasks.zone[candidates[c]]]++;
    const most = Math.max(...inZone);
    let nth = Math.floor(ties[r]() * most);
    const zone = inZone.indexOf(most);
    for (let c = 0; c < n; c++) if (tasks.zone[candidates[c]] === zone && nth-- === 0) return candidates[c];
    return candidates[0];
  };

  return {
    choose(r, which) {
      const n = collect(r, which);
      if (n === 0) return -1;
      if (rows.subarray(0, n).includes(-1)) return chooseOnFargate(r, n);
      const { placementStrategy } = settings.scenario.services[r];
      const counts = taskGroups.counts[roster.taskGroupOf[r]];
      return candidates[chooseToStop(instances, counts, placementStrategy, rows, n, ties[r])];
    },
    draw(r, which) {
      const n = collect(r, which);
      if (n === 0) return -1;
      return candidates[n > 1 ? Math.floor(ties[r]() * n) : 0];
    },
  };
}
