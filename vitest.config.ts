import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that read a clock: they run when all others are done, one at a time, so that what they time is the page and not its neighbours. */
const TIMED = ['tests/web-times.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['{src,cli,claims,validation,tests,scripts}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...TIMED],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'timed', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
