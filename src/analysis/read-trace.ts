import type { FactRecord, Trace } from '../kernel/trace.js';
import {
  type FactName,
  capacityCause,
  deploymentCause,
  facts,
  held,
  lastStatus,
  launchFailure,
  obstacle,
  rebalancingOutcome,
  requestFailure,
  stopCause,
  terminationCause,
} from '../model/facts.js';
import { externalEndpoint } from '../model/external-endpoint.js';
import { externalNumber, instanceName } from '../model/instance-name.js';
import { launchesOf, type Roster } from '../model/roster.js';
import type { Scenario } from '../model/scenario.js';
import { basis } from '../policy/capacity/needed.js';
import { refusalCode } from '../policy/placement/refusal.js';
import { preciseClockText } from './clock-text.js';

/**
 * A fact with names for numbers: `fact` is its number, `because` that of its cause, `t` its time in seconds, `type` its
 * kind, then the fields that `model/facts.ts` declares for it. Tasks read `web-app/5`, instances `i-3`; groups, providers,
 * zones, causes and reasons are words. What does not apply is null.
 */
export interface TraceEntry {
  readonly fact: number;
  /** `00:02:00.000` */
  readonly at: string;
  readonly t: number;
  readonly because: number;
  readonly type: FactName;
  readonly [field: string]: string | number | boolean | null;
}

/** What a run must have kept to be read. */
export interface TracedRun {
  readonly scenario: Scenario;
  readonly roster: Roster;
  readonly trace: Trace | undefined;
}

/**
 * Every fact of a run, in order. Made one by one: a long trace never stands in memory as objects.
 * @throws RangeError when the run did not keep its trace.
 */
export function* readTrace({ scenario, roster, trace }: TracedRun): Generator<TraceEntry, void, undefined> {
  if (trace === undefined) throw new RangeError('the run kept no trace: call simulate with { keepTrace: true }');
  const { read } = createReader(scenario, roster);
  for (let n = 0; n < trace.count; n++) yield read(trace.read(n));
}

/**
 * The facts that are wanted, in order, as `readTrace` gives them: several times as fast where they are few.
 * @throws RangeError when the run did not keep its trace.
 */
export function readSome(
  { scenario, roster, trace }: TracedRun,
  isWanted: (fact: number, type: FactName) => boolean,
): readonly TraceEntry[] {
  if (trace === undefined) throw new RangeError('the run kept no trace: call simulate with { keepTrace: true }');
  const { read, follow } = createReader(scenario, roster);
  const types = Object.keys(facts) as FactName[];
  const entries: TraceEntry[] = [];
  let n = 0;
  trace.walk((place) => {
    const type = types[place];
    if (isWanted(n, type)) entries.push(read(trace.read(n)));
    else if (naming.has(type)) follow(type, trace.read(n).fields);
    n++;
  });
  return entries;
}

/** After these a task or an instance has its name. */
const naming: ReadonlySet<FactName> = new Set(['TaskRequested', 'InstanceLaunched', 'ExternalInstanceRegistered']);

type Value = string | number | boolean | null;
type Wording = (value: number, fields: Readonly<Record<string, number>>) => Value;

interface Reader extends Pick<Names, 'follow'> {
  readonly read: (record: FactRecord) => TraceEntry;
}

function createReader(scenario: Scenario, roster: Roster): Reader {
  const names = createNames(scenario, roster);
  const wordings = createWordings(scenario, roster, names);
  const read: Reader['read'] = ({ number, atMs, because, type, fields }) => {
    const name = type as FactName;
    names.follow(name, fields);
    const own = wordings.ofFact[name] ?? {};
    const declared: readonly string[] = facts[name].fields;
    const named = declared.map((field): [string, Value] => {
      const wording = own[field] ?? wordings.ofField[field];
      // The fact's kind has the name `type` already.
      return [
        field === 'type' ? 'instanceType' : field,
        wording === undefined ? fields[field] : wording(fields[field], fields),
      ];
    });
    const head = { fact: number, at: preciseClockText(atMs), t: atMs / 1000, because, type: name };
    return { ...head, ...Object.fromEntries(named) };
  };
  return { read, follow: names.follow };
}

interface Wordings {
  readonly [field: string]: Wording | undefined;
}

