import type { AutoScalingGroup, CapacityProvider, Distribution, Scenario, Service } from '../../model/scenario.js';
import { nameOf } from '../../scenario/place.js';
import { chainInput } from './chain-input.js';
import type { Control, ControlGroup, ControlInput, NumberInput } from './control.js';

/** Each thing by itself has controls only up to so many of a kind; `[*]` moves all of them. */
const MOST_ALONE = 12;
const MOST_EVENTS = 24;

/**
 * What can be moved of a scenario, with the values in force. `data` is what the file says, with the same changes. Where there
 * are several of a kind, all of them together come first.
 */
export function controlsOf(scenario: Scenario, data: unknown): readonly ControlGroup[] {
  const { autoScalingGroups, services } = scenario;
  const providers = scenario.capacityProviders.filter(({ fargate }) => fargate === undefined);
  const replicas = services.filter(({ schedulingStrategy }) => schedulingStrategy === 'REPLICA');
  return [
    { title: 'Run', controls: [{ path: 'seed', label: 'seed', input: text(scenario.seed), isMixed: false }] },
    ...groupsOf('capacityProviders', 'capacity providers', providers, providerInputs),
    ...groupsOf('autoScalingGroups', 'Auto Scaling groups', autoScalingGroups, groupInputs),
    ...groupsOf('services', 'services', replicas, serviceInputs(scenario), services.length === replicas.length),
    { title: 'Desired counts over time', controls: eventControls(data) },
  ].filter(({ controls }) => controls.length > 0);
}

type Inputs = readonly (readonly [key: string, label: string, input: ControlInput])[];

function groupsOf<T extends { readonly name: string }>(
  list: string,
  plural: string,
  elements: readonly T[],
  inputsOf: (element: T) => Inputs,
  isWhole = true,
): readonly ControlGroup[] {
  const each = elements.map(inputsOf);
  const alone = elements.slice(0, MOST_ALONE).map(({ name }, n) => ({
    title: name,
    controls: isNameable(name) ? controlsIn(`${list}[${name}]`, each[n], []) : [],
  }));
  if (elements.length < 2 || !isWhole) return alone;
  const shared = each[0].filter(([key]) => each.every((inputs) => inputOf(inputs, key) !== undefined));
  return [{ title: `All ${elements.length} ${plural}`, controls: controlsIn(`${list}[*]`, shared, each) }, ...alone];
}

/** The controls of an element; with `others`, of all these at once. */
function controlsIn(element: string, inputs: Inputs, others: readonly Inputs[]): readonly Control[] {
  return inputs.map(([key, label, input]) => {
    const alike = others.map((each) => inputOf(each, key));
    return {
      path: `${element}.${key}`,
      label,
      input: reaching(input, alike),
      isMixed: alike.some((other) => other?.value !== input.value),
    };
  });
}

const inputOf = (inputs: Inputs, wanted: string): ControlInput | undefined =>
  inputs.find(([key]) => key === wanted)?.[2];

/** A slider for all goes as far as the furthest of each. */
function reaching(input: ControlInput, others: readonly (ControlInput | undefined)[]): ControlInput {
  if (input.kind !== 'number') return input;
  const far = others.map((other) => (other?.kind === 'number' ? other.sliderMax : 0));
  return { ...input, sliderMax: Math.max(input.sliderMax, ...far) };
}

/** A path ends a name at the first `]`, and a star is all of them. */
const isNameable = (name: string): boolean => !name.includes(']') && name.trim() === name && name !== '*';

const text = (value: string): ControlInput => ({ kind: 'text', value });

function whole(value: number, [min, max]: readonly [number, number], far: number, unit: '' | '%' = ''): NumberInput {
  return { kind: 'number', value, min, max, sliderMax: Math.min(max, Math.max(far, value)), unit };
}

function seconds(valueMs: number, [min, max]: readonly [number, number], far: number): NumberInput {
  const value = valueMs / 1000;
  return {
    kind: 'number',
    value,
    min,
    max,
    sliderMax: Math.min(max, Math.max(far, value)),
    unit: 's',
    form: 'seconds',
  };
}

