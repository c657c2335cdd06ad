import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that the same code gives the same answer. PROPERTY_SEED takes another
 * whole number, or `random`; a property that fails prints the seed it used.
 */
const seed = process.env['PROPERTY_SEED'] ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
