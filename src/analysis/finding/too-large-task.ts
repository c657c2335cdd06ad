import type { Diagnostic } from '../../model/diagnostic.js';
import { revisionsOf, type Needs, type Roster } from '../../model/roster.js';
import type { CapacityProvider, Scenario } from '../../model/scenario.js';
import { registeredCapacity, typeCapacity, type TypeCapacity } from '../../model/type-capacity.js';
import { extremes } from '../../policy/capacity/per-instance.js';
import { finding } from '../finding-codes.js';
import type { RunEnd } from './run-end.js';
import { counted, groupOf, listed } from './words.js';

const parameters = [
  { key: 'cpuUnits', text: (n: number) => `${n} CPU units` },
  { key: 'memoryMiB', text: (n: number) => `${n} MiB` },
  { key: 'gpus', text: (n: number) => counted(n, 'GPU') },
  { key: 'enis', text: (n: number) => counted(n, 'task ENI') },
  { key: 'ports', text: (n: number) => counted(n, 'host port') },
] as const;
type Parameter = (typeof parameters)[number];

/** Tasks for which scaling out can do nothing: larger than the smallest type (MS-8), or than what any instance registers. */
export function tooLargeTask({ scenario, roster, world }: RunEnd): readonly Diagnostic[] {
  return scalingPairs(scenario, roster).flatMap(({ provider, taskDefinition }): readonly Diagnostic[] => {
    const needs = roster.needs[taskDefinition];
    const place: Place = { scenario, provider, taskDefinition, waiting: waitingOf(world, provider, taskDefinition) };
    const types = typesOf(scenario, provider);
    const { smallest } = extremes(types.map((t) => t.seenByScaling));
    const lacking = parameters.filter(({ key }) => needs[key] > smallest[key]);
    const fitsSome = types.some(({ registered }) => parameters.every(({ key }) => needs[key] <= registered[key]));
    if (lacking.length > 0) return [largerThanSmallest(place, needs, smallest, lacking, fitsSome)];
    return fitsSome ? [] : [largerThanRegistered(place, needs, types)];
  });

  function waitingOf({ tasks, waiting }: RunEnd['world'], provider: number, taskDefinition: number): number {
    let n = 0;
    for (let t = waiting.first[0]; t >= 0; t = waiting.next[t]) {
      if (tasks.provider[t] === provider && tasks.definition[t] === taskDefinition) n++;
    }
    return n;
  }
}

interface Place {
  readonly scenario: Scenario;
  readonly provider: number;
  readonly taskDefinition: number;
  readonly waiting: number;
}

interface SizedType {
  readonly name: string;
  /** Nominal or registered, by knob. */
  readonly seenByScaling: TypeCapacity;
  readonly registered: TypeCapacity;
}

/** Every task definition with every provider that may get its tasks and scales for them, each pair once. */
function scalingPairs(
  scenario: Scenario,
  { requesters }: Roster,
): readonly { provider: number; taskDefinition: number }[] {
  const launches = revisionsOf(scenario).flatMap((revisions, r) => (requesters[r].daemon ? [] : revisions));
  const pairs = launches.flatMap(({ launchPath, taskDefinition }) => {
    if (launchPath.type !== 'capacityProviderStrategy') return [];
    return launchPath.items
      .filter(({ weight, base }) => weight > 0 || base > 0)
      .filter(({ capacityProvider }) => scalesOut(scenario.capacityProviders[capacityProvider]))
      .map(({ capacityProvider: provider }) => ({ provider, taskDefinition }));
  });
  return [...new Map(pairs.map((pair) => [`${pair.provider}/${pair.taskDefinition}`, pair])).values()];
}

/** Fargate has no group to scale. */
const scalesOut = ({ autoScalingGroup, managedScaling }: CapacityProvider): boolean =>
  autoScalingGroup >= 0 && managedScaling.enabled;

function typesOf(scenario: Scenario, provider: number): readonly SizedType[] {
  const group = scenario.capacityProviders[provider].autoScalingGroup;
  return scenario.autoScalingGroups[group].instanceTypes.map((t) => {
    const type = scenario.instanceTypes[t];
    const registered = registeredCapacity(scenario, group, t);
    const nominal = typeCapacity(scenario, type, type.memoryMiB);
    const seenByScaling = scenario.model.typeCapacityInM === 'nominal' ? nominal : registered;
    return { name: type.name, seenByScaling, registered };
  });
}

function largerThanSmallest(
  { scenario, provider, taskDefinition, waiting }: Place,
  needs: Needs,
  smallest: TypeCapacity,
  lacking: readonly Parameter[],
  fitsSome: boolean,
): Diagnostic {
  const { family } = scenario.taskDefinitions[taskDefinition];
  const group = groupOf(scenario, provider);
  const needed = listed(lacking.map(({ key, text }) => text(needs[key])));
  const offered = listed(lacking.map(({ key, text }) => text(smallest[key])));
  const outlook = fitsSome
    ? `It runs only if an instance of a larger type happens to have room.`
    : `No instance of the group can ever run it.`;
  return finding(
    'R001',
    fitsSome ? 'warning' : 'error',
    `taskDefinitions[${family}]`,
    `A task of ${family} needs ${needed}; the smallest instance type of ${group.name} has ${offered}. ` +
      `${scenario.capacityProviders[provider].name} never scales out for it. ${outlook}${stillWaiting(waiting)}`,
    fitsSome
      ? `Take the types that are too small out of ${group.name}, or give these tasks a provider of their own.`
      : `Give ${group.name} larger instance types, or make the task smaller.`,
  );
}

function largerThanRegistered(
  { scenario, provider, taskDefinition, waiting }: Place,
  needs: Needs,
  types: readonly SizedType[],
): Diagnostic {
  const { family } = scenario.taskDefinitions[taskDefinition];
  const group = groupOf(scenario, provider);
  const most = types.reduce((a, b) => (b.registered.memoryMiB > a.registered.memoryMiB ? b : a));
  return finding(
    'R002',
    'error',
    `taskDefinitions[${family}]`,
    `A task of ${family} needs ${needs.memoryMiB} MiB; ${most.name} has ${most.seenByScaling.memoryMiB} MiB but ` +
      `registers ${most.registered.memoryMiB}. ${scenario.capacityProviders[provider].name} scales out for the task, ` +
      `which no instance can run, up to maxSize ${group.maxSize} of ${group.name}.${stillWaiting(waiting)}`,
    `Ask for at most ${most.registered.memoryMiB} MiB, or take a larger instance type.`,
  );
}

const stillWaiting = (waiting: number): string =>
  waiting === 0 ? '' : ` ${waiting} ${waiting === 1 ? 'waits' : 'wait'} at the end.`;
