import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fits, isCandidate } from '../../../src/policy/placement/fits.js';
import { refusalCode, refuse } from '../../../src/policy/placement/refusal.js';
import { refusalReason } from '../../../src/policy/placement/refusal-text.js';
import { placement } from './arbitrary-fleet.js';

it('a refusal agrees with fits', () => {
  fc.assert(
    fc.property(placement, ({ fleet, request }) => {
      const { code, closestRow, counts, reasons } = refuse(fleet, request);
      const rows = Array.from({ length: fleet.size }, (_, row) => row);
      const candidates = rows.filter((row) => isCandidate(fleet, request, row));
      const anyFits = candidates.some((row) => fits(fleet, request, row));
      expect(code === refusalCode.none).toBe(anyFits);
      expect(closestRow < 0).toBe(candidates.length === 0);
      if (closestRow >= 0) expect(fits(fleet, request, closestRow)).toBe(anyFits);
      if (closestRow >= 0 && !anyFits) expect(counts[code]).toBeGreaterThan(0);
      counts.forEach((count, n) => {
        expect(count).toBeLessThanOrEqual(candidates.length);
        expect(((reasons >> n) & 1) === 1).toBe(count > 0);
      });
      const failing = candidates.filter((row) => !fits(fleet, request, row)).length;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(failing);
      expect(refusalReason(code) === '').toBe(anyFits);
    }),
    { numRuns: 2000 },
  );
});

it('mending what the closest instance fails at, one check after another, makes the task fit', () => {
  fc.assert(
    fc.property(placement, ({ fleet, request }) => {
      const { code, closestRow } = refuse(fleet, request);
      if (closestRow < 0 || code === refusalCode.none) return;
      const mended = {
        ...request,
        ...(code === refusalCode.cpu && { cpuUnits: 0 }),
        ...(code === refusalCode.memory && { memoryMiB: 0 }),
        ...(code === refusalCode.gpu && { gpus: 0 }),
        ...(code === refusalCode.ports && { ports: 0 }),
        ...(code === refusalCode.eni && { enis: 0 }),
        ...(code === refusalCode.distinctInstance && { distinctInstance: false }),
        ...(code === refusalCode.memberOf && { memberOf: undefined }),
      };
      const after = refuse(fleet, mended);
      expect(after.counts[code]).toBe(0);
      expect(after.code === refusalCode.none || after.code > code || after.closestRow !== closestRow).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
