/** Which way imports may point; `npm run imports` fails on any other. See ARCHITECTURE.md. */
/** Tests, the scripts that they start, and what they share. */
const TESTS = '[.](test|fixture)[.]ts$|/given-[^/]+[.]ts$';
const core = '^packages/core/src/';

/** Folders of core: each imports only from the rows above its own, and not from its neighbours. */
const LAYERS = [
  ['shared'],
  ['tenancy'],
  ['events'],
  ['metrics'],
  ['delivery'],
  ['io-document', 'pipeline', 'promo', 'vanity'],
  ['etl', 'io', 'matching'],
  ['cards', 'io-pdf'],
];
const layers = LAYERS.map((names, row) => ({
  name: `core-${names[0]}-points-down`,
  severity: 'error',
  comment:
    'core folders import only what stands in the rows above theirs (packages/testing/import-rules.cjs)',
  from: { path: `${core}(${names.join('|')})/`, pathNot: TESTS },
  to: { path: `${core}(${LAYERS.slice(row).flat().join('|')})/`, pathNot: `${core}$1/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-resolution', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-stays-portable',
      severity: 'error',
      comment: 'core runs on Bun, Deno and edge runtimes: no Node built-ins, no driver, no other package',
      from: { path: core, pathNot: TESTS },
      to: {
        path: '^(packages/(?!core)|examples/|bench/)|^node:|^(pg|express|fastify|hono)$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-has-no-builtins',
      severity: 'error',
      from: { path: core, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    ...layers,
    {
      name: 'core-delivery-is-arithmetic',
      severity: 'error',
      comment: 'delivery is pure functions over plain values: no database, no tenancy, no events',
      from: { path: `${core}delivery/`, pathNot: TESTS },
      to: { path: `${core}(?!delivery/|shared/)|node_modules/` },
    },
    {
      name: 'adapter-knows-only-core',
      severity: 'error',
      from: { path: '^packages/server-adapter/src/', pathNot: TESTS },
      to: {
        path: '^packages/(elements|migrations|testing)/|node_modules/(express|fastify|hono)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-the-node-shell-uses-node',
      severity: 'error',
      from: {
        path: '^packages/server-adapter/src/',
        pathNot: `${TESTS}|/src/(node|express|fastify)[.]ts$|/src/node-bridge/`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'elements-take-only-types-of-core',
      severity: 'error',
      from: { path: '^packages/elements/src/', pathNot: TESTS },
      to: {
        path: '^packages/(core|server-adapter|migrations|testing)/|node_modules/(kysely|zod)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'migrations-take-only-the-host-contract-of-core',
      severity: 'error',
      from: { path: '^packages/migrations/src/', pathNot: TESTS },
      to: { path: '^packages/(?!migrations|core/src/tenancy)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'hosts-use-public-paths',
      severity: 'error',
      from: { path: '^(examples|bench)/' },
      to: {
        path: '^packages/[^/]+/(src/(?!index[.]ts|[^/]+/index[.]ts|[^/]+[.]ts)|dist/chunk)',
        pathNot: '^packages/testing/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|[.]data)/' },
    tsConfig: { fileName: 'packages/testing/tsconfig.json' },
    webpackConfig: { fileName: 'packages/testing/import-aliases.cjs' },
    tsPreCompilationDeps: true,
  },
};
