import type { Requester } from '../../model/facts.js';
import { isDistinct, revisionsOf, type Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import { fleetOf } from '../external/external-fleet.js';
import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import { packerOf, type Chooser } from '../packing/packer.js';
import { createMemberOf, expressionsOf } from './member-of.js';

/** A launch type, EC2 or EXTERNAL, goes through no provider. */
export const NO_PROVIDER = -1;
/** Placement looks at every zone; only zone rebalancing asks for one. */
export const ANY_ZONE = -1;

/** What a task asks, and who chooses for it. */
export interface PreparedRequest {
  readonly request: PlacementRequest;
  /** The instances that it looks at. */
  readonly fleet: Fleet;
  readonly chooser: Chooser;
}

/** What the tasks of a requester ask of an instance, made once for each provider and zone and anew when an update changes settings. */
export function createRequests(
  world: Pick<WorldView, 'instances' | 'tasks' | 'tasksOn' | 'taskGroups' | 'settings'>,
  roster: Roster,
  scenario: Scenario,
): (requester: Requester, revision: number, provider: number, zone: number) => PreparedRequest {
  const { instances, taskGroups, settings } = world;
  const providers = scenario.capacityProviders.length + 1;
  const zones = scenario.availabilityZones.length + 1;
  const requests = new Map<number, PreparedRequest>();
  let madeFor = settings.scenario;
  let launches = revisionsOf(madeFor);

  const make = (requester: Requester, revision: number, provider: number, zone: number): PreparedRequest => {
    const launch = launches[requester][revision];
    const request: PlacementRequest = {
      ...roster.needs[launch.taskDefinition],
      autoScalingGroup: provider === NO_PROVIDER ? -1 : scenario.capacityProviders[provider].autoScalingGroup,
      zone,
      distinctInstance: isDistinct(launch),
      memberOf: createMemberOf(world, roster, scenario, expressionsOf(launch)),
      strategies: launch.placementStrategy,
      counts: taskGroups.counts[roster.taskGroupOf[requester]],
    };
    const fleet = fleetOf(instances, launch);
    return { request, fleet, chooser: packerOf(fleet).prepare(request) };
  };

  return (requester: Requester, revision: number, provider: number, zone: number): PreparedRequest => {
    if (madeFor !== settings.scenario) {
      madeFor = settings.scenario;
      launches = revisionsOf(madeFor);
      requests.clear();
    }
    const key = ((requester * roster.maxRevisions + revision) * providers + provider + 1) * zones + zone + 1;
    const known = requests.get(key);
    if (known !== undefined) return known;
    const made = make(requester, revision, provider, zone);
    requests.set(key, made);
    return made;
  };
}
