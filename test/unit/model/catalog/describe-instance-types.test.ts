import { describe, expect, it } from 'vitest';
import { fromDescribeInstanceTypes } from '../../../../src/model/catalog/describe-instance-types.js';
import { findInstanceType } from '../../../../src/model/catalog/index.js';

/** An entry as AWS prints it, cut to what matters and a little more. */
function entry(name: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    InstanceType: name,
    CurrentGeneration: true,
    ProcessorInfo: { SupportedArchitectures: ['x86_64'], SustainedClockSpeedInGhz: 3.1 },
    VCpuInfo: { DefaultVCpus: 4, DefaultCores: 2, DefaultThreadsPerCore: 2 },
    MemoryInfo: { SizeInMiB: 16384 },
    NetworkInfo: { MaximumNetworkInterfaces: 5, MaximumNetworkCards: 1 },
    ...changes,
  };
}

function read(...entries: unknown[]) {
  return fromDescribeInstanceTypes({ InstanceTypes: entries }, 'us-east-1');
}

describe('fromDescribeInstanceTypes', () => {
  it('reads a type that the catalogue does not know: no price, no trunking limit, estimated memory', () => {
    expect(read(entry('m99z.xlarge'))).toEqual({
      instanceTypes: [
        {
          name: 'm99z.xlarge',
          vcpus: 4,
          memoryMiB: 16384,
          registeredMemoryMiB: 16384 - 625,
          registeredMemoryEstimated: true,
          gpus: 0,
          maxEnis: 5,
          awsvpcTasks: 4,
          awsvpcTasksTrunked: undefined,
          cpuArchitecture: 'X86_64',
          usdPerHour: undefined,
        },
      ],
      problems: [],
    });
  });

  it('takes price, trunking limit and registered memory of a known type from the catalogue, hardware from the file', () => {
    const { instanceTypes } = read(entry('m5.xlarge', { VCpuInfo: { DefaultVCpus: 2 } }));
    expect(instanceTypes).toEqual([
      { ...findInstanceType('m5.xlarge', 'us-east-1'), vcpus: 2, maxEnis: 5, awsvpcTasks: 4 },
    ]);
    expect(instanceTypes[0]).toMatchObject({ registeredMemoryMiB: 15586, awsvpcTasksTrunked: 20, usdPerHour: 0.192 });
  });

  it('does not price a known type in another region', () => {
    const { instanceTypes } = fromDescribeInstanceTypes({ InstanceTypes: [entry('m5.xlarge')] }, 'eu-west-1');
    expect(instanceTypes[0]).toMatchObject({ usdPerHour: undefined, awsvpcTasksTrunked: 20 });
  });

  it('estimates the registered memory of a known type when the file gives it another nominal memory', () => {
    const { instanceTypes } = read(entry('m5.xlarge', { MemoryInfo: { SizeInMiB: 8192 } }));
    expect(instanceTypes[0]).toMatchObject({ registeredMemoryMiB: 7817, registeredMemoryEstimated: true });
  });

  it('adds up the GPUs of all kinds', () => {
    const gpus = {
      Gpus: [
        { Name: 'A', Count: 4 },
        { Name: 'B', Count: 2 },
      ],
      TotalGpuMemoryInMiB: 1,
    };
    expect(read(entry('g99.xlarge', { GpuInfo: gpus })).instanceTypes[0].gpus).toBe(6);
  });

  it('reads arm64, and x86_64 beside i386', () => {
    const { instanceTypes } = read(
      entry('a.arm', { ProcessorInfo: { SupportedArchitectures: ['arm64'] } }),
      entry('a.x86', { ProcessorInfo: { SupportedArchitectures: ['i386', 'x86_64'] } }),
    );
    expect(instanceTypes.map((type) => type.cpuArchitecture)).toEqual(['ARM64', 'X86_64']);
  });

  it('keeps to the published awsvpc limit where it is below maxEnis − 1', () => {
    const network = { NetworkInfo: { MaximumNetworkInterfaces: 16 } };
    expect(read(entry('m6in.32xlarge', network)).instanceTypes[0].awsvpcTasks).toBe(13);
  });

  it('keeps the order of the file', () => {
    const names = ['z.large', 'a.large', 'm5.large'];
    expect(read(...names.map((name) => entry(name))).instanceTypes.map((type) => type.name)).toEqual(names);
  });

  it.each([
    [{ VCpuInfo: undefined }, 'VCpuInfo.DefaultVCpus is missing'],
    [{ VCpuInfo: {} }, 'VCpuInfo.DefaultVCpus is missing'],
    [{ VCpuInfo: { DefaultVCpus: '4' } }, 'VCpuInfo.DefaultVCpus must be a whole number of at least 1, found "4"'],
    [{ VCpuInfo: { DefaultVCpus: 0 } }, 'VCpuInfo.DefaultVCpus must be a whole number of at least 1, found 0'],
    [{ MemoryInfo: [] }, 'MemoryInfo.SizeInMiB is missing'],
    [{ MemoryInfo: { SizeInMiB: 0.5 } }, 'MemoryInfo.SizeInMiB must be a whole number of at least 1, found 0.5'],
    [{ NetworkInfo: 'fast' }, 'NetworkInfo.MaximumNetworkInterfaces is missing'],
    [{ ProcessorInfo: {} }, 'ProcessorInfo.SupportedArchitectures is missing'],
    [
      { ProcessorInfo: { SupportedArchitectures: ['x86_64_mac'] } },
      'ProcessorInfo.SupportedArchitectures must be a list with x86_64 or arm64, found ["x86_64_mac"]',
    ],
    [{ GpuInfo: {} }, 'GpuInfo.Gpus[].Count is missing'],
    [{ GpuInfo: { Gpus: [{ Count: 1 }, {}] } }, 'GpuInfo.Gpus[].Count must be whole numbers, found [1,null]'],
    [{ GpuInfo: { Gpus: [{ Count: -1 }] } }, 'GpuInfo.Gpus[].Count must be whole numbers, found [-1]'],
  ])('leaves out an entry with %j', (changes, fault) => {
    expect(read(entry('good.large'), entry('bad.large', changes))).toEqual({
      instanceTypes: [expect.objectContaining({ name: 'good.large' })],
      problems: [`InstanceTypes[1] (bad.large) is left out: ${fault}.`],
    });
  });

  it('names all faults of one entry in one sentence', () => {
    const { problems } = read(entry('bad.large', { MemoryInfo: {}, NetworkInfo: {} }));
    expect(problems).toEqual([
      'InstanceTypes[0] (bad.large) is left out: MemoryInfo.SizeInMiB is missing; NetworkInfo.MaximumNetworkInterfaces is missing.',
    ]);
  });

  it('gives one problem for each entry without a name, or that is no object', () => {
    const { instanceTypes, problems } = read(entry(''), { ...entry('x'), InstanceType: 5 }, null, 'm5.large', [], 7);
    expect(instanceTypes).toEqual([]);
    expect(problems).toHaveLength(6);
    expect(problems[0]).toBe('InstanceTypes[0] is left out: InstanceType must be a name, found "".');
    expect(problems[1]).toBe('InstanceTypes[1] is left out: InstanceType must be a name, found 5.');
    expect(problems[2]).toMatch(/^InstanceTypes\[2\] is left out: InstanceType is missing; VCpuInfo\.DefaultVCpus is/);
  });

  it('keeps the first of two entries with one name', () => {
    const { instanceTypes, problems } = read(entry('a.large'), entry('a.large', { VCpuInfo: { DefaultVCpus: 8 } }));
    expect(instanceTypes.map((type) => type.vcpus)).toEqual([4]);
    expect(problems).toEqual(['InstanceTypes[1] (a.large) is left out: an earlier entry has the same InstanceType.']);
  });

  it('shortens a long wrong value', () => {
    const { problems } = read(entry('a.large', { VCpuInfo: { DefaultVCpus: 'x'.repeat(500) } }));
    expect(problems[0].length).toBeLessThan(160);
  });

  it.each([undefined, null, 5, 'text', [], {}, { InstanceTypes: {} }, { instanceTypes: [] }])(
    'says that %j is something else',
    (json) => {
      expect(fromDescribeInstanceTypes(json, 'us-east-1')).toEqual({
        instanceTypes: [],
        problems: ['No list named InstanceTypes: this is not the output of `aws ec2 describe-instance-types`.'],
      });
    },
  );

  it('accepts an empty list', () => {
    expect(read()).toEqual({ instanceTypes: [], problems: [] });
  });
});
