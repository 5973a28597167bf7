import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  format: ['esm'],
  target: 'es2023',
  platform: 'node',
  dts: { entry: ['src/index.ts'] },
  sourcemap: true,
  clean: true,
});
