import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { importRecord, problems } from '../../dev/fake-data.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-import-history.ts';
import type { PodflightImportHistory } from './import-history.ts';

const RUNNING = { status: 'processing', rows_read: 4_000 };
const NOTHING = {
  status: 'failed',
  records_imported: 0,
  records_failed: 12_480,
  rows_refused: 3,
};
const PARTIAL = { records_imported: 12_343, records_failed: 137, rows_refused: 137, file_name: 'apple.csv' };

async function history(imports: unknown[], change: Record<string, unknown> = {}) {
  const api = await scenario({ imports, ...change });
  const element = await fixture<PodflightImportHistory>(
    html`<podflight-import-history base-url=${api.base}></podflight-import-history>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('tr.row') ?? [])];

describe('<podflight-import-history>', () => {
  it('lists each import with its state, file, counts, when and by whom', async () => {
    const { element } = await history([importRecord(PARTIAL)]);
    const row = rows(element)[0]?.innerText.replace(/\s+/g, ' ');
    expect(row)
      .to.include('apple.csv')
      .and.to.include('Good rows only')
      .and.to.include('12,343 imported, 137 rejected');
    expect(row).to.include('2 minutes ago');
    const time = element.shadowRoot?.querySelector('time');
    expect(time?.title).to.match(/\d{4}/);
    expect(
      words(element, 'tr.row .who') || element.shadowRoot?.querySelector('tr.row .who')?.textContent,
    ).to.include('mara@');
  });

  it('follows an import that runs, and stops asking when it has ended', async () => {
    const running = importRecord(RUNNING);
    const { api, element } = await history([running]);
    expect(words(element)).to.include('4,000 read so far');
    await api.control({ imports: [{ ...running, status: 'completed', records_imported: 9_000 }] });
    await until(() => words(element).includes('9,000 imported'));
    const asked = (await api.asked('GET', '/etl/status')).length;
    await aTimeout(2_300);
    expect((await api.asked('GET', '/etl/status')).length).to.equal(asked);
  });

  it('says of a failed import how many rows were at fault, not that all were', async () => {
    const { element } = await history([importRecord({ ...NOTHING, error_code: 'rows-refused' })]);
    expect(words(element)).to.include('3 rows with problems, nothing stored').and.to.include('Failed');
    expect(words(element)).to.not.include('12,480');
  });

  it('calls a cancelled and an interrupted import by their names, with what was kept', async () => {
    const { element } = await history([
      importRecord({ ...NOTHING, error_code: 'cancelled', rows_refused: 0 }),
      importRecord({ ...NOTHING, error_code: 'interrupted', records_imported: 5_000 }),
    ]);
    const [cancelled, interrupted] = rows(element).map((row) => row.innerText.replace(/\s+/g, ' '));
    expect(cancelled).to.include('Cancelled').and.to.include('nothing stored');
    expect(interrupted).to.include('Interrupted').and.to.include('5,000 imported');
    expect(words(element)).to.not.include('Failed').and.to.not.include('rejected');
  });

  it('says what is wrong with a file once', async () => {
    const error_message = 'This is a PDF document and not a CSV file.';
    const problem = { line: null, column: null, code: 'not-csv', message: error_message, value: null };
    const { element } = await history(
      [importRecord({ ...NOTHING, file_name: 'a.pdf', error_code: 'not-csv', error_message })],
      { report: { errors: [problem], errors_total: 1 } },
    );
    button(element, 'Details of a.pdf')?.click();
    await until(() => words(element).includes(error_message));
    await aTimeout(300);
    expect(words(element).split(error_message)).to.have.length(2);
    expect(words(element)).to.not.include('1 problem').and.to.not.include('No problems');
  });

  it('finds an import that starts on the page, though the server learns of it later', async () => {
    const { api, element } = await history([]);
    document.body.dispatchEvent(new CustomEvent('podflight-import-started', { bubbles: true }));
    await aTimeout(300);
    await api.control({ imports: [importRecord({ ...RUNNING, file_name: 'new.csv' })] });
    await until(() => words(element).includes('4,000 read so far'));
  });

  it('looks again when an import on the page completes', async () => {
    const { api, element } = await history([]);
    expect(words(element)).to.include('No imports yet');
    await api.control({ imports: [importRecord({ file_name: 'new.csv' })] });
    document.body.dispatchEvent(
      new CustomEvent('podflight-import-completed', { bubbles: true, composed: true }),
    );
    await until(() => words(element).includes('new.csv'));
  });

  it('opens a row by keyboard to show its problems', async () => {
    const { element } = await history([importRecord(PARTIAL)], {
      report: { errors: problems(3), errors_total: 3 },
    });
    button(element, 'Details of apple.csv')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => words(element).includes('3 problems'));
    expect(words(element)).to.include('There is no 31 November.');
    expect(button(element, 'Details of apple.csv')?.ariaExpanded).to.equal('true');
    expect(button(element, 'Download error rows')).to.not.equal(null);
    await sendKeys({ press: 'Enter' });
    await until(() => !words(element).includes('3 problems'));
  });

  it('opens a row by a click anywhere on it, and says so', async () => {
    const { element } = await history([importRecord(PARTIAL)]);
    setTimeout(() => rows(element)[0]?.click());
    const { detail } = await oneEvent(element, 'podflight-import-opened');
    expect(detail.import_id).to.match(/^0000/);
  });

  it('stops a running import when asked', async () => {
    const { api, element } = await history([importRecord(RUNNING)]);
    button(element, 'Details of spotify-november.csv')?.click();
    (await until(() => button(element, 'Cancel import'))).click();
    await until(() => words(element).includes('Cancelled'));
    expect(button(element, 'Cancel import')).to.equal(null);
    const all = await (await fetch(api.base.replace('/api', '/requests'))).json();
    expect(all.some((asked: { path: string }) => asked.path.endsWith('/cancel'))).to.equal(true);
  });

  it('loads more, without losing what was there', async () => {
    const { element } = await history(Array.from({ length: 13 }, () => importRecord()));
    expect(rows(element)).to.have.length(10);
    button(element, 'Load more')?.click();
    await until(() => rows(element).length === 13);
    expect(button(element, 'Load more')).to.equal(null);
  });

  it('offers the next step when nothing was imported yet', async () => {
    const { element } = await history([]);
    setTimeout(() => button(element, 'Import your first file')?.click());
    await oneEvent(element, 'podflight-import-requested');
  });

  it('says what went wrong and loads again', async () => {
    const answers = {
      'GET /v1/etl/status': { status: 503, body: { code: 'x', detail: 'Busy for a moment.' } },
    };
    const { api, element } = await history([importRecord()], { answers });
    await until(() => words(element).includes('Busy for a moment.'));
    await api.control({ answers: {} });
    button(element, 'Try again')?.click();
    await until(() => rows(element).length === 1);
  });

  it('keeps the list and says how old it is when it cannot be refreshed', async () => {
    const { api, element } = await history([importRecord()]);
    await api.control({ answers: { 'GET /v1/etl/status': { status: 500, body: {} } } });
    await element.refresh();
    await until(() => words(element).includes('could not be refreshed'));
    expect(rows(element)).to.have.length(1);
  });

  it('says that the feature is off', async () => {
    const { element } = await history([], { features: { features: {}, role: null, limits: {} } });
    expect(words(element)).to.include('Not switched on here');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no axe violation in ${colorScheme}, list, details, empty and error`, async () => {
      await emulateMedia({ colorScheme });
      document.documentElement.style.colorScheme = 'light dark';
      const imports = [importRecord(RUNNING), importRecord(PARTIAL), importRecord({ status: 'failed' })];
      const { element } = await history(imports, { report: { errors: problems(3), errors_total: 3 } });
      await expect(element).to.be.accessible();
      button(element, 'Details of apple.csv')?.click();
      await until(() => words(element).includes('3 problems'));
      await aTimeout(200);
      await expect(element).to.be.accessible();
      await expect((await history([])).element).to.be.accessible();
      const answers = { 'GET /v1/etl/status': { status: 503, body: { code: 'x', detail: 'Busy.' } } };
      await expect((await history([], { answers })).element).to.be.accessible();
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
