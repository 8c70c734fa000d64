import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{src,cli,claims,validation,tests,scripts}/**/*.test.ts'], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
});
