import type { ReadText } from './build/context.js';
import type { ScenarioFile } from './schema/scenario-file.js';

/** AWS's own capacity providers: they need no entry in the file, and no group. */
export const FARGATE_NAMES = ['FARGATE', 'FARGATE_SPOT'] as const;
export type FargateName = (typeof FARGATE_NAMES)[number];

export const isFargateName = (name: unknown): name is FargateName => FARGATE_NAMES.some((fargate) => fargate === name);

/**
 * Those that some launch names, now or after an update. The list is the same for the file and for every variant of it, so
 * that a provider keeps its place.
 */
export function fargateNamesIn(file: ScenarioFile, readText: ReadText): readonly FargateName[] {
  const calls = [...file.services, ...file.workloads, ...file.events.filter((event) => event.type === 'runTask')];
  const strategies = [
    ...[file.cluster, ...file.clusters].map((cluster) => cluster.defaultCapacityProviderStrategy),
    ...calls.map((call) => call.capacityProviderStrategy ?? []),
  ];
  const named = new Set<string>(strategies.flat().map(({ capacityProvider }) => capacityProvider));
  if (calls.some(({ launchType }) => launchType === 'FARGATE')) named.add('FARGATE');
  const updates = JSON.stringify(file.events.flatMap((event) => (event.type === 'update' ? [event.value] : [])));
  for (const workload of file.workloads) {
    if (workload.type !== 'trace') continue;
    const read = readText(workload.file);
    if (read.ok) for (const cell of providerCells(read.text)) named.add(cell);
  }
  return FARGATE_NAMES.filter((name) => named.has(name) || updates.includes(`"${name}"`));
}

/** The cells of a CSV text that look like one of AWS's providers. */
const providerCells = (text: string): readonly string[] =>
  text.includes('FARGATE') ? text.split(/[\n,]/).map((cell) => cell.replaceAll('"', '').trim()) : [];

interface Launching {
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: Strategy | undefined;
}
type Strategy = readonly { readonly capacityProvider: string }[];

/** Whether tasks go to Fargate: by the call's own strategy, its launch type, or the cluster's default, the first that is given. */
export function goesToFargate(
  { capacityProviderStrategy: own = [], launchType }: Launching,
  byDefault: Strategy,
): boolean {
  if (own.length === 0 && launchType !== undefined) return launchType === 'FARGATE';
  return (own.length > 0 ? own : byDefault).some(({ capacityProvider }) => isFargateName(capacityProvider));
}
