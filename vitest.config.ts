import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'threads',
    // A property or a fuzz run over whole simulations may take a while on a small machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Line-wide facts and goldens are read by people: show them whole.
    chaiConfig: { truncateThreshold: 0 },
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
});
