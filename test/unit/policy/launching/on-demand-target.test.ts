import { describe, expect, it } from 'vitest';
import { buysSpot, onDemandTarget, shedsSpot } from '../../../../src/policy/launching/on-demand-target.js';
import { mix } from './a-purchase.js';

describe('onDemandTarget (MS-60)', () => {
  it.each([
    ['the base first', 2, 3, 0, 2],
    ['all of it', 3, 3, 0, 3],
    ['then a percentage of the rest', 13, 3, 50, 8],
    ['rounded in favour of On-Demand', 14, 3, 50, 9],
    ['however little', 101, 0, 1, 2],
    ['all On-Demand', 7, 0, 100, 7],
    ['all Spot', 7, 0, 0, 0],
    ['nothing', 0, 3, 50, 0],
  ])('%s: of %i with a base of %i and %i percent above it, %i', (_, total, base, percent, onDemand) => {
    expect(onDemandTarget(total, mix(base, percent))).toBe(onDemand);
  });
});

describe('buysSpot', () => {
  const launched = (base: number, percent: number, total: number): string => {
    let [onDemand, spot, letters] = [0, 0, ''];
    for (let n = 0; n < total; n++) {
      const isSpot = buysSpot(onDemand, spot, mix(base, percent));
      if (isSpot) spot++;
      else onDemand++;
      letters += isSpot ? 's' : 'o';
    }
    return letters;
  };

  it('one instance after the other', () => {
    expect(launched(2, 50, 8)).toBe('ooososos');
    expect(launched(0, 25, 8)).toBe('osssosss');
    expect(launched(0, 0, 3)).toBe('sss');
    expect(launched(0, 100, 3)).toBe('ooo');
    expect(launched(2, 0, 4)).toBe('ooss');
  });

  it('makes up for what the fleet has too much of', () => {
    expect(buysSpot(5, 0, mix(0, 50))).toBe(true);
    expect(buysSpot(0, 5, mix(0, 50))).toBe(false);
  });
});

describe('shedsSpot (MS-50, step 3)', () => {
  it('takes from the option that is above its share of what is left', () => {
    expect(shedsSpot(5, 5, mix(0, 50))).toBe(true);
    expect(shedsSpot(5, 4, mix(0, 50))).toBe(false);
    expect(shedsSpot(6, 5, mix(0, 50))).toBe(false);
    expect(shedsSpot(2, 8, mix(0, 50))).toBe(true);
    expect(shedsSpot(8, 2, mix(0, 50))).toBe(false);
  });

  it('leaves the base to the last', () => {
    expect(shedsSpot(2, 1, mix(2, 0))).toBe(true);
    expect(shedsSpot(2, 0, mix(2, 0))).toBe(false);
  });

  it('takes the only option there is', () => {
    expect(shedsSpot(0, 1, mix(0, 100))).toBe(true);
    expect(shedsSpot(0, 4, mix(9, 100))).toBe(true);
    expect(shedsSpot(4, 0, mix(0, 0))).toBe(false);
    expect(shedsSpot(1, 0, mix(0, 0))).toBe(false);
  });
});