function providerInputs({ autoScalingGroup, managedScaling }: CapacityProvider): Inputs {
  if (autoScalingGroup < 0) return [];
  const { targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriodMs } = managedScaling;
  return [
    ['managedScaling.targetCapacity', 'targetCapacity', whole(targetCapacity, [1, 100], 100, '%')],
    ['managedScaling.minimumScalingStepSize', 'smallest step', whole(minimumScalingStepSize, [1, 10_000], 10)],
    ['managedScaling.maximumScalingStepSize', 'largest step', largestStep(maximumScalingStepSize)],
    ['managedScaling.instanceWarmupPeriod', 'warm-up', seconds(instanceWarmupPeriodMs, [0, 10_000], 900)],
  ];
}

const NO_LIMIT = 10_000;

/** AWS's default is no limit: the slider stands at its end then, and moves among steps that mean something. */
function largestStep(value: number): NumberInput {
  const input = whole(value, [1, NO_LIMIT], 20);
  return value === NO_LIMIT ? { ...input, sliderMax: 20 } : input;
}

function groupInputs({ minSize, maxSize, desiredCapacity, bootTime }: AutoScalingGroup): Inputs {
  const far = Math.max(10, 2 * maxSize);
  return [
    ['minSize', 'minSize', whole(minSize, [0, 10_000], far)],
    ['maxSize', 'maxSize', whole(maxSize, [1, 10_000], far)],
    ['desiredCapacity', 'desired at the start', whole(desiredCapacity, [0, 10_000], far)],
    ...bootInput(bootTime),
  ];
}

function bootInput(bootTime: Distribution): Inputs {
  const named = (input: ControlInput, label = 'boot time'): Inputs => [['bootTime', label, input]];
  switch (bootTime.distribution) {
    case 'constant':
      return named(seconds(bootTime.valueMs, [0, 86_400], 600));
    case 'lognormal': {
      const form = { medianWithP95Over: bootTime.p95Ms / bootTime.medianMs };
      return named({ ...seconds(bootTime.medianMs, [1, 86_400], 600), form }, 'boot time, median');
    }
    case 'uniform':
      return named(flow('uniform', { min: bootTime.minMs, max: bootTime.maxMs }));
    case 'normal':
      return named(flow('normal', { mean: bootTime.meanMs, stdDev: bootTime.stdDevMs }));
    case 'exponential':
      return named(flow('exponential', { mean: bootTime.meanMs }));
    case 'empirical':
      // Its samples stand in a file.
      return [];
  }
}

function flow(distribution: string, parts: Readonly<Record<string, number>>): ControlInput {
  const told = Object.entries(parts).map(([key, ms]) => `${key}: ${ms / 1000}s`);
  return text(`{ distribution: ${distribution}, ${told.join(', ')} }`);
}

const countInput = (count: number): NumberInput => whole(count, [0, 5000], Math.max(20, 3 * count));

const serviceInputs =
  ({ capacityProviders }: Scenario) =>
  ({ desiredCount, placementStrategy, launchPath }: Service): Inputs => {
    const count = ['desiredCount', 'desiredCount', countInput(desiredCount)] as const;
    const isOnFargate = (provider: number): boolean => capacityProviders[provider].fargate !== undefined;
    // On Fargate nobody chooses an instance.
    if (
      launchPath.type === 'capacityProviderStrategy' &&
      launchPath.items.some(({ capacityProvider }) => isOnFargate(capacityProvider))
    )
      return [count];
    return [count, ['placementStrategy', 'placement strategies', chainInput(placementStrategy)]];
  };

/** Events have no names: their place in the file tells them. */
function eventControls(data: unknown): readonly Control[] {
  const { events } = data as { readonly events?: unknown };
  if (!Array.isArray(events)) return [];
  const controls = (events as readonly unknown[]).flatMap((event, n): Control[] => {
    if (typeof event !== 'object' || event === null || nameOf(event) !== undefined) return [];
    const { type, at, service, desiredCount } = event as Readonly<Partial<Record<string, unknown>>>;
    if (type !== 'setDesiredCount' || typeof desiredCount !== 'number') return [];
    const label = `${String(service)} at ${String(at)}`;
    return [{ path: `events[${n}].desiredCount`, label, input: countInput(desiredCount), isMixed: false }];
  });
  return controls.slice(0, MOST_EVENTS);
}
