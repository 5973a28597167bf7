/** Where the packages' sources are, for the import check: it resolves as webpack does. */
const { join } = require('node:path');
const source = (path) => join(__dirname, '..', path);

module.exports = {
  resolve: {
    extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    alias: {
      '@podflight/core$': source('core/src/index.ts'),
      '@podflight/core/io/pdf$': source('core/src/io-pdf/index.ts'),
      '@podflight/core': source('core/src'),
      '@podflight/migrations$': source('migrations/src/index.ts'),
      '@podflight/server-adapter$': source('server-adapter/src/index.ts'),
      '@podflight/server-adapter': source('server-adapter/src'),
      '@podflight/elements$': source('elements/src/index.ts'),
    },
    conditionNames: ['import', 'node', 'default'],
    exportsFields: ['exports'],
  },
};
