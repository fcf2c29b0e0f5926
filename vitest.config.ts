import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,bot,ingest,evals}/**/*.test.ts'],
    // Generous on purpose: they end what hangs and measure nothing.
    testTimeout: 90_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    globalSetup: ['src/language/testing/build-tables.ts'],
  },
});
