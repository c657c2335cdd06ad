import type { Chance } from './chance.js';
import type { Draft, DrawnType, Json } from './draft.js';

/** Of the built-in catalogue; the memory is what each surely registers. */
const BUILT_IN: readonly Omit<DrawnType, 'entry'>[] = [
  { name: 't3.small', cpu: 2048, memory: 1700, enis: 2, gpus: 0 },
  { name: 'm5.large', cpu: 2048, memory: 7000, enis: 2, gpus: 0 },
  { name: 'c6g.xlarge', cpu: 4096, memory: 7000, enis: 3, gpus: 0 },
  { name: 'm5.xlarge', cpu: 4096, memory: 14_000, enis: 3, gpus: 0 },
  { name: 'g4dn.xlarge', cpu: 4096, memory: 14_000, enis: 2, gpus: 1 },
];

/** The types that groups may name: built-in ones, some with other facts, own ones, and those of a file. */
export function drawInstanceTypes(draft: Draft): Json {
  const { chances, has, types } = draft;
  const chance = chances('instanceTypes');
  const builtIn = has('ownTypes') ? chance.someOf(BUILT_IN, 0, 2) : chance.someOf(BUILT_IN, 1, 3);
  for (const type of builtIn) types.push({ ...type, entry: has('overrides') ? drawOverride(chance, type) : undefined });
  if (has('ownTypes')) {
    const names = ['lab.a', 'lab.b', 'lab.c'].slice(0, chance.whole(1, 3));
    for (const name of names) types.push(drawOwnType(chance, draft, name));
  }
  if (types.length === 0) types.push({ ...BUILT_IN[1], entry: undefined });
  const entries = types.flatMap(({ entry }): Json[] => (entry === undefined ? [] : [entry]));
  if (!has('typesFile')) return entries.length > 0 ? { instanceTypes: entries } : {};
  const file = 'types.json';
  draft.files[file] = JSON.stringify({ InstanceTypes: [describedType] });
  types.push({ name: 'file.large', cpu: 2048, memory: 3000, enis: 2, gpus: 0, entry: undefined });
  if (entries.length > 0) return { instanceTypes: [...entries, { file }] };
  return { instanceTypes: chance.maybe() ? file : { file } };
}

function drawOverride(chance: Chance, { name }: { readonly name: string }): Json {
  return {
    name,
    ...(chance.maybe() && { usdPerHour: chance.whole(1, 50) / 100 }),
    ...(chance.maybe() && { awsvpcTasksTrunked: chance.whole(3, 12) }),
  };
}

function drawOwnType(chance: Chance, { has }: Draft, name: string): DrawnType {
  const vcpus = chance.oneOf([1, 2, 4, 8]);
  const memoryMiB = chance.oneOf([1024, 2048, 8192, 16_384]);
  const registered = chance.maybe() ? chance.oneOf([memoryMiB, Math.floor(memoryMiB * 0.9)]) : undefined;
  const maxEnis = chance.whole(2, 4);
  const own = chance.maybe(0.3) ? chance.whole(0, 4) : undefined;
  const gpus = has('gpus') ? chance.whole(0, 2) : 0;
  return {
    name,
    cpu: vcpus * 1024,
    memory: registered ?? Math.floor(memoryMiB * 0.8),
    enis: own ?? maxEnis - 1,
    gpus,
    entry: {
      name,
      vcpus,
      memoryMiB,
      ...(registered !== undefined && { registeredMemoryMiB: registered }),
      maxEnis,
      ...(own !== undefined && { awsvpcTasks: own }),
      ...(chance.maybe(0.3) && { awsvpcTasksTrunked: chance.whole(2, 20) }),
      ...(gpus > 0 && { gpus }),
      ...(chance.maybe(0.3) && { cpuArchitecture: chance.oneOf(['X86_64', 'ARM64']) }),
      ...(chance.maybe(0.8) && { usdPerHour: chance.whole(0, 90) / 100 }),
    },
  };
}

const describedType = {
  InstanceType: 'file.large',
  VCpuInfo: { DefaultVCpus: 2 },
  MemoryInfo: { SizeInMiB: 4096 },
  NetworkInfo: { MaximumNetworkInterfaces: 3 },
  ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
};
