import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,bot,ingest,evals}/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['src/platform/testing/patience.ts'],
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: ['src/language/testing/build-tables.ts'],
  },
});
