import { attributeValue, forEachKind, kindCount, kindOf } from './attributes.js';
import type { Launch, Scenario, TaskDefinition } from './scenario.js';

/**
 * Everything that a run counts by, numbered once: who asks for tasks, in which task groups, of which shapes, over which
 * attributes they spread, which static host ports they name. Updates change settings, never these numbers.
 */
export interface Roster {
  readonly requesters: readonly Requester[];
  /** Task groups (PL-4), and the group of each requester. */
  readonly taskGroups: readonly string[];
  readonly taskGroupOf: Int32Array;
  /** The most revisions that any requester has. */
  readonly maxRevisions: number;
  /** The DAEMON services: for each requester its place among them, or -1. */
  readonly daemonOf: Int32Array;
  readonly daemons: number;
  /** The scaling policies of all services, in order. */
  readonly servicePolicies: readonly { readonly service: number; readonly policy: number }[];
  /** The attributes that some strategy spreads over. */
  readonly spreadAttributes: readonly string[];
  /** Per attribute, the value of each kind of instance, 0 for those without it (PL-9): see `kindOf`. */
  readonly spreadValues: readonly Int32Array[];
  /** Static host ports; the bit of port n is bit n % 31 of word ⌊n / 31⌋. */
  readonly ports: readonly HostPort[];
  readonly portWords: number;
  /** Waiting tasks of one shape are one group of MS-5: equal needs and equal constraints, whichever service asked. */
  readonly shapes: readonly Shape[];
  /** What one task of each task definition takes from an instance. */
  readonly needs: readonly Needs[];
  /** The capacity provider of each Auto Scaling group, or -1; then -1 for each kind of external instances. */
  readonly providerOf: Int32Array;
}

export interface Needs {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly enis: number;
  readonly ports: number;
  readonly portMasks: readonly number[];
}

/** A service, a workload or a runTask event. */
export interface Requester {
  readonly kind: 'service' | 'workload' | 'event';
  /** Its place in `services`, `workloads` or `events`. */
  readonly index: number;
  /** For the names of its tasks: `web-app/5`. */
  readonly name: string;
  readonly daemon: boolean;
  /** Where the file has it: `services[web-app]`. */
  readonly path: string;
}

export interface HostPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface Shape {
  readonly taskDefinition: number;
  readonly distinctInstance: boolean;
  /** A launch with these needs and constraints. */
  readonly launch: Launch;
}

const PORT_BITS = 31;

/** Ports that the ECS agent and the host keep for themselves (RA-8). */
export const RESERVED_PORTS: readonly HostPort[] = [22, 2375, 2376, 51678, 51679].map((port) => ({
  port,
  protocol: 'tcp',
}));
/** At most 100 reserved ports an instance, the agent's included (RA-9). */
export const STATIC_PORTS_PER_INSTANCE = 100 - RESERVED_PORTS.length;

export function createRoster(scenario: Scenario): Roster {
  const variants = [scenario, ...scenario.events.flatMap((e) => (e.type === 'update' ? [e.scenario] : []))];
  const requesters = requestersOf(scenario);
  const launches = launchesOf(scenario);
  const revisions = revisionsOf(scenario);
  const daemons = requesters.flatMap(({ daemon }, r) => (daemon ? [r] : []));
  const taskGroups = distinct(launches.map((launch) => launch.group));
  const ports = distinctPorts(scenario.taskDefinitions);
  const allLaunches = variants.flatMap((variant) => revisionsOf(variant).flat());
  const shapes = new Map<string, Shape>();
  for (const launch of allLaunches) shapes.set(shapeKey(scenario, launch), shapeOf(launch));
  const spreadAttributes = distinct(allLaunches.flatMap(spreadAttributesOf));
  return {
    requesters,
    taskGroups,
    taskGroupOf: Int32Array.from(launches, (launch) => taskGroups.indexOf(launch.group)),
    maxRevisions: Math.max(1, ...revisions.map(({ length }) => length)),
    daemonOf: Int32Array.from(requesters, (_, r) => daemons.indexOf(r)),
    daemons: daemons.length,
    servicePolicies: scenario.services.flatMap(({ autoScaling }, service) =>
      (autoScaling?.policies ?? []).map((_, policy) => ({ service, policy })),
    ),
    spreadAttributes,
    spreadValues: spreadAttributes.map((attribute) => spreadValuesOf(scenario, attribute)),
    ports,
    portWords: portWordsOf(ports),
    shapes: [...shapes.values()],
    needs: scenario.taskDefinitions.map((definition) => needsOf(definition, ports)),
    providerOf: Int32Array.from([...scenario.autoScalingGroups, ...scenario.externalInstances], (_, g) =>
      scenario.capacityProviders.findIndex((p) => p.autoScalingGroup === g),
    ),
  };
}

/** The launches of all requesters, in the roster's order. */
export function launchesOf(scenario: Scenario): readonly Launch[] {
  return [
    ...scenario.services,
    ...scenario.workloads.flatMap((w) =>
      w.arrivals.type === 'trace' ? distinct(w.arrivals.calls.map((call) => call.launch)) : [w.arrivals.launch],
    ),
    ...scenario.events.flatMap((e) => (e.type === 'runTask' ? [e.launch] : [])),
  ];
}

