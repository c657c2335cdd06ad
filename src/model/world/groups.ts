import { f64, i32 } from './columns.js';

export function createAutoScalingGroups(groups: number, zones: number) {
  return {
    size: groups,
    desiredCapacity: i32(groups),
    minSize: i32(groups),
    maxSize: i32(groups),
    /** Pending and InService; the terminating ones are on their way out. */
    alive: i32(groups),
    inService: i32(groups),
    registered: i32(groups),
    terminating: i32(groups),
    /** Instances that make M when nothing waits: with a task that counts (MS-4). */
    busy: i32(groups),
    zones,
    inZone: i32(groups * zones),
    launched: i32(groups),
    /** Of those alive: bought on the Spot market. */
    spot: i32(groups),
    /** Of those alive: launched to take another's place, and not InService yet (MS-58). */
    extra: i32(groups),
    /** The warm pool (MS-61). */
    warming: i32(groups),
    warm: i32(groups),
    /** When its last launch failed, and it will try again; -1: its last launch did not fail. */
    launchFailedAtMs: f64(groups).fill(-1),
    /** Since when its instances are refreshed, or -1; and how many percent of them must stay healthy. */
    refreshedSinceMs: f64(groups).fill(-1),
    minHealthyPercentage: i32(groups),
  };
}

export function createZones(zones: number, types: number) {
  return {
    size: zones,
    /** 1: the zone is lost. */
    lost: new Uint8Array(zones),
    /** How many shortages there are: of every type, and of one: [zone * types + type]. */
    lacking: i32(zones),
    types,
    lackingType: i32(zones * types),
  };
}

export function createCapacityProviders(providers: number, shapes: number) {
  return {
    size: providers,
    /** Tasks in PROVISIONING, in all and by shape: [provider * shapes + shape]. */
    waiting: i32(providers),
    shapes,
    waitingByShape: i32(providers * shapes),
    /** The latest datapoint. */
    needed: i32(providers),
    running: i32(providers),
    basis: i32(providers),
    lowDatapoints: i32(providers),
    /** The fact that last changed M or N. */
    changedBy: i32(providers),
  };
}
