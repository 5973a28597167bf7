import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compactSource } from './compact-literals.mjs';

/**
 * An esbuild plugin: what a page loads at once is one file, not one for each set of parts that share code with it.
 * esbuild puts modules together that the same entries and later parts reach; here each part reaches all of the start.
 */
export const oneStart = (start) => ({
  name: 'one-start',
  setup(build) {
    // It is imported for what it reaches; what it does has been done.
    build.initialOptions.logOverride = { 'ignored-bare-import': 'silent' };
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: resolve(resolveDir, path), pluginData: { isLater: true } }
        : undefined,
    );
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path, pluginData }) => {
      if (!pluginData?.isLater) return undefined;
      const source = await readFile(path, 'utf8');
      return { contents: `import ${JSON.stringify(start)};\n${compactSource(source)}`, loader: 'ts' };
    });
  },
});
