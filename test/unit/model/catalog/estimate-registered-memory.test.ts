import { describe, expect, it } from 'vitest';
import { estimateRegisteredMemoryMiB } from '../../../../src/model/catalog/estimate-registered-memory.js';
import { measuredMemory } from '../../../../src/model/catalog/measured-memory.js';
import { findInstanceType } from '../../../../src/model/catalog/index.js';

describe('estimateRegisteredMemoryMiB', () => {
  it.each([
    [2, 135],
    [4, 268],
    [8, 375],
    [16, 625],
    [32, 1150],
    [64, 2310],
    [192, 5466],
    [384, 11560],
  ])('takes off what is known at %i GiB: %i MiB', (nominalGiB, lostMiB) => {
    expect(estimateRegisteredMemoryMiB(nominalGiB * 1024)).toBe(nominalGiB * 1024 - lostMiB);
  });

  it('interpolates in a straight line between two known sizes', () => {
    expect(estimateRegisteredMemoryMiB(128 * 1024)).toBe(131072 - (2310 + 5466) / 2);
    expect(estimateRegisteredMemoryMiB(24 * 1024)).toBe(Math.floor(24576 - (625 + 1150) / 2));
  });

  it('shrinks in proportion below 2 GiB', () => {
    expect(estimateRegisteredMemoryMiB(1024)).toBe(Math.floor(1024 - 135 / 2));
    expect(estimateRegisteredMemoryMiB(512)).toBe(Math.floor(512 - 135 / 4));
    expect(estimateRegisteredMemoryMiB(0)).toBe(0);
  });

  it('grows in proportion above 384 GiB', () => {
    expect(estimateRegisteredMemoryMiB(768 * 1024)).toBe(786432 - 2 * 11560);
    expect(estimateRegisteredMemoryMiB(2048 * 1024)).toBe(Math.floor(2097152 - (2048 / 384) * 11560));
  });

  it('never falls when the nominal memory grows', () => {
    for (let memoryMiB = 1; memoryMiB <= 1 << 20; memoryMiB += 257) {
      expect(estimateRegisteredMemoryMiB(memoryMiB + 257)).toBeGreaterThan(estimateRegisteredMemoryMiB(memoryMiB));
    }
  });

  it('lies within 5 % of every measurement', () => {
    const errors = measuredMemory
      .flatMap(({ measuredMiB }) => measuredMiB)
      .map(([name, measuredMiB]) => {
        const nominalMiB = findInstanceType(name, 'us-east-1')?.memoryMiB ?? Number.NaN;
        return { name, error: Math.abs(estimateRegisteredMemoryMiB(nominalMiB) / measuredMiB - 1) };
      });
    expect(errors).toHaveLength(45);
    expect(errors.filter(({ error }) => !(error < 0.05))).toEqual([]);
  });
});
