import { loadScenario } from '../../src/scenario/load.js';
import type { CapacityProviderSummary, InstanceSummary, ServiceSummary } from '../../src/analysis/summary-types.js';
import type { Run } from '../../src/simulate.js';
import { factsOf } from './run.js';

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no ${name} in the summary`);
  return found;
};

export const providerOf = (finished: Run, name = 'cp'): CapacityProviderSummary =>
  named(finished.summary.capacityProviders, name);

export const serviceOf = (finished: Run, name: string): ServiceSummary => named(finished.summary.services, name);

/** What scaling did to a provider's group: the t of each datapoint that changed desired, and the new value. */
export function actions(finished: Run, name = 'cp'): (readonly [number, number])[] {
  const { capacityProviders, autoScalingGroups } = finished.scenario;
  const { autoScalingGroup } = named(capacityProviders, name);
  let { desiredCapacity } = autoScalingGroups[autoScalingGroup];
  const changes: (readonly [number, number])[] = [];
  for (const { t, desired } of providerOf(finished, name).series) {
    if (desired !== desiredCapacity) changes.push([t, desired]);
    desiredCapacity = desired;
  }
  return changes;
}

/** The times of all facts of a kind whose fields are as given, in seconds. */
export const timesOf = (finished: Run, type: string, fields: Readonly<Record<string, unknown>> = {}): number[] =>
  factsOf(finished, type)
    .filter((fact) => Object.entries(fields).every(([field, value]) => fact[field] === value))
    .map((fact) => Number(fact['t']));

/** The tasks on each instance that is alive at the end. */
export const tasksOn = (finished: Run): Readonly<Record<string, number>> =>
  Object.fromEntries(finished.summary.instances.map(({ id, tasks }) => [id, tasks]));

export const onlyInstance = (finished: Run): InstanceSummary => {
  const [first, ...others] = finished.summary.instances;
  if (others.length > 0) throw new Error('more than one instance');
  return first;
};

/** The instances of each zone at the end. */
export function instancesByZone(finished: Run): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { availabilityZone } of finished.summary.instances) {
    counts.set(availabilityZone, (counts.get(availabilityZone) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** The paths of the errors that a scenario is refused for. */
export const errorsIn = (yaml: string): string[] =>
  loadScenario(yaml, { file: 'test.yaml', readText: (path) => ({ ok: false, reason: `${path} is not there` }) })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ path }) => path);

/** The facts of one kind as they were recorded: codes and places stay numbers. */
export function rawFactsOf(finished: Run, type: string): (Readonly<Record<string, number>> & { readonly t: number })[] {
  const { trace } = finished;
  if (trace === undefined) throw new Error('the run kept no trace');
  return Array.from({ length: trace.count }, (_, n) => trace.read(n))
    .filter((record) => record.type === type)
    .map(({ atMs, fields }) => ({ ...fields, t: atMs / 1000 }));
}
