import { fromDescribeInstanceTypes } from '../../model/catalog/describe-instance-types.js';
import { estimateRegisteredMemoryMiB } from '../../model/catalog/estimate-registered-memory.js';
import { findInstanceType } from '../../model/catalog/index.js';
import type { InstanceType } from '../../model/scenario.js';
import { expand } from '../check/references.js';
import { valueAt } from '../path-text.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import { readNamed, type ReadText } from './context.js';

/** Every network interface but the primary one holds an awsvpc task (RA-12). */
const LEAST_ENIS = 2;

/** The types of every `aws ec2 describe-instance-types` file that the scenario names. */
export function importTypes(raw: unknown, region: string, readText: ReadText, report: Report): readonly InstanceType[] {
  const named = (raw as Readonly<Record<string, unknown>>)['instanceTypes'];
  const files: (readonly [string, Path])[] =
    typeof named === 'string'
      ? [[named, ['instanceTypes']]]
      : Array.isArray(named)
        ? named.flatMap((entry: unknown, n) => namedFile(entry, ['instanceTypes', n, 'file']))
        : namedFile(named, ['instanceTypes', 'file']);
  return files.flatMap(([file, path]) => {
    const text = readNamed({ readText, report }, file, path);
    if (text === undefined) return [];
    const json = parseJson(text);
    if (json === undefined) {
      report.add('E030', path, `"${file}" is not JSON`, 'give the output of aws ec2 describe-instance-types');
      return [];
    }
    const { instanceTypes, problems } = fromDescribeInstanceTypes(json, region);
    const first = problems.at(0);
    if (instanceTypes.length === 0) report.add('E030', path, `${file}: ${first ?? 'it lists no type'}`);
    // Such a file lists what ECS does not run on, Macs above all. Only a type that a group names is a fault.
    const used = problems.filter((problem) => typesInUse(raw).some((name) => problem.includes(`(${String(name)})`)));
    for (const problem of used) report.add('E031', path, `${file}: ${problem}`);
    return instanceTypes;
  });
}

const namedFile = (entry: unknown, path: Path): (readonly [string, Path])[] => {
  const file = (entry as { file?: unknown } | null | undefined)?.file;
  return typeof file === 'string' ? [[file, path]] : [];
};

const typesInUse = (raw: unknown): readonly unknown[] =>
  expand(raw, ['autoScalingGroups', '*', 'instanceTypes', '*']).map((path) => valueAt(raw, path));

export interface OwnType {
  readonly name: string;
  readonly vcpus?: number | undefined;
  readonly memoryMiB?: number | undefined;
  readonly registeredMemoryMiB?: number | undefined;
  readonly maxEnis?: number | undefined;
  readonly gpus?: number | undefined;
  readonly cpuArchitecture?: 'X86_64' | 'ARM64' | undefined;
  readonly usdPerHour?: number | undefined;
  readonly awsvpcTasks?: number | undefined;
  readonly awsvpcTasksTrunked?: number | undefined;
}

/** The facts of a type: the scenario's own, over those of an imported file, over the catalogue's. */
export function buildInstanceType(
  name: string,
  region: string,
  own: OwnType | undefined,
  imported: readonly InstanceType[],
  spotUsdPerHour: number | undefined,
): InstanceType | undefined {
  const known = imported.find((type) => type.name === name) ?? findInstanceType(name, region);
  const vcpus = own?.vcpus ?? known?.vcpus;
  const memoryMiB = own?.memoryMiB ?? known?.memoryMiB;
  if (vcpus === undefined || memoryMiB === undefined) return undefined;
  const maxEnis = own?.maxEnis ?? known?.maxEnis ?? LEAST_ENIS;
  const sameMemory = known?.memoryMiB === memoryMiB;
  const registered = own?.registeredMemoryMiB ?? (sameMemory ? known.registeredMemoryMiB : undefined);
  return {
    name,
    vcpus,
    memoryMiB,
    registeredMemoryMiB: registered ?? estimateRegisteredMemoryMiB(memoryMiB),
    registeredMemoryEstimated:
      own?.registeredMemoryMiB === undefined && (sameMemory ? known.registeredMemoryEstimated : true),
    gpus: own?.gpus ?? known?.gpus ?? 0,
    maxEnis,
    awsvpcTasks: own?.awsvpcTasks ?? (own?.maxEnis === undefined ? known?.awsvpcTasks : undefined) ?? maxEnis - 1,
    awsvpcTasksTrunked: own?.awsvpcTasksTrunked ?? known?.awsvpcTasksTrunked,
    cpuArchitecture: own?.cpuArchitecture ?? known?.cpuArchitecture ?? 'X86_64',
    usdPerHour: own?.usdPerHour ?? known?.usdPerHour,
    spotUsdPerHour,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
