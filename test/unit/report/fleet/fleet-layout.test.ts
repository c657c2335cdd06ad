import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, fleetLayout } from '../../../../src/report/fleet/fleet-layout.js';

const arbitraryFleet = fc.record({
  zoneOf: fc.array(fc.nat(3), { minLength: 1, maxLength: 300 }),
  width: fc.integer({ min: 320, max: 1400 }),
});

describe('the layout of a fleet', () => {
  it('keeps every cell on the canvas, and none on another', () => {
    fc.assert(
      fc.property(arbitraryFleet, ({ zoneOf, width }) => {
        const layout = fleetLayout(4, zoneOf, width);
        const { x, y, side, pitch, height } = layout;
        expect(side).toBeLessThan(pitch);
        const places = new Set<string>();
        zoneOf.forEach((_, cell) => {
          expect(x[cell]).toBeGreaterThanOrEqual(0);
          expect(x[cell] + side).toBeLessThanOrEqual(width);
          expect(y[cell] + side).toBeLessThanOrEqual(height);
          places.add(`${x[cell]} ${y[cell]}`);
          expect(cellAt(layout, x[cell] + side / 2, y[cell] + side / 2)).toBe(cell);
        });
        expect(places.size).toBe(zoneOf.length);
      }),
    );
  });

  it('has a label for each zone that ever had an instance', () => {
    expect(fleetLayout(3, [2, 0, 2], 900).labels.map(({ zone }) => zone)).toEqual([0, 2]);
  });

  it('finds no cell between the boxes', () => {
    const layout = fleetLayout(1, [0, 0], 400);
    expect(cellAt(layout, layout.x[0] + layout.side + 0.5, layout.y[0] + 1)).toBe(-1);
  });

  it('lets five thousand stand on part of a screen, wide or narrow', () => {
    const zoneOf = Array.from({ length: 5000 }, (_, n) => n % 3);
    expect(fleetLayout(3, zoneOf, 1200).height).toBeLessThan(500);
    expect(fleetLayout(3, zoneOf, 340).height).toBeLessThan(700);
  });
});
