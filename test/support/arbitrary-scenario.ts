import fc from 'fast-check';
import { drawScenario } from '../fuzz/draw-scenario.js';

/**
 * A whole scenario file, as the fuzz draws it. A failure names the seed, which `npm run fuzz -- --seed N` shrinks; a smaller
 * seed is no smaller scenario.
 */
export const arbitraryScenario = fc.noShrink(fc.nat()).map(drawScenario);
