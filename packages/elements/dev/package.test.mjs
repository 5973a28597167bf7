import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compactLiterals } from './compact-literals.mjs';
import { oneStart } from './one-start.mjs';

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

/** The most that a page loads for one element alone, in KB: Lit and all that elements share are 14 of them. */
const ALONE = {
  'podflight-csv-uploader': 16.1,
  'podflight-import-history': 18.3,
  'podflight-deal-board': 22.9,
  'podflight-io-list': 22.8,
  'podflight-io-wizard': 23.4,
  'podflight-match-table': 22.8,
  'podflight-card-filters': 13.6,
  'podflight-pacing-card': 27.1,
  'podflight-sponsor-revenue-card': 24,
  'podflight-makegoods-card': 22.3,
  'podflight-audience-fit-card': 22.6,
  'podflight-projected-cpm-card': 22,
  'podflight-inventory-calendar-card': 23.6,
  'podflight-pipeline-forecast-card': 24.4,
  'podflight-win-loss-card': 24.5,
  'podflight-etl-health-card': 23.8,
  'podflight-creator-cards': 31.7,
  'podflight-advertiser-cards': 28.6,
  'podflight-ops-cards': 29.3,
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

/** What a browser loads at once for an entry, and each file with what it may load later, in gzipped bytes. */
async function loaded(entry, plugins = []) {
  const result = await bundle({
    ...{ entryPoints: [entry], outdir: 'out', minify: true, write: false, platform: 'browser' },
    plugins: [...plugins, compactLiterals],
  });
  const { inputs, outputs } = result.metafile;
  const sizes = new Map(
    result.outputFiles.map(({ path, contents }) => [
      path.replace(at(''), ''),
      gzipSync(contents, { level: 9 }).length,
    ]),
  );
  const atOnce = new Set();
  const follow = (name) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') follow(path);
  };
  for (const [name, { entryPoint }] of Object.entries(outputs)) if (entryPoint === entry) follow(name);
  const total = [...atOnce].reduce((sum, name) => sum + sizes.get(name), 0);
  return { inputs: Object.keys(inputs), sizes, total };
}

test('what a browser loads is small, and holds no query builder and no validator', async (t) => {
  const say = (name, bytes, limit) => {
    t.diagnostic(`${name}: ${(bytes / KB).toFixed(2)} KB gz (at most ${limit})`);
    assert.ok(bytes <= limit * KB, `${name} is ${(bytes / KB).toFixed(2)} KB gz, more than ${limit}`);
  };
  assert.deepEqual(Object.keys(ALONE), [...ELEMENTS, ...CARDS, ...DASHBOARDS]);
  for (const [tag, limit] of Object.entries(ALONE))
    say(`${tag} alone`, (await loaded(`src/define/${tag}.ts`)).total, limit);
  const { inputs, sizes, total } = await loaded('src/define-all.ts', [oneStart(at('src/define-all.ts'))]);
  assert.deepEqual(
    inputs.filter((file) => /node_modules\/(kysely|zod)\/|packages\/core/.test(file)),
    [],
  );
  say('all elements, before any of them is on the page', total, 60);
  const later = (part) => {
    const found = [...sizes].filter(([name]) => name.includes(part));
    assert.equal(found.length, 1);
    return found[0][1];
  };
  say('chart', later('draw-chart'), 25);
  say('what the deal board is acted on with', later('acting-part'), 11);
});
