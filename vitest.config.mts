import { configDefaults, defineConfig } from 'vitest/config';
import { hasSample, testsOfTheSample } from './test/support/sample.mts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(hasSample ? [] : testsOfTheSample)],
    globalSetup: ['test/support/global-setup.ts'],
    // Whole sites are built by real processes and looked at in a real browser.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
});
