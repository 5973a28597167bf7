import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The demo in a real browser: `npx vitest run --config examples/demo-host/e2e/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['**/*.test.ts'],
    globalSetup: ['./global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
