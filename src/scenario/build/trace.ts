import type { Launch, TaskDefinition, TraceCall } from '../../model/scenario.js';
import { parseCsv } from '../csv.js';
import { listed } from '../did-you-mean.js';
import { FARGATE_NAMES, goesToFargate } from '../fargate-names.js';
import { OUTSIDE_VPC } from '../outside-vpc.js';
import type { Path } from '../place.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { createReader, readHeader, type Reader } from '../trace-columns.js';
import { readNamed, type BuildContext } from './context.js';
import { buildLaunch, clusterOf, type FileLaunch } from './launch.js';
import { createLineProblems } from './line-problems.js';
import { traceDefinition } from './trace-shape.js';

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
  const header = records.at(0)?.fields ?? [];
  const problems = createLineProblems(context, workload.file, [...path, 'file']);
  const columns = readHeader(header, (line, message) => {
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
          if (fields.length <= header.length) return readCall(context, workload, read, definitions, launches) ?? [];
          read.fail(`has ${fields.length} cells, and the header has ${header.length}`);
          return [];
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
  const provider = read.text('capacity_provider');
  const path = pathOf(workload, provider);
  const { file } = context;
  const cluster = clusterOf(file, workload.cluster);
  const onFargate = goesToFargate(path, cluster.defaultCapacityProviderStrategy);
  const definition = traceDefinition(context, read, definitions, onFargate);
  if (path.launchType === 'EXTERNAL' && definition?.networkMode === 'awsvpc') {
    read.fail(`launch type EXTERNAL: network mode awsvpc, and ${OUTSIDE_VPC}`);
    return undefined;
  }
  const own = file.capacityProviders.filter((p) => clusterOf(file, p.cluster) === cluster);
  const providers = [...own.map((p) => p.name), ...FARGATE_NAMES];
  if (provider !== undefined && !providers.includes(provider)) {
    read.fail(`no capacity provider is named "${provider}"; there are: ${listed(providers)}`);
    return undefined;
  }
  if (at === undefined || duration === undefined || count === undefined || definition === undefined) return undefined;
  const { family } = definition;
  const group = read.text('group') ?? workload.group ?? `family:${family}`;
  const key = JSON.stringify([family, group, provider]);
  const launch =
    known.get(key) ??
    buildLaunch(
      context,
      { ...workload, ...path, taskDefinition: family, definition: definitions.indexOf(definition) },
      group,
    );
  known.set(key, launch);
  return { atMs: Math.round(at * 1000), count, runTimeMs: Math.round(duration * 1000), launch };
}

/** The line's own provider goes before all that the workload says. */
const pathOf = (
  { cluster, launchType, capacityProviderStrategy }: FileTrace,
  provider: string | undefined,
): Pick<FileLaunch, 'cluster' | 'launchType' | 'capacityProviderStrategy'> =>
  provider === undefined
    ? { cluster, launchType, capacityProviderStrategy }
    : {
        cluster,
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: provider, weight: 1, base: 0 }],
      };
