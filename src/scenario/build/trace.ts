import type { Launch, TaskDefinition, TraceCall } from '../../model/scenario.js';
import { parseCsv } from '../csv.js';
import { didYouMean, listed } from '../did-you-mean.js';
import type { Path } from '../place.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { readNamed, type BuildContext } from './context.js';
import { buildLaunch, type FileLaunch } from './launch.js';

const COLUMNS = [
  'at_s',
  'duration_s',
  'task_definition',
  'cpu',
  'memory_mib',
  'gpus',
  'count',
  'group',
  'network_mode',
  'capacity_provider',
] as const;
type Column = (typeof COLUMNS)[number];
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
  const [header, ...records] = parseCsv(text);
  const problems = createProblems(context, workload.file, [...path, 'file']);
  const columns = readHeader(header?.fields ?? [], problems.add);
  const calls =
    columns === undefined
      ? []
      : records.flatMap(({ line, fields }) => {
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

/** Lines with equal needs share one launch, so that the simulation counts them as one. */
const launches = new WeakMap<FileTrace, Map<string, Launch>>();

interface Reader {
  text(column: Column): string | undefined;
  number(column: Column, bounds: { readonly least: number; readonly whole?: boolean }): number | undefined;
  /** Reports, and gives undefined. */
  fail(message: string): undefined;
}

function readCall(
  context: BuildContext,
  workload: FileTrace,
  read: Reader,
  definitions: TaskDefinition[],
  shared: WeakMap<FileTrace, Map<string, Launch>>,
): TraceCall | undefined {
  const at =
    read.number('at_s', { least: 0 }) ?? (read.text('at_s') === undefined ? read.fail('at_s is empty') : undefined);
  const duration =
    read.number('duration_s', { least: 0 }) ??
    (read.text('duration_s') === undefined ? read.fail('duration_s is empty') : undefined);
  const count = read.text('count') === undefined ? 1 : read.number('count', { least: 1, whole: true });
  const family = familyOf(context, read, definitions);
  const provider = read.text('capacity_provider');
  const providers = context.file.capacityProviders.map((p) => p.name);
  if (provider !== undefined && !providers.includes(provider)) {
    return read.fail(`no capacity provider is named "${provider}"; there are: ${listed(providers)}`);
  }
  if (at === undefined || duration === undefined || count === undefined || family === undefined) return undefined;
  const group = read.text('group') ?? workload.group ?? `family:${family}`;
  const known = shared.get(workload) ?? new Map<string, Launch>();
  shared.set(workload, known);
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
    return read.fail(
      `no task definition is named "${named}"; there are: ${listed(families)}${near === undefined ? '' : `; ${near}`}`,
    );
  }
  if (read.text('cpu') === undefined || read.text('memory_mib') === undefined)
    return read.fail('give task_definition, or cpu and memory_mib');
  const cpuUnits = read.number('cpu', { least: 0, whole: true });
  const memoryMiB = read.number('memory_mib', { least: 1, whole: true });
  const gpus = read.text('gpus') === undefined ? 0 : read.number('gpus', { least: 0, whole: true });
  const mode = read.text('network_mode') ?? 'bridge';
  const networkMode = NETWORK_MODES.find((m) => m === mode);
  if (networkMode === undefined) return read.fail(`network_mode "${mode}"; allowed: ${NETWORK_MODES.join(', ')}`);
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
  placementConstraints: [],
  startTime: { distribution: 'constant', valueMs: 10_000 },
  stopTime: { distribution: 'constant', valueMs: 30_000 },
  crashAfter: undefined,
});

function readHeader(
  fields: readonly string[],
  add: (line: number, message: string) => void,
): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  let ok = true;
  const fail = (message: string): void => {
    ok = false;
    add(1, message);
  };
  fields.forEach((field, n) => {
    const column = COLUMNS.find((c) => c === field);
    if (column === undefined)
      fail(`the column "${field.slice(0, 40)}" is not known; allowed: ${COLUMNS.join(', ')}${hintOf(field)}`);
    else if (columns.has(column)) fail(`the column "${field}" stands twice`);
    else columns.set(column, n);
  });
  for (const needed of ['at_s', 'duration_s'] as const)
    if (!columns.has(needed)) fail(`the column ${needed} is missing`);
  if (!columns.has('task_definition') && !(columns.has('cpu') && columns.has('memory_mib'))) {
    fail('the column task_definition, or the columns cpu and memory_mib, are missing');
  }
  return ok ? columns : undefined;
}

const hintOf = (field: string): string => {
  const near = didYouMean(field, COLUMNS);
  return near === undefined ? '' : `; ${near}`;
};

function createReader(
  columns: ReadonlyMap<Column, number>,
  fields: readonly string[],
  report: (message: string) => void,
): Reader {
  const text = (column: Column): string | undefined => {
    const place = columns.get(column);
    const field = place === undefined ? '' : (fields[place] ?? '');
    return field === '' ? undefined : field;
  };
  const fail = (message: string): undefined => {
    report(message);
    return undefined;
  };
  return {
    text,
    fail,
    number(column, { least, whole = false }) {
      const field = text(column);
      if (field === undefined) return undefined;
      const value = Number(field);
      if (Number.isFinite(value) && value >= least && (!whole || Number.isInteger(value))) return value;
      return fail(`${column} "${field.slice(0, 40)}" is not a ${whole ? 'whole ' : ''}number of at least ${least}`);
    },
  };
}

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
