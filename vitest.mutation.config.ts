import { defineConfig } from 'vitest/config';

/** What may kill a mutant of `src/policy/`: its own tests and its properties. Whole runs would kill more and take hours. */
export default defineConfig({
  test: {
    include: [
      'test/unit/policy/**/*.test.ts',
      'test/property/policy/**/*.test.ts',
      'test/property/query.property.test.ts',
    ],
    pool: 'threads',
    testTimeout: 30_000,
  },
});
