import type { Chances } from './chance.js';

/** What may be switched off for a whole scenario. A scenario with all of it is as blind as one with none. */
const switches = [
  ...['words', 'measure', 'pricing', 'account', 'quota', 'priceless'],
  ...['ownTypes', 'overrides', 'typesFile', 'distributions', 'samples'],
  ...['severalZones', 'severalTypes', 'groupDetails', 'attributes', 'protection', 'scheduledActions', 'mixedInstances'],
  ...['spot', 'warmPools', 'lifetimes', 'looseGroups', 'managedScaling', 'draining', 'defaultStrategy'],
  ...['containers', 'ports', 'gpus', 'networkModes', 'healthChecks', 'unhealthy', 'failures', 'memberOf', 'fargate'],
  ...['external', 'links', 'volumes'],
  ...['strategies', 'distinct', 'launchTypes', 'severalProviders', 'daemons', 'deploymentConfiguration', 'breaker'],
  ...['rebalancing', 'loadBalancers', 'load', 'autoScaling'],
  ...[
    'workloads',
    'traces',
    'runTask',
    'counts',
    'deploys',
    'zoneFaults',
    'instanceFaults',
    'refresh',
    'taskProtection',
  ],
  ...['updates', 'initialState', 'clock', 'capacityKnobs', 'taskKnobs', 'metricKnobs', 'legacy'],
  ...['network', 'mesh', 'clusters', 'networkKnobs'],
] as const;
export type Switch = (typeof switches)[number];
export type Swarm = (name: Switch) => boolean;

/** Each switch is on or off for the whole scenario; in some scenarios most are on, in others few. */
export function drawSwarm(chances: Chances): Swarm {
  const density = chances('swarm').oneOf([0.15, 0.5, 0.5, 0.85]);
  const on = new Set(switches.filter((name) => chances(`switch ${name}`).maybe(density)));
  return (name) => on.has(name);
}
