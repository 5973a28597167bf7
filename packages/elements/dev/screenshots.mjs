/**
 * Pictures of every element in its states, light, dark, narrow and in forced colours, from the built
 * bundle: `npm run build:js -w packages/elements && npm run screenshots -w packages/elements -- <folder>`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromeFlags, findChrome } from '../../testing/src/find-chrome.ts';
import { BOARD_SHOTS } from './board-shots.mjs';
import { CARD_SHOTS } from './card-shots.mjs';
import { fakeApi } from './fake-api.mjs';
import { importRecord, problems } from './fake-data.mjs';
import { IO_SHOTS } from './io-shots.mjs';

const folder = process.argv[2] ?? 'screenshots';
const only = process.argv[3];
const bundle = fileURLToPath(new URL('../dist/bundle', import.meta.url));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
const PAGE = `<!doctype html><html lang="en"><head><title>Podflight</title><link rel="stylesheet" href="/page.css">
<script type="module" src="/bundle/podflight.js"></script></head><body><main></main></body></html>`;
const CSS = `:root{color-scheme:light dark;font:16px/1.5 system-ui,'DejaVu Sans',sans-serif;background:light-dark(#f5f6f8,#0d0f13)}
body{margin:0}main{padding:24px;max-width:1960px;margin:auto;display:grid;gap:24px}@media(max-width:400px){main{padding:8px}}`;

const server = createServer(async (request, response) => {
  if (await fakeApi(request, response)) return;
  const { pathname } = new URL(request.url, 'http://page');
  if (pathname === '/page.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(CSS);
  if (pathname.startsWith('/bundle/') && pathname.endsWith('.js')) {
    const file = await readFile(`${bundle}/${pathname.slice(8)}`);
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
  }
  if (pathname !== '/') return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': CSP }).end(PAGE);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const ID = '0b7c1f9e-51aa-4d0e-9a7e-1f2d3c4b5a69';
const ROWS = Array.from(
  { length: 400 },
  (_, index) =>
    `2026-11-${String((index % 22) + 1).padStart(2, '0')},${ID},spotify,${1200 + index},${900 + index},0.62,2.1%,4,${1900 + index}`,
).join('\n');
const FILE = `day,episode_id,source,downloads,listeners,completion_rate,ctr,conversions,revenue_cents\n${ROWS}\n`;
const BAD = {
  status: 'failed',
  records_imported: 0,
  records_inserted: 0,
  records_updated: 0,
  records_unchanged: 0,
  records_failed: 137,
  rows_refused: 137,
  rows_read: 12_480,
  error_code: 'rows-refused',
  errors: problems(137),
  error_message: '137 of 12,480 rows are wrong, so none was stored.',
};
const STOPPED = {
  status: 'failed',
  rows_read: 4_000,
  records_imported: 0,
  records_inserted: 0,
  records_updated: 0,
  records_unchanged: 0,
  records_failed: 4_000,
};
const PARTIAL = {
  mode: 'partial',
  records_imported: 12_343,
  records_inserted: 11_863,
  records_failed: 137,
  rows_refused: 137,
  errors: problems(137),
  warnings: [
    {
      line: null,
      column: 'notes',
      code: 'column-ignored',
      message: 'The column "notes" is not one that Podflight reads; it was left out.',
      value: null,
    },
  ],
};
const HISTORY = [
  importRecord({
    file_name: 'spotify-november.csv',
    status: 'processing',
    rows_read: 4_000,
    started_at: new Date(Date.now() - 4_000).toISOString(),
  }),
  importRecord({
    file_name: 'apple-podcasts-2026-11.csv',
    ...PARTIAL,
    started_at: new Date(Date.now() - 3_600_000).toISOString(),
  }),
  importRecord({
    file_name: 'daily-report-final-final-v2-corrected-by-mara.csv',
    ...BAD,
    started_at: new Date(Date.now() - 7_300_000).toISOString(),
  }),
  importRecord({
    ...STOPPED,
    file_name: 'overcast-november.csv',
    error_code: 'cancelled',
    error_message: 'Somebody cancelled this import. Nothing of it was stored.',
    started_at: new Date(Date.now() - 7_400_000).toISOString(),
  }),
  importRecord({
    ...STOPPED,
    file_name: 'own-player.csv',
    error_code: 'interrupted',
    error_message: 'The import was interrupted: its process stopped or lost its connection.',
    started_at: new Date(Date.now() - 7_500_000).toISOString(),
  }),
  importRecord({
    file_name: 'spotify-october.csv',
    dry_run: true,
    started_at: new Date(Date.now() - 86_400_000).toISOString(),
  }),
  importRecord({
    file_name: 'spotify-october.csv',
    started_at: new Date(Date.now() - 90_000_000).toISOString(),
  }),
  ...Array.from({ length: 8 }, () =>
    importRecord({ file_name: 'older.csv', started_at: '2026-10-02T08:00:00Z' }),
  ),
];

const pick = (page) =>
  page.evaluate((text) => {
    document
      .querySelector('podflight-csv-uploader')
      .take(new File([text], 'spotify-november.csv', { type: 'text/csv' }));
  }, FILE);
const press = (page, label) =>
  page.evaluate((words) => {
    const buttons = [...document.querySelector('main > *').shadowRoot.querySelectorAll('button')];
    buttons.find((button) => button.textContent.includes(words) || button.ariaLabel?.includes(words)).click();
  }, label);

const UPLOADER = 'podflight-csv-uploader';
const SHOTS = {
  ...BOARD_SHOTS,
  ...IO_SHOTS,
  ...CARD_SHOTS,
  'uploader-idle': { tag: UPLOADER },
  'uploader-preview': { tag: UPLOADER, act: pick },
  'uploader-checked': {
    tag: UPLOADER,
    control: { check: {} },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Check first');
    },
  },
  'uploader-checked-bad': {
    tag: UPLOADER,
    control: { check: { ...BAD, dry_run: true } },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Check first');
    },
  },
  'uploader-processing': {
    tag: UPLOADER,
    control: { upload_ms: 6_000, rows_read: 240 },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Import now');
      await wait(1_200);
    },
  },
  'uploader-done': {
    tag: UPLOADER,
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Import now');
    },
  },
  'uploader-partial': {
    tag: UPLOADER,
    control: { report: PARTIAL },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Import now');
    },
  },
  'uploader-failed': {
    tag: UPLOADER,
    control: { report: BAD },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Import now');
    },
  },
  'uploader-again': {
    tag: UPLOADER,
    control: { report: { already_imported: true, completed_at: '2026-11-20T09:00:00Z' } },
    act: async (page) => {
      await pick(page);
      await wait(450);
      await press(page, 'Import now');
    },
  },
  'uploader-off': { tag: UPLOADER, control: { features: { features: {}, role: 'member', limits: {} } } },
  'history-list': { tag: 'podflight-import-history', control: { imports: HISTORY } },
  'history-open': {
    tag: 'podflight-import-history',
    control: { imports: HISTORY.slice(1), report: BAD },
    act: (page) => press(page, 'Details of daily-report'),
  },
  'history-empty': { tag: 'podflight-import-history', control: { imports: [] } },
  'history-error': {
    tag: 'podflight-import-history',
    control: {
      answers: {
        'GET /v1/etl/status': {
          status: 503,
          body: { code: 'tenant.connection_dirty', detail: 'The database is busy. Try again in a moment.' },
        },
      },
    },
  },
};
const LOOKS = {
  light: { width: 760, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { width: 760, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  narrow: { width: 320, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  forced: { width: 760, features: [{ name: 'forced-colors', value: 'active' }] },
  rtl: { width: 480, features: [{ name: 'prefers-color-scheme', value: 'light' }], dir: 'rtl' },
  large: { width: 640, features: [{ name: 'prefers-color-scheme', value: 'light' }], size: '32px' },
};
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: await findChrome(),
  args: chromeFlags,
  headless: true,
});
try {
  for (const [look, { width, features, dir = 'ltr', size = '16px' }] of Object.entries(LOOKS)) {
    for (const [name, shot] of Object.entries(SHOTS)) {
      if (only && !`${name}-${look}`.includes(only)) continue;
      const page = await browser.newPage();
      page.on(
        'console',
        (message) => message.type() !== 'log' && process.stdout.write(`${name} ${look}: ${message.text()}\n`),
      );
      page.on('pageerror', (error) => process.stdout.write(`${name} ${look}: ${error.message}\n`));
      await page.setViewport({
        width: width > 480 ? (shot.width ?? width) : width,
        height: shot.height ?? 640,
        deviceScaleFactor: 2,
      });
      if (features[0].name === 'forced-colors') {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features });
      } else await page.emulateMediaFeatures(features);
      const id = `${name}-${look}`;
      await fetch(`${origin}/fake/${id}/control`, {
        method: 'POST',
        body: JSON.stringify(shot.control ?? {}),
      });
      await page.goto(origin);
      await page.evaluate(
        (tag, base, direction, fontSize) => {
          localStorage.clear();
          document.documentElement.dir = direction;
          document.documentElement.style.fontSize = fontSize;
          const element = document.createElement(tag);
          element.setAttribute('base-url', base);
          document.querySelector('main').append(element);
        },
        shot.tag,
        `/fake/${id}/api`,
        dir,
        size,
      );
      await wait(400);
      await shot.act?.(page);
      await wait(500);
      if (shot.print && look === 'light')
        await page.pdf({ path: `${folder}/${name}-print.pdf`, printBackground: true });
      await page.screenshot({ path: `${folder}/${id}.png`, fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(`Pictures are in ${folder}.\n`);
