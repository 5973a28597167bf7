import { importRecord, problems } from './fake-data.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
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
/** Pictures of the uploader and of what was imported. */
export const IMPORT_SHOTS = {
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
