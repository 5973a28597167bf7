import { defineConfig } from 'tsup';
import { compactLiterals } from './dev/compact-literals.mjs';

const target = 'es2022';

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
    // One script tag for a plain page: everything is inside, the charts in a file of their own.
    entry: { podflight: 'src/define-all.ts', reserve: 'src/reserve.css' },
    outDir: 'dist/bundle',
    format: ['esm'],
    target,
    esbuildPlugins: [compactLiterals],
    platform: 'browser',
    splitting: true,
    minify: true,
    noExternal: [/.*/],
    dts: false,
    clean: true,
    sourcemap: true,
  },
]);
