import { describe, expect, it } from 'vitest';
import { estimateRegisteredMemoryMiB } from '../../../src/model/catalog/estimate-registered-memory.js';
import { findInstanceType } from '../../../src/model/catalog/index.js';
import { faultsOf, group, resolved } from './small-scenario.js';

const autoScalingGroups = (...instanceTypes: string[]) => [
  group('a', 'us-east-1a', { instanceTypes }),
  group('b', 'us-east-1b', { instanceTypes }),
];
const typesOf = (instanceTypes: unknown, names: string[], parts: object = {}, files = {}) =>
  resolved({ instanceTypes, autoScalingGroups: autoScalingGroups(...names), ...parts }, { files }).instanceTypes;

describe('instanceTypes', () => {
  it('adds types: what is left out is estimated, and marked', () => {
    const added = { name: 'lab.4x16', vcpus: 4, memoryMiB: 16_384 };
    expect(typesOf([added], ['lab.4x16'])).toEqual([
      {
        ...added,
        registeredMemoryMiB: estimateRegisteredMemoryMiB(16_384),
        registeredMemoryEstimated: true,
        gpus: 0,
        maxEnis: 2,
        awsvpcTasks: 1,
        awsvpcTasksTrunked: undefined,
        cpuArchitecture: 'X86_64',
        usdPerHour: undefined,
        spotUsdPerHour: undefined,
      },
    ]);
    const given = { registeredMemoryMiB: 16_000, maxEnis: 8, awsvpcTasksTrunked: 60, gpus: 1, usdPerHour: 0.2 };
    expect(typesOf([{ ...added, ...given }], ['lab.4x16'])[0]).toMatchObject({
      ...given,
      registeredMemoryEstimated: false,
      awsvpcTasks: 7,
    });
  });

  it('overrides what it names of a built-in type, and nothing else', () => {
    const builtIn = findInstanceType('m5.large', 'us-east-1');
    expect(typesOf([{ name: 'm5.large', usdPerHour: 1, registeredMemoryMiB: 7000 }], ['m5.large'])).toEqual([
      { ...builtIn, usdPerHour: 1, registeredMemoryMiB: 7000, registeredMemoryEstimated: false },
    ]);
  });

  it('are only those that groups name, each once, in order of mention', () => {
    const names = (instanceTypes: object[]) => typesOf(instanceTypes, ['m5.large', 'c5.large']).map(({ name }) => name);
    expect(names([{ name: 'lab.1', vcpus: 1, memoryMiB: 1024 }])).toEqual(['m5.large', 'c5.large']);
  });

  it('have the Spot price of the scenario, and none but that', () => {
    const pricing = { spotUsdPerHour: { 'm5.large': 0.035, 'c5.large': 0.03 } };
    expect(typesOf([], ['m5.large', 'm5a.large'], { pricing }).map((type) => type.spotUsdPerHour)).toEqual([
      0.035,
      undefined,
    ]);
  });

  it('have no price in a region without built-in prices', () => {
    expect(typesOf([], ['m5.large'], { region: 'eu-west-1' })[0].usdPerHour).toBeUndefined();
  });

  const described = (name: string, architecture = 'x86_64') => ({
    InstanceType: name,
    VCpuInfo: { DefaultVCpus: 6 },
    MemoryInfo: { SizeInMiB: 12_288 },
    NetworkInfo: { MaximumNetworkInterfaces: 4 },
    ProcessorInfo: { SupportedArchitectures: [architecture] },
  });
  const file = (...entries: object[]) => ({ 'types.json': JSON.stringify({ InstanceTypes: entries }) });

  it.each([['types.json'], [{ file: 'types.json' }], [[{ file: 'types.json' }]]])(
    'may be what aws ec2 describe-instance-types prints: %j',
    (from) => {
      const [type] = typesOf(from, ['z9.large'], {}, file(described('z9.large')));
      expect(type).toMatchObject({ name: 'z9.large', vcpus: 6, memoryMiB: 12_288, maxEnis: 4, awsvpcTasks: 3 });
    },
  );

  it('overrides types of such a file too', () => {
    const from = [{ file: 'types.json' }, { name: 'z9.large', usdPerHour: 0.5 }];
    expect(typesOf(from, ['z9.large'], {}, file(described('z9.large')))[0]).toMatchObject({
      vcpus: 6,
      usdPerHour: 0.5,
    });
  });

  it('complains of an entry of such a file only where a group names it', () => {
    const files = file(described('z9.large'), described('mac9.metal', 'arm64_mac'));
    const parts = (...names: string[]) => ({
      instanceTypes: 'types.json',
      autoScalingGroups: autoScalingGroups(...names),
    });
    expect(faultsOf(parts('z9.large'), { files })).toEqual([]);
    expect(faultsOf(parts('z9.large', 'mac9.metal'), { files })).toContain('E031 instanceTypes');
  });

  it.each([
    ['nothing', {}],
    ['no JSON', { 'types.json': '{' }],
    ['other JSON', { 'types.json': '[]' }],
    ['no types', { 'types.json': '{ "InstanceTypes": [] }' }],
  ])('cannot come from a file of %s', (_, files) => {
    expect(faultsOf({ instanceTypes: 'types.json' }, { files })).toEqual(['E030 instanceTypes']);
  });
});
