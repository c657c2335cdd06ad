import { stopCause, type Requester } from '../model/facts.js';
import { launchesOf } from '../model/roster.js';
import { idOf } from '../model/slots.js';
import { splitTarget } from '../policy/capacity/split.js';
import { chooseToStop } from '../policy/placement/choose-to-stop.js';
import type { Tools } from './loop.js';

type SurplusTools = Tools<
  'tasks' | 'waiting' | 'placedOf' | 'instances' | 'taskGroups' | 'requesters' | 'settings',
  'TaskStopped' | 'TaskStopping'
>;

/** Stops what a service has too many of: tasks that wait first, then by the stop order of its strategy (PL-20…23). */
export function createSurplusStopper(tools: SurplusTools): (r: Requester, surplus: number) => void {
  const { world, emit, random, roster, scenario } = tools;
  const { tasks, waiting, placedOf, instances, taskGroups, settings } = world;
  const ties = roster.requesters.map(({ kind, name }) => random(kind, name, 'stop'));
  const perProvider = new Int32Array(scenario.capacityProviders.length + 1);
  let candidates = new Int32Array(16);
  let rows = new Int32Array(16);

  const stopWaiting = (r: Requester, surplus: number): number => {
    let left = surplus;
    for (let t = waiting.last[0]; t >= 0 && left > 0 && world.requesters.waiting[r] > 0;) {
      const previous = waiting.previous[t];
      if (tasks.requester[t] === r) {
        emit.TaskStopped(idOf(tasks.slots, t), stopCause.scaledIn, 0, r);
        left--;
      }
      t = previous;
    }
    return left;
  };

  /** Collects the placed tasks of one provider; `any` takes all. */
  const collect = (r: Requester, provider: number, any: boolean): number => {
    const most = placedOf.count[r];
    if (candidates.length < most) {
      candidates = new Int32Array(most * 2);
      rows = new Int32Array(most * 2);
    }
    let n = 0;
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) {
      if (!any && tasks.provider[t] !== provider) continue;
      candidates[n] = t;
      rows[n++] = tasks.instance[t];
    }
    return n;
  };

  /** The provider most above its share of the count to come (CP-5), the first of equals; -1: the service names none. */
  const providerToShrink = (r: Requester): number => {
    const { launchPath } = launchesOf(settings.scenario)[r];
    if (launchPath.type === 'EC2') return -1;
    perProvider.fill(0);
    for (let t = placedOf.first[r]; t >= 0; t = placedOf.next[t]) perProvider[tasks.provider[t] + 1]++;
    for (let p = 0; p < perProvider.length; p++) {
      const named = launchPath.items.some((item) => item.capacityProvider === p - 1);
      if (perProvider[p] > 0 && !named) return p - 1;
    }
    const target = splitTarget(launchPath.items, placedOf.count[r] - 1);
    let most = -1;
    launchPath.items.forEach(({ capacityProvider: p }, n) => {
      if (perProvider[p + 1] === 0) return;
      const excess = perProvider[p + 1] - target[n];
      if (most < 0 || excess > perProvider[launchPath.items[most].capacityProvider + 1] - target[most]) most = n;
    });
    return launchPath.items[most].capacityProvider;
  };

  return (r, surplus) => {
    if (surplus <= 0) return;
    let left = stopWaiting(r, surplus);
    for (; left > 0; left--) {
      const provider = providerToShrink(r);
      const n = collect(r, provider, provider < 0);
      const { placementStrategy } = settings.scenario.services[r];
      const counts = taskGroups.counts[roster.taskGroupOf[r]];
      const chosen = chooseToStop(instances, counts, placementStrategy, rows, n, ties[r]);
      emit.TaskStopping(idOf(tasks.slots, candidates[chosen]), stopCause.scaledIn);
    }
  };
}
