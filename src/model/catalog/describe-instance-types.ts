import type { InstanceType } from '../scenario.js';
import { awsvpcTasks } from './awsvpc-tasks.js';
import { estimateRegisteredMemoryMiB } from './estimate-registered-memory.js';
import { findInstanceType } from './index.js';

/**
 * Instance types from the output of `aws ec2 describe-instance-types`, as parsed JSON. Hardware is taken from the file.
 * For a type that the built-in catalogue knows, three figures come from the catalogue: the price (us-east-1 only, so
 * undefined in any other `region`), the awsvpc limit with trunking, and the registered memory where both agree on the
 * nominal memory. Any other type has no price and no trunking limit, and its registered memory is estimated and marked.
 *
 * A faulty entry is left out and gives one sentence in `problems`, which says where it stands and all that is wrong.
 */
export function fromDescribeInstanceTypes(json: unknown, region: string): DescribedInstanceTypes {
  const entries = at(json, 'InstanceTypes');
  if (!Array.isArray(entries)) {
    return {
      instanceTypes: [],
      problems: ['No list named InstanceTypes: this is not the output of `aws ec2 describe-instance-types`.'],
    };
  }
  const instanceTypes = new Map<string, InstanceType>();
  const problems: string[] = [];
  entries.forEach((entry: unknown, index) => {
    const faults: string[] = [];
    const type = readEntry(entry, region, faults);
    if (instanceTypes.has(type.name)) faults.push('an earlier entry has the same InstanceType');
    if (faults.length === 0) instanceTypes.set(type.name, type);
    else problems.push(`InstanceTypes[${index}]${type.name && ` (${type.name})`} is left out: ${faults.join('; ')}.`);
  });
  return { instanceTypes: [...instanceTypes.values()], problems };
}

export interface DescribedInstanceTypes {
  readonly instanceTypes: InstanceType[];
  readonly problems: string[];
}

/** What it returns has a meaning only when it added no fault. */
function readEntry(entry: unknown, region: string, faults: string[]): InstanceType {
  const name = readName(entry, faults);
  const vcpus = readWhole(entry, ['VCpuInfo', 'DefaultVCpus'], faults);
  const memoryMiB = readWhole(entry, ['MemoryInfo', 'SizeInMiB'], faults);
  const cpuArchitecture = readArchitecture(entry, faults);
  const maxEnis = readWhole(entry, ['NetworkInfo', 'MaximumNetworkInterfaces'], faults);
  const gpus = readGpus(entry, faults);
  const known = findInstanceType(name, region);
  const memory = known?.memoryMiB === memoryMiB ? known : undefined;
  return {
    name,
    vcpus,
    memoryMiB,
    registeredMemoryMiB: memory?.registeredMemoryMiB ?? estimateRegisteredMemoryMiB(memoryMiB),
    registeredMemoryEstimated: memory?.registeredMemoryEstimated ?? true,
    gpus,
    maxEnis,
    awsvpcTasks: awsvpcTasks(name, maxEnis),
    awsvpcTasksTrunked: known?.awsvpcTasksTrunked,
    cpuArchitecture,
    usdPerHour: known?.usdPerHour,
    spotUsdPerHour: undefined,
  };
}

function readName(entry: unknown, faults: string[]): string {
  const name = at(entry, 'InstanceType');
  if (typeof name === 'string' && name !== '') return name;
  faults.push(fault('InstanceType', 'a name', name));
  return '';
}

function readWhole(entry: unknown, path: readonly string[], faults: string[]): number {
  const value = path.reduce(at, entry);
  if (isWhole(value) && value >= 1) return value;
  faults.push(fault(path.join('.'), 'a whole number of at least 1', value));
  return 0;
}

/** ECS runs on x86_64 and arm64; a type may list i386 as well. The Mac architectures are others. */
function readArchitecture(entry: unknown, faults: string[]): InstanceType['cpuArchitecture'] {
  const listed = at(at(entry, 'ProcessorInfo'), 'SupportedArchitectures');
  if (Array.isArray(listed)) {
    if (listed.includes('x86_64')) return 'X86_64';
    if (listed.includes('arm64')) return 'ARM64';
  }
  faults.push(fault('ProcessorInfo.SupportedArchitectures', 'a list with x86_64 or arm64', listed));
  return 'X86_64';
}

/** Types without GPUs have no GpuInfo at all. */
function readGpus(entry: unknown, faults: string[]): number {
  const info = at(entry, 'GpuInfo');
  if (info === undefined || info === null) return 0;
  const listed = at(info, 'Gpus');
  const counts = Array.isArray(listed) ? listed.map((gpu) => at(gpu, 'Count')) : undefined;
  if (counts?.every((count) => isWhole(count) && count >= 0)) {
    return counts.reduce<number>((sum, count) => sum + Number(count), 0);
  }
  faults.push(fault('GpuInfo.Gpus[].Count', 'whole numbers', counts ?? listed));
  return 0;
}

function fault(path: string, wanted: string, found: unknown): string {
  if (found === undefined || found === null) return `${path} is missing`;
  const text = JSON.stringify(found);
  return `${path} must be ${wanted}, found ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
