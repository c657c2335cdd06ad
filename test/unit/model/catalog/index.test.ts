import { describe, expect, it } from 'vitest';
import { catalogSource, findInstanceType, instanceTypeNames } from '../../../../src/model/catalog/index.js';
import type { InstanceType } from '../../../../src/model/scenario.js';

/** Sizes of each family, metal ones included. */
const FAMILY_SIZES: readonly (readonly [family: string, sizes: number])[] = [
  ['t2', 7],
  ['t3', 7],
  ['t3a', 7],
  ['t4g', 7],
  ['m4', 6],
  ['m5', 9],
  ['m5a', 8],
  ['m6i', 10],
  ['m6a', 11],
  ['m6g', 9],
  ['m7i', 11],
  ['m7a', 12],
  ['m7g', 9],
  ['m8g', 12],
  ['c4', 5],
  ['c5', 9],
  ['c6i', 10],
  ['c6a', 11],
  ['c6g', 9],
  ['c7i', 11],
  ['c7g', 9],
  ['c8g', 12],
  ['r4', 6],
  ['r5', 9],
  ['r6i', 10],
  ['r6g', 9],
  ['r7i', 11],
  ['r7g', 9],
  ['r8g', 12],
  ['i4i', 10],
  ['g4dn', 7],
  ['g5', 8],
  ['g6', 8],
  ['p4d', 1],
  ['p5', 2],
];

function known(name: string): InstanceType {
  const type = findInstanceType(name, 'us-east-1');
  if (type === undefined) throw new Error(`${name} is not in the catalogue`);
  return type;
}

function familyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

const ALL: readonly InstanceType[] = instanceTypeNames().map(known);

describe('the catalogue holds', () => {
  it.each(FAMILY_SIZES)('every size of %s', (family, sizes) => {
    expect(ALL.filter((type) => familyOf(type.name) === family)).toHaveLength(sizes);
  });

  it('no other family, and no name twice', () => {
    const names = instanceTypeNames();
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(names.map(familyOf))].toSorted()).toEqual(FAMILY_SIZES.map(([family]) => family).toSorted());
  });

  it('ARM64 for the Graviton families and X86_64 for all others', () => {
    const arm = new Set(ALL.filter((type) => type.cpuArchitecture === 'ARM64').map((type) => familyOf(type.name)));
    expect([...arm]).toEqual(['t4g', 'm6g', 'm7g', 'm8g', 'c6g', 'c7g', 'c8g', 'r6g', 'r7g', 'r8g']);
  });

  it('a source and a date', () => {
    expect(catalogSource.date).toMatch(/^2026-\d\d-\d\d$/);
    expect(catalogSource.prices).toContain(catalogSource.regionPriced);
  });
});

describe('findInstanceType', () => {
  it('gives every fact of m5.large', () => {
    expect(findInstanceType('m5.large', 'us-east-1')).toEqual({
      name: 'm5.large',
      vcpus: 2,
      memoryMiB: 8192,
      registeredMemoryMiB: 7690,
      registeredMemoryEstimated: false,
      gpus: 0,
      maxEnis: 3,
      awsvpcTasks: 2,
      awsvpcTasksTrunked: 10,
      cpuArchitecture: 'X86_64',
      usdPerHour: 0.096,
    });
  });

  it('prices us-east-1 only, and changes nothing else by region', () => {
    expect(findInstanceType('m5.large', 'eu-west-1')).toEqual({ ...known('m5.large'), usdPerHour: undefined });
  });

  it.each([
    'm5ad.large',
    'm5.huge',
    'M5.large',
    'm5',
    'm5.',
    'm5.large.',
    '.large',
    'large',
    '',
    'constructor',
    '__proto__',
  ])('does not know "%s"', (name) => {
    expect(findInstanceType(name, 'us-east-1')).toBeUndefined();
  });
});

describe('awsvpc tasks per instance (RA-12, RA-13, RA-14)', () => {
  it.each([
    ['c5.large', 2, 10],
    ['m7i.large', 2, 10],
    ['m7i.xlarge', 3, 20],
    ['m5.2xlarge', 3, 40],
    ['m5.4xlarge', 7, 60],
    ['m5.12xlarge', 7, 60],
    ['m6i.8xlarge', 7, 90],
    ['m6i.12xlarge', 7, 120],
    ['c5.18xlarge', 14, 120],
    ['m7g.medium', 1, 4],
    ['g5.xlarge', 3, 6],
    ['i4i.16xlarge', 14, 248],
    ['i4i.32xlarge', 14, 498],
    ['t3.medium', 2, undefined],
    ['t3.xlarge', 3, undefined],
    ['t3a.small', 1, undefined],
    ['m4.large', 1, undefined],
  ])('%s holds %i, and with trunking %s', (name, plain, trunked) => {
    const type = known(name);
    expect([type.awsvpcTasks, type.awsvpcTasksTrunked]).toEqual([plain, trunked]);
  });

  it('have no trunking on t2, t3, t3a, t4g, m4, c4 and r4, and on no other family', () => {
    const without = new Set(
      ALL.filter((type) => type.awsvpcTasksTrunked === undefined).map((type) => familyOf(type.name)),
    );
    const withTrunk = new Set(
      ALL.filter((type) => type.awsvpcTasksTrunked !== undefined).map((type) => familyOf(type.name)),
    );
    expect([...without]).toEqual(['t2', 't3', 't3a', 't4g', 'm4', 'c4', 'r4']);
    expect([...without].filter((family) => withTrunk.has(family))).toEqual([]);
  });
});

