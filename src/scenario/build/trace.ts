import type { Launch, TaskDefinition, TraceCall } from '../../model/scenario.js';
import { parseCsv } from '../csv.js';
import { createReader, readHeader, type Reader } from '../trace-columns.js';
import { didYouMean, listed } from '../did-you-mean.js';
import type { Path } from '../place.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { readNamed, type BuildContext } from './context.js';
import { buildLaunch, type FileLaunch } from './launch.js';

const NETWORK_MODES = ['awsvpc', 'bridge', 'host', 'none'] as const;
const MAX_PROBLEMS = 20;

type FileTrace = Extract<ScenarioFile['workloads'][number], { readonly type: 'trace' }>;

/** The calls of a CSV trace in order of time; shapes that no task definition has are added to `definitions`. */
export function buildTrace(
  context: BuildContext,
  workload: FileTrace,
  path: Path,
  definitions: TaskDefinition[],
): readonly TraceCall[] {
  const text = readNamed(context, workload.file, [...path, 'file']);
  if (text === undefined) return [];
  const records = parseCsv(text);
  const problems = createProblems(context, workload.file, [...path, 'file']);
  const columns = readHeader(records.at(0)?.fields ?? [], (line, message) => {
    problems.add(line, message);
  });
  const launches = new Map<string, Launch>();
  const calls =
    columns === undefined
      ? []
      : records.slice(1).flatMap(({ line, fields }) => {
          const read = createReader(columns, fields, (message) => {
            problems.add(line, message);
          });
          return readCall(context, workload, read, definitions, launches) ?? [];
        });
  problems.finish();
  return calls
    .map((call, n) => ({ call, n }))
    .toSorted((a, b) => a.call.atMs - b.call.atMs || a.n - b.n)
    .map(({ call }) => call);
}

/** One line. Lines with equal needs share one launch (`known`), so that the simulation counts them as one. */
function readCall(
  context: BuildContext,
  workload: FileTrace,
  read: Reader,
  definitions: TaskDefinition[],
  known: Map<string, Launch>,
): TraceCall | undefined {
  for (const column of ['at_s', 'duration_s'] as const) {
    if (read.text(column) === undefined) read.fail(`${column} is empty`);
  }
  const at = read.number('at_s', { least: 0 });
  const duration = read.number('duration_s', { least: 0 });
  const count = read.text('count') === undefined ? 1 : read.number('count', { least: 1, whole: true });
  const family = familyOf(context, read, definitions);
  const provider = read.text('capacity_provider');
  const providers = context.file.capacityProviders.map((p) => p.name);
  if (provider !== undefined && !providers.includes(provider)) {
    read.fail(`no capacity provider is named "${provider}"; there are: ${listed(providers)}`);
    return;
  }
  if (at === undefined || duration === undefined || count === undefined || family === undefined) return undefined;
  const group = read.text('group') ?? workload.group ?? `family:${family}`;
  const key = JSON.stringify([family, group, provider]);
  const launch =
    known.get(key) ??
    buildLaunch(
      context.file,
      launchOf(workload, family, provider),
      group,
      definitions.findIndex((t) => t.family === family),
    );
  known.set(key, launch);
  return { atMs: Math.round(at * 1000), count, runTimeMs: Math.round(duration * 1000), launch };
}

const launchOf = (workload: FileTrace, taskDefinition: string, provider: string | undefined): FileLaunch => ({
  ...workload,
  taskDefinition,
  ...(provider === undefined
    ? {}
    : { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: provider, weight: 1, base: 0 }] }),
});

/** The line's task definition: named, or made from its cpu, memory, GPUs and network mode. */
function familyOf(context: BuildContext, read: Reader, definitions: TaskDefinition[]): string | undefined {
  const named = read.text('task_definition');
  const families = context.file.taskDefinitions.map((t) => t.family);
  if (named !== undefined) {
    if (families.includes(named)) return named;
    const near = didYouMean(named, families);
    read.fail(
      `no task definition is named "${named}"; there are: ${listed(families)}${near === undefined ? '' : `; ${near}`}`,
    );
    return;
  }
  if (read.text('cpu') === undefined || read.text('memory_mib') === undefined) {
    read.fail('give task_definition, or cpu and memory_mib');
    return;
  }
  const cpuUnits = read.number('cpu', { least: 0, whole: true });
  const memoryMiB = read.number('memory_mib', { least: 1, whole: true });
  const gpus = read.text('gpus') === undefined ? 0 : read.number('gpus', { least: 0, whole: true });
  const mode = read.text('network_mode') ?? 'bridge';
  const networkMode = NETWORK_MODES.find((m) => m === mode);
  if (networkMode === undefined) {
    read.fail(`network_mode "${mode}"; allowed: ${NETWORK_MODES.join(', ')}`);
    return;
  }
  if (cpuUnits === undefined || memoryMiB === undefined || gpus === undefined) return undefined;
  const family = `${cpuUnits}-cpu-${memoryMiB}-mib${gpus > 0 ? `-${gpus}-gpu` : ''}-${networkMode}`;
  if (!definitions.some((t) => t.family === family))
    definitions.push(shapeDefinition(family, { cpuUnits, memoryMiB, gpus, networkMode }));
  return family;
}

const shapeDefinition = (
  family: string,
  needs: Pick<TaskDefinition, 'cpuUnits' | 'memoryMiB' | 'gpus' | 'networkMode'>,
): TaskDefinition => ({
  family,
  ...needs,
  hostPorts: [],
  startTime: { distribution: 'constant', valueMs: 10_000 },
  stopTime: { distribution: 'constant', valueMs: 30_000 },
  crashAfter: undefined,
});

/** At most so many lines are shown; the rest is counted. */
function createProblems({ report }: BuildContext, file: string, path: Path) {
  let count = 0;
  return {
    add(line: number, message: string): void {
      if (count++ < MAX_PROBLEMS) report.add('E031', path, `${file}:${line} ${message}`);
    },
    finish(): void {
      if (count > MAX_PROBLEMS) report.add('E031', path, `${file}: and ${count - MAX_PROBLEMS} more lines are wrong`);
    },
  };
}
