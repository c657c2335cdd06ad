import { defineConfig } from 'vitest/config';

/** What may kill a mutant of `src/policy/`: its own tests, its properties, and the conformance cases of whole runs. */
export default defineConfig({
  test: {
    include: [
      'test/unit/policy/**/*.test.ts',
      'test/property/policy/**/*.test.ts',
      'test/property/query.property.test.ts',
      'test/conformance/**/*.test.ts',
    ],
    pool: 'threads',
    testTimeout: 30_000,
  },
});
