import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/cards/index.ts',
    'src/delivery/index.ts',
    'src/etl/index.ts',
    'src/events/index.ts',
    'src/io-document/index.ts',
    'src/io-pdf/index.ts',
    'src/io/index.ts',
    'src/matching/index.ts',
    'src/pipeline/index.ts',
    'src/promo/index.ts',
    'src/tenancy/index.ts',
    'src/vanity/index.ts',
  ],
  format: ['esm'],
  target: 'es2023',
  platform: 'neutral',
  loader: { '.ttf': 'binary' },
  dts: true,
  sourcemap: true,
  clean: true,
});
