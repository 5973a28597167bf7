import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';
import { compactLiterals } from './dev/compact-literals.mjs';
import { oneStart } from './dev/one-start.mjs';

const target = 'es2022';

const start = fileURLToPath(new URL('src/define-all.ts', import.meta.url));

export default defineConfig([
  {
    entry: ['src/index.ts', 'src/define-all.ts', 'src/define/podflight-*.ts'],
    format: ['esm'],
    target,
    esbuildPlugins: [compactLiterals],
    platform: 'neutral',
    splitting: true,
    dts: true,
    sourcemap: true,
    clean: ['!bundle/**'],
  },
  {
    // One script tag for a plain page: all elements in one file, what only some pages or acts need in files of its own.
    entry: { podflight: start, reserve: 'src/reserve.css' },
    outDir: 'dist/bundle',
    format: ['esm'],
    target,
    esbuildPlugins: [oneStart(start), compactLiterals],
    platform: 'browser',
    splitting: true,
    minify: true,
    noExternal: [/.*/],
    dts: false,
    clean: true,
    sourcemap: true,
  },
]);
