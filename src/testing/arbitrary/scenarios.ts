import fc from 'fast-check';
import type { DrawnScenario } from '../scenario/draft.js';
import { drawScenario } from '../scenario/draw-scenario.js';

/**
 * Whole scenario files, as data, of at most six simulated hours; `loadDrawn` reads one. Nearly all are valid. A smaller seed
 * is no simpler scenario, so none is shrunken: the seed names the counterexample.
 */
export const scenarios: fc.Arbitrary<DrawnScenario> = fc.noShrink(fc.nat()).map(drawScenario);