/** What each requester's tasks have been or may be launched as: the revisions of a service, the one launch of all others. */
export function revisionsOf(scenario: Scenario): readonly (readonly Launch[])[] {
  return launchesOf(scenario).map((launch, r) =>
    r < scenario.services.length ? scenario.services[r].revisions : [launch],
  );
}

/** For each requester and revision, its place in `roster.shapes`: [requester * maxRevisions + revision]. */
export function shapesOf(scenario: Scenario, roster: Roster): Int32Array {
  const places = new Map(roster.shapes.map((shape, i) => [keyOfShape(scenario, shape), i]));
  const revisions = revisionsOf(scenario);
  const shapes = new Int32Array(revisions.length * roster.maxRevisions).fill(-1);
  revisions.forEach((launches, r) => {
    launches.forEach((launch, revision) => {
      shapes[r * roster.maxRevisions + revision] = places.get(shapeKey(scenario, launch)) ?? -1;
    });
  });
  return shapes;
}

/** The port words of a set of ports: one mask a word. */
export function portMasks(ports: readonly HostPort[], taken: readonly HostPort[]): readonly number[] {
  const masks = new Array<number>(portWordsOf(ports)).fill(0);
  ports.forEach((known, n) => {
    if (taken.some((p) => p.port === known.port && p.protocol === known.protocol)) {
      masks[Math.floor(n / PORT_BITS)] |= 1 << (n % PORT_BITS);
    }
  });
  return masks;
}

export const isDistinct = (launch: Launch): boolean =>
  launch.placementConstraints.some((c) => c.type === 'distinctInstance');

function requestersOf(scenario: Scenario): Requester[] {
  return [
    ...scenario.services.map((s, index): Requester => {
      const daemon = s.schedulingStrategy === 'DAEMON';
      return { kind: 'service', index, name: s.name, daemon, path: `services[${s.name}]` };
    }),
    ...scenario.workloads.flatMap((w, index) => {
      const path = `workloads[${w.name}]`;
      const workload: Requester = { kind: 'workload', index, name: w.name, daemon: false, path };
      const { arrivals } = w;
      return arrivals.type === 'trace' ? distinct(arrivals.calls.map((c) => c.launch)).map(() => workload) : [workload];
    }),
    ...scenario.events.flatMap((e, index): Requester[] =>
      e.type === 'runTask' ? [{ kind: 'event', index, name: e.name, daemon: false, path: `events[${e.place}]` }] : [],
    ),
  ];
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

const distinctPorts = (taskDefinitions: readonly TaskDefinition[]): HostPort[] => [
  ...new Map(taskDefinitions.flatMap((t) => t.hostPorts).map((p) => [`${p.port}/${p.protocol}`, p])).values(),
];

const spreadAttributesOf = (launch: Launch): string[] =>
  launch.placementStrategy.flatMap((s) => (s.type === 'spread' && s.field === 'attribute' ? [s.attribute] : []));

const portWordsOf = (ports: readonly HostPort[]): number => Math.max(1, Math.ceil(ports.length / PORT_BITS));

const needsOf = (definition: TaskDefinition, ports: readonly HostPort[]): Needs => ({
  cpuUnits: definition.cpuUnits,
  memoryMiB: definition.memoryMiB,
  gpus: definition.gpus,
  enis: definition.networkMode === 'awsvpc' ? 1 : 0,
  ports: definition.hostPorts.length,
  portMasks: portMasks(ports, definition.hostPorts),
});

function spreadValuesOf(scenario: Scenario, attribute: string): Int32Array {
  const values = new Int32Array(kindCount(scenario));
  const known = new Map<string, number>();
  forEachKind(scenario, (group, zone, type) => {
    const value = attributeValue(scenario, attribute, group, zone, type);
    if (value === undefined) return;
    if (!known.has(value)) known.set(value, known.size + 1);
    values[kindOf(scenario, group, zone, type)] = known.get(value) ?? 0;
  });
  return values;
}

const shapeOf = (launch: Launch): Shape => ({
  taskDefinition: launch.taskDefinition,
  distinctInstance: isDistinct(launch),
  launch,
});

const shapeKey = (scenario: Scenario, launch: Launch): string => keyOfShape(scenario, shapeOf(launch));

function keyOfShape(scenario: Scenario, { taskDefinition, distinctInstance, launch }: Shape): string {
  const { cpuUnits, memoryMiB, gpus, networkMode, hostPorts } = scenario.taskDefinitions[taskDefinition];
  const ports = hostPorts.map((p) => `${p.port}/${p.protocol}`).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const expressions = launch.placementConstraints.flatMap((c) => (c.type === 'memberOf' ? [c.expression] : []));
  return JSON.stringify([cpuUnits, memoryMiB, gpus, networkMode === 'awsvpc', ports, distinctInstance, expressions]);
}