function createWordings(
  scenario: Scenario,
  roster: Roster,
  names: Names,
): { readonly ofField: Wordings; readonly ofFact: Readonly<Partial<Record<FactName, Wordings>>> } {
  const inList =
    (list: readonly { readonly name: string }[]): Wording =>
    (place) =>
      place < 0 ? null : list[place].name;
  const requester = inList(roster.requesters);
  const provider = inList(scenario.capacityProviders);
  const launches = launchesOf(scenario);
  const isExternal = (asker: number): boolean => launches[asker].launchPath.type === 'EXTERNAL';
  const zone: Wording = (place) => (place < 0 ? null : scenario.availabilityZones[place]);
  const number: Wording = (value) => value;
  const stopped = wordsOf(stopCause);
  const failed = wordsOf(requestFailure);
  return {
    ofField: {
      task: names.task,
      instance: names.instance,
      closest: names.instance,
      host: names.task,
      caller: names.task,
      target: (place) => targetName(scenario, place),
      edge: inList(scenario.network.edges),
      requester,
      service: requester,
      provider,
      external: inList(scenario.externalInstances),
      held: wordsOf(held),
      group: inList(scenario.autoScalingGroups),
      zone,
      type: inList(scenario.instanceTypes),
      from: zone,
      to: zone,
      revision: (place, { service }) =>
        scenario.taskDefinitions[scenario.services[service].revisions[place].taskDefinition].family,
      lastStatus: wordsOf(lastStatus),
      outcome: wordsOf(rebalancingOutcome),
      policy: (place) => policyName(scenario, roster, place),
      runTimeMs: (ms) => (ms < 0 ? null : ms),
      reason: wordsOf(refusalCode, refusalCode.none),
      obstacle: wordsOf(obstacle),
      basis: wordsOf(basis),
      high: (flag) => flag === 1,
      update: (place) => pathOfUpdate(scenario, place),
    },
    ofFact: {
      TaskStopping: { cause: stopped },
      TaskStopped: { cause: stopped },
      DesiredCapacityChanged: { cause: wordsOf(capacityCause) },
      InstanceTerminating: { cause: wordsOf(terminationCause) },
      LaunchFailed: { reason: wordsOf(launchFailure) },
      DeploymentStarted: { cause: wordsOf(deploymentCause) },
      RequestFailuresCounted: { cause: failed },
      AttemptFailed: { cause: failed },
      RequestFailed: { cause: failed },
      EndpointHealthChanged: { healthy: (flag) => flag === 1 },
      ServiceScaled: { from: number, to: number },
      TaskRequested: {
        provider: (place, fields) => (isExternal(fields['requester']) ? 'EXTERNAL' : provider(place, fields)),
      },
      EndpointBlocked: { endpoint: wordsOf(externalEndpoint) },
      EndpointUnblocked: { endpoint: wordsOf(externalEndpoint) },
      ServiceMetricMeasured: { high: number, value: (value) => (value < 0 ? null : value) },
    },
  };
}

/** The names of codes; null for the one that says nothing. */
function wordsOf(codes: Readonly<Record<string, number>>, nothing?: number): Wording {
  const words = new Map(Object.entries(codes).map(([word, code]) => [code, word]));
  return (code) => (code === nothing ? null : (words.get(code) ?? code));
}

/** `api.production.local` in Cloud Map, `api:8080` of Service Connect, `api (target group)`. */
export function targetName({ network, services }: Scenario, place: number): string {
  const target = network.targets[place];
  switch (target.kind) {
    case 'cloudMap':
      return `${target.name}.${network.namespaces[target.namespace].name}`;
    case 'serviceConnect':
      return target.clientAliases.length > 0
        ? `${target.clientAliases[0].dnsName}:${target.clientAliases[0].port}`
        : target.discoveryName;
    case 'loadBalancer':
      return `${services[target.service].name} (target group)`;
  }
}

/** `web-app/targetTracking-1`: the policy's kind and its place among those of its service. */
function policyName(scenario: Scenario, { servicePolicies }: Roster, place: number): string {
  const { service, policy } = servicePolicies[place];
  const { name, autoScaling } = scenario.services[service];
  return `${name}/${autoScaling?.policies[policy].type ?? 'policy'}-${policy + 1}`;
}

function pathOfUpdate(scenario: Scenario, place: number): string {
  const event = scenario.events[place];
  return event.type === 'update' ? event.path : `events[${place}]`;
}

interface Names {
  readonly task: Wording;
  readonly instance: Wording;
  /** Gives a name to a task that is requested and an instance that is launched. */
  readonly follow: (type: FactName, fields: Readonly<Record<string, number>>) => void;
}

/** Follows the facts: an id is used again in time, a name never. Requesters of one name count on together. */
function createNames(scenario: Scenario, { requesters }: Roster): Names {
  const tasks = new Map<number, string>();
  const instances = new Map<number, string>();
  const requested = new Map<string, number>();
  let launched = 0;
  const registered = scenario.externalInstances.map(() => 0);
  return {
    task: (id) => tasks.get(id) ?? null,
    instance: (id) => instances.get(id) ?? null,
    follow(type, fields) {
      if (type === 'TaskRequested') {
        const { name } = requesters[fields['requester']];
        const number = (requested.get(name) ?? 0) + 1;
        requested.set(name, number);
        tasks.set(fields['task'], `${name}/${number}`);
      } else if (type === 'InstanceLaunched') {
        instances.set(fields['instance'], instanceName(scenario, ++launched));
      } else if (type === 'ExternalInstanceRegistered') {
        const { instance, external } = fields;
        instances.set(instance, instanceName(scenario, externalNumber(scenario, external, registered[external]++)));
      }
    },
  };
}