describe('registered memory (RA-2, RA-18)', () => {
  it.each([
    ['t2', ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge'], [993, 2001, 3952, 7984, 16048, 32176]],
    [
      'm4',
      ['large', 'xlarge', '2xlarge', '4xlarge', '10xlarge', '16xlarge'],
      [7984, 16048, 32176, 64417, 161185, 257953],
    ],
    ['c4', ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'], [3765, 7480, 15040, 30145, 60385]],
    [
      'r4',
      ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'],
      [15292, 30664, 61408, 122881, 245857, 491809],
    ],
    [
      'm5',
      ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'],
      [7690, 15586, 31377, 62960, 189294, 378665],
    ],
    ['c5', ['large', 'xlarge', '2xlarge', '4xlarge', '9xlarge', '18xlarge'], [3714, 7634, 15473, 31142, 70351, 140780]],
    ['t3', ['small', 'medium'], [1913, 3884]],
  ])('of %s is the measured one', (family, sizes, measuredMiB) => {
    const types = sizes.map((size) => known(`${family}.${size}`));
    expect(types.map((type) => type.registeredMemoryMiB)).toEqual(measuredMiB);
    expect(types.map((type) => type.registeredMemoryEstimated)).toEqual(sizes.map(() => false));
  });

  it('is estimated, and says so, where nobody published a measurement', () => {
    const type = known('m7i.large');
    expect([type.registeredMemoryMiB, type.registeredMemoryEstimated]).toEqual([7817, true]);
  });

  it('was measured on 45 types', () => {
    expect(ALL.filter((type) => !type.registeredMemoryEstimated)).toHaveLength(45);
  });
});

describe('hardware', () => {
  it.each([
    ['c4.8xlarge', 36, 61440, 0],
    ['c5.9xlarge', 36, 73728, 0],
    ['t2.nano', 1, 512, 0],
    ['m6g.medium', 1, 4096, 0],
    ['r4.large', 2, 15616, 0],
    ['m5.metal', 96, 393216, 0],
    ['g4dn.12xlarge', 48, 196608, 4],
    ['g4dn.metal', 96, 393216, 8],
    ['p4d.24xlarge', 96, 1179648, 8],
    ['p5.48xlarge', 192, 2097152, 8],
  ])('of %s: %i vCPUs, %i MiB, %i GPUs', (name, vcpus, memoryMiB, gpus) => {
    expect(known(name)).toMatchObject({ vcpus, memoryMiB, gpus });
  });

  it('has GPUs in every size of g and p families and in no other', () => {
    expect(ALL.filter((type) => type.gpus > 0 !== /^[gp]\d/.test(type.name))).toEqual([]);
  });
});

describe('in every row', () => {
  it('figures are whole and positive, and agree with one another', () => {
    for (const type of ALL) {
      const whole = [type.vcpus, type.memoryMiB, type.registeredMemoryMiB, type.maxEnis, type.awsvpcTasks];
      expect(
        whole.every((value) => Number.isSafeInteger(value) && value > 0),
        type.name,
      ).toBe(true);
      expect(type.registeredMemoryMiB, type.name).toBeLessThanOrEqual(type.memoryMiB);
      expect(type.registeredMemoryMiB, type.name).toBeGreaterThan(0.89 * type.memoryMiB);
      expect(type.awsvpcTasks, type.name).toBe(type.maxEnis - 1);
      expect(type.awsvpcTasksTrunked ?? Infinity, type.name).toBeGreaterThan(type.awsvpcTasks);
      expect(type.usdPerHour, type.name).toBeGreaterThan(0);
    }
  });

  it('a larger size costs more, among sizes with as many GPUs, and is never smaller in anything', () => {
    const virtual = ALL.filter((type) => !type.name.includes('.metal'));
    const pairs = virtual.flatMap((small, index) =>
      virtual
        .slice(index + 1)
        .filter((large) => familyOf(large.name) === familyOf(small.name) && large.gpus === small.gpus)
        .map((large) => [small, large] as const),
    );
    expect(pairs.length).toBeGreaterThan(900);
    const wrong = pairs.filter(
      ([small, large]) =>
        large.vcpus < small.vcpus ||
        large.memoryMiB <= small.memoryMiB ||
        large.registeredMemoryMiB <= small.registeredMemoryMiB ||
        large.maxEnis < small.maxEnis ||
        (large.usdPerHour ?? 0) <= (small.usdPerHour ?? 0),
    );
    expect(wrong.map(([small, large]) => `${small.name} ${large.name}`)).toEqual([]);
  });
});
