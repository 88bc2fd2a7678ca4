import { defineConfig } from 'vitest/config'

/** Two cores are what a small machine has; more workers than that only wait for each other. */
const workers = 2

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    setupFiles: ['tests/setup/same-chances.ts'],
    maxWorkers: workers,
    // long enough for a machine that is busy with other things: a test that waits, waits for a condition
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: [
            'src/**/*.test.{ts,tsx}',
            'tests/architecture/**/*.test.ts',
            'tests/faults/**/*.test.ts',
            'tests/access/**/*.test.ts',
          ],
          globalSetup: ['src/platform/testing/start-test-server.ts'],
        },
      },
      { extends: true, test: { name: 'browser', include: ['tests/browser/**/*.test.ts'] } },
      { extends: true, test: { name: 'independent', include: ['tests/independent/**/*.test.ts'] } },
    ],
  },
})
