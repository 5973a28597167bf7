import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const src = (path: string) => `${root}packages/${path}`;

/** A font is its bytes, as in the built package. */
const fontBytes = {
  name: 'font-bytes',
  enforce: 'pre',
  load: (id: string) =>
    id.endsWith('.ttf')
      ? `export default Uint8Array.from(Buffer.from('${readFileSync(id, 'base64')}', 'base64'))`
      : null,
} as const;

export default defineConfig({
  root,
  plugins: [fontBytes],
  resolve: {
    alias: [
      { find: /^@podflight\/(core|migrations|server-adapter)$/, replacement: src('$1/src/index.ts') },
      { find: '@podflight/core/io/pdf', replacement: src('core/src/io-pdf/index.ts') },
      { find: /^@podflight\/core\/([a-z-]+)$/, replacement: src('core/src/$1/index.ts') },
      { find: /^@podflight\/server-adapter\/([a-z-]+)$/, replacement: src('server-adapter/src/$1.ts') },
    ],
  },
  test: {
    include: [
      'packages/{core,migrations,server-adapter,testing}/src/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
    ],
    globalSetup: [src('testing/src/global-setup.ts')],
    hookTimeout: 120_000,
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
