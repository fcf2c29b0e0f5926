import { defineConfig } from 'vitest/config';

/** Tests of what a process has once: the lock of its data folder, its PDF reader. Each file gets a worker of its own. */
const alone = ['**/server-lock.test.ts', 'ingest/**/*.test.ts'];
/** Trials that measure, kill or drive a browser do, too. */
const trials = [
  'BROWSER_TESTS',
  'GATE_TRIALS',
  'HOSTILE_ACTIVITIES',
  'TEST_DATABASE_URL',
  'TEST_MODELS',
  'WECHAT_TRIALS',
];

export default defineConfig({
  test: {
    // Generous on purpose: they end what hangs and measure nothing.
    testTimeout: 90_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    globalSetup: ['src/language/testing/build-tables.ts'],
    projects: [
      // Files share a worker and its modules: loading them is half of the time otherwise.
      {
        extends: true,
        test: {
          name: 'shared',
          isolate: trials.some((name) => process.env[name] !== undefined),
          include: ['{src,bot,ingest,evals}/**/*.test.ts'],
          exclude: alone,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
