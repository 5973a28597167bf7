import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compactLiterals } from './compact-literals.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ELEMENTS = [
  'podflight-csv-uploader',
  'podflight-import-history',
  'podflight-deal-board',
  'podflight-io-list',
  'podflight-io-wizard',
  'podflight-match-table',
  'podflight-card-filters',
];
const CARDS = [
  ...['podflight-pacing-card', 'podflight-sponsor-revenue-card', 'podflight-makegoods-card'],
  ...['podflight-audience-fit-card', 'podflight-projected-cpm-card', 'podflight-inventory-calendar-card'],
  ...['podflight-pipeline-forecast-card', 'podflight-win-loss-card', 'podflight-etl-health-card'],
];
const DASHBOARDS = ['podflight-creator-cards', 'podflight-advertiser-cards', 'podflight-ops-cards'];

/** The most that a card adds to the frame that all cards share, in KB; 6 where nothing else is said. */
const CARD_BUDGET = { 'podflight-pacing-card': 9 };
/**
 * The most that an element adds to the shared runtime, in KB; 8 where nothing else is said. Board, list and
 * wizard share sheets, filters and words (also with cards) in chunks of their own, which costs one alone a
 * little and saves it together.
 */
const BUDGET = {
  ...{ 'podflight-deal-board': 13, 'podflight-io-list': 13, 'podflight-io-wizard': 13 },
  'podflight-match-table': 14,
};
const ENTRIES = [
  'src/index.ts',
  'src/define-all.ts',
  ...['podflight-provider', ...ELEMENTS, ...CARDS, ...DASHBOARDS].map((tag) => `src/define/${tag}.ts`),
];
const KB = 1024;

const bundle = (options) =>
  build({
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    plugins: [compactLiterals],
    tsconfig: at('tsconfig.json'),
    absWorkingDir: at(''),
    ...options,
  });

test('every entry imports in Node, where there is no DOM', async () => {
  const outdir = at('node_modules/.cache/entries');
  await mkdir(outdir, { recursive: true });
  await bundle({ entryPoints: ENTRIES, outdir, packages: 'external', outExtension: { '.js': '.mjs' } });
  assert.equal(typeof globalThis.document, 'undefined');
  for (const entry of ENTRIES) await import(`${outdir}/${entry.slice(4, -3)}.mjs`);
});

test('the registered version is the one of the package', async () => {
  const { version } = JSON.parse(await readFile(at('package.json'), 'utf8'));
  const source = await readFile(at('src/define/define-element.ts'), 'utf8');
  assert.match(source, new RegExp(`ELEMENTS_VERSION = '${version.replaceAll('.', '\\.')}'`));
});

test('what a browser loads is small, and holds no query builder and no validator', async (t) => {
  const tags = [...ELEMENTS, ...CARDS, ...DASHBOARDS];
  const entryPoints = tags.map((tag) => `src/define/${tag}.ts`);
  const result = await bundle({
    entryPoints,
    outdir: 'out',
    minify: true,
    write: false,
    platform: 'browser',
  });
  const inputs = Object.keys(result.metafile.inputs);
  assert.deepEqual(
    inputs.filter((file) => /node_modules\/(kysely|zod)\/|packages\/core/.test(file)),
    [],
  );
  const sizes = Object.fromEntries(
    result.outputFiles.map((file) => [
      file.path.replace(at(''), ''),
      gzipSync(file.contents, { level: 9 }).length,
    ]),
  );
  const { outputs } = result.metafile;
  const loaded = (name, seen = new Set()) => {
    seen.add(name);
    for (const { path, kind } of outputs[name].imports) {
      if (kind === 'import-statement' && !seen.has(path)) loaded(path, seen);
    }
    return seen;
  };
  const sum = (names) => [...names].reduce((total, name) => total + sizes[name], 0);
  const set = (tag) => loaded(`out/${tag}.js`);
  const common = (names) => names.map(set).reduce((all, one) => all.intersection(one));
  // What is more than that in filters and dashboards is little, and others have it too.
  const shared = common([...ELEMENTS.filter((tag) => tag !== 'podflight-card-filters'), ...CARDS]);
  const frame = common(CARDS).difference(shared);
  const say = (name, bytes, limit) => {
    t.diagnostic(`${name}: ${(bytes / KB).toFixed(2)} KB gz (at most ${limit})`);
    assert.ok(bytes <= limit * KB, `${name} is ${(bytes / KB).toFixed(2)} KB gz, more than ${limit}`);
  };
  say('shared runtime', sum(shared), 14.2);
  for (const tag of ELEMENTS) say(tag, sum(set(tag).difference(shared)), BUDGET[tag] ?? 8);
  say('the frame of all cards', sum(frame), 10);
  for (const tag of CARDS)
    say(`${tag} in its frame`, sum(set(tag).difference(shared).difference(frame)), CARD_BUDGET[tag] ?? 6);
  for (const tag of DASHBOARDS)
    say(`${tag}, three cards in their frame`, sum(set(tag).difference(shared).difference(frame)), 16);
  say('all elements', sum(tags.map(set).reduce((all, one) => all.union(one))), 114);
  const lazy = Object.keys(outputs).filter((name) => name.includes('draw-chart'));
  assert.equal(lazy.length, 1);
  say('chart', sizes[lazy[0]], 25);
  const acting = Object.keys(outputs).filter((name) => name.includes('acting-part'));
  assert.equal(acting.length, 1);
  say('what the deal board is acted on with', sizes[acting[0]], 11);
});
