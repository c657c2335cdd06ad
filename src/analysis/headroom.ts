import { rollup } from 'd3-array';
import { touch } from '../model/fold/touch.js';
import { takeRoom } from '../model/instance-room.js';
import { revisionsOf, type Roster } from '../model/roster.js';
import type { Requester } from '../model/facts.js';
import type { LaunchPath } from '../model/scenario/tasks.js';
import type { Scenario } from '../model/scenario.js';
import type { World } from '../model/world.js';
import { isCandidate } from '../policy/placement/fits.js';
import { failedChecks } from '../policy/placement/refusal.js';
import { refusalReason } from '../policy/placement/refusal-text.js';
import { ANY_ZONE, createRequests, NO_PROVIDER } from '../policy/placement/requests.js';
import { instanceName } from '../model/instance-name.js';

/** How many more tasks of a service or workload fit at one instant, and what stops the next one. */
export interface Headroom {
  /** `unlimited`: one of its capacity providers is FARGATE. */
  readonly more: number | 'unlimited';
  /** Why each instance takes no more, most common first: AWS's reason, and on how many instances. */
  readonly binding: readonly { readonly reason: string; readonly instances: number }[];
  /** The instances that its tasks may go to, in launch order. */
  readonly instances: readonly InstanceHeadroom[];
}

export interface InstanceHeadroom {
  readonly id: string;
  readonly more: number;
  /** `RESOURCE:MEMORY`: the first that the instance lacks once it is full. */
  readonly binds: string;
}

/** Fills a copy of the fleet, by the strategy and constraints in force, until no task fits. The world stays as it is. */
export function headroom(scenario: Scenario, roster: Roster, world: World, requester: Requester): Headroom {
  const { instances, taskGroups } = structuredClone({ instances: world.instances, taskGroups: world.taskGroups });
  const { settings, requesters } = world;
  const revision = requesters.revision[requester];
  const requestOf = createRequests({ ...world, instances, taskGroups }, roster, scenario);
  const { launchPath, taskDefinition } = revisionsOf(settings.scenario)[requester][revision];
  const needs = roster.needs[taskDefinition];
  const counts = taskGroups.counts[roster.taskGroupOf[requester]];
  const placed = new Map<number, number>();
  const binds = new Map<number, string>();

  const place = (row: number): void => {
    takeRoom(instances, row, needs, 1);
    counts.onInstance[row]++;
    for (const { count, valueOf } of counts.spreads) count[valueOf[row]]++;
    touch({ instances }, row);
    placed.set(row, (placed.get(row) ?? 0) + 1);
  };
  const fill = (provider: number): void => {
    const { request, chooser, fleet } = requestOf(requester, revision, provider, ANY_ZONE);
    for (let row = chooser.choose(first); row >= 0; row = chooser.choose(first)) place(row);
    for (let row = 0; row < instances.size; row++) {
      if (isCandidate(fleet, request, row)) binds.set(row, refusalReason(failedChecks(fleet, request, row)[0]));
    }
  };

  const providers = providersOf(launchPath);
  const onGroups = providers.filter((p) => p === NO_PROVIDER || scenario.capacityProviders[p].fargate === undefined);
  for (const provider of onGroups) fill(provider);
  const rows = [...binds.keys()].sort((a, b) => instances.number[a] - instances.number[b]);
  const reasons = rollup(
    binds.values(),
    (each) => each.length,
    (reason) => reason,
  );
  return {
    more: onGroups.length < providers.length ? 'unlimited' : [...placed.values()].reduce((sum, n) => sum + n, 0),
    binding: [...reasons].map(([reason, n]) => ({ reason, instances: n })).sort((a, b) => b.instances - a.instances),
    instances: rows.map((row) => ({
      id: instanceName(scenario, instances.number[row]),
      more: placed.get(row) ?? 0,
      binds: binds.get(row) ?? '',
    })),
  };
}

/** Where further tasks go: beyond its base, a provider of weight 0 gets none (CP-3). */
function providersOf(launchPath: LaunchPath): readonly number[] {
  if (launchPath.type !== 'capacityProviderStrategy') return [NO_PROVIDER];
  const weighted = launchPath.items.filter(({ weight }) => weight > 0);
  return (weighted.length > 0 ? weighted : launchPath.items).map((item) => item.capacityProvider);
}

/** Of ties the first: how many fit does not depend on it, unless task groups keep each other away. */
const first = (): number => 0;
