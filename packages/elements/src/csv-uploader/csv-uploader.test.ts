import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import { problems } from '../../dev/fake-data.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-csv-uploader.ts';
import type { PodflightCsvUploader } from './csv-uploader.ts';

const CSV = 'day,episode_id,source,downloads\n2026-11-01,a,spotify,12\n2026-11-02,b,apple,7\n';
const FAILED = {
  status: 'failed',
  records_imported: 0,
  records_inserted: 0,
  records_updated: 0,
  records_unchanged: 0,
  records_failed: 12_480,
  rows_refused: 120,
  error_code: 'rows-refused',
  error_message: '120 of 12,480 rows are wrong, so none was stored.',
  errors: problems(120),
};
const csvFile = (text = CSV, name = 'numbers.csv') => new File([text], name, { type: 'text/csv' });
const dataOf = (...files: File[]) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};

async function uploader(change: Record<string, unknown> = {}) {
  const api = await scenario(change);
  const element = await fixture<PodflightCsvUploader>(
    html`<podflight-csv-uploader base-url=${api.base}></podflight-csv-uploader>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

async function ready(change: Record<string, unknown> = {}, file = csvFile()) {
  const made = await uploader(change);
  made.element.take(file);
  await until(() => button(made.element, 'Import now'));
  return made;
}

async function press(element: Element, label: string) {
  (await until(() => button(element, label))).click();
}

function dropOn(element: Element, type: string, data: DataTransfer) {
  const zone = element.shadowRoot?.querySelector('.card > .body');
  const event = new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
  zone?.dispatchEvent(event);
  return event;
}

describe('<podflight-csv-uploader> takes a file', () => {
  it('by drop, and shows that it may be let go', async () => {
    const { element } = await uploader();
    dropOn(element, 'dragover', dataOf(csvFile()));
    await element.updateComplete;
    expect(words(element)).to.include('Let go to read the file');
    dropOn(element, 'drop', dataOf(csvFile()));
    await until(() => words(element).includes('2026-11-01'));
    expect(words(element)).to.include('numbers.csv').and.to.include('2 rows.');
  });

  it('by the file dialog, opened with the mouse', async () => {
    const { element } = await uploader();
    const input = element.shadowRoot?.querySelector('input');
    let opened = 0;
    input?.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    const box = button(element, 'Choose a file')?.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round((box?.x ?? 0) + 20), Math.round((box?.y ?? 0) + 10)],
    });
    expect(opened).to.equal(1);
    if (input) input.files = dataOf(csvFile()).files;
    input?.dispatchEvent(new Event('change'));
    await until(() => button(element, 'Import now'));
  });

  it('by keyboard alone, up to the import', async () => {
    const { element } = await uploader();
    let opened = 0;
    element.shadowRoot?.querySelector('input')?.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
      element.take(csvFile());
    });
    button(element, 'Download a template')?.focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(opened).to.equal(1);
    await until(() => button(element, 'Import now'));
    expect(element.shadowRoot?.activeElement?.ariaLabel).to.equal('First rows of numbers.csv');
    for (
      let tries = 0;
      tries < 8 && element.shadowRoot?.activeElement !== button(element, 'Import now');
      tries++
    ) {
      await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
    await until(() => words(element).includes('rows imported'));
    expect(element.shadowRoot?.activeElement?.textContent).to.include('rows imported');
  });

  it('by paste of copied rows', async () => {
    const { api, element } = await uploader();
    const data = new DataTransfer();
    data.setData('text/plain', 'day\tsource\n2026-11-01\tspotify\n');
    button(element, 'Choose a file')?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
    );
    await until(() => words(element).includes('pasted-rows.csv'));
    await press(element, 'Import now');
    await until(() => words(element).includes('rows imported'));
    const [asked] = await api.asked('POST', '/etl/upload');
    expect(asked?.text).to.equal('day\tsource\n2026-11-01\tspotify\n');
  });

  it('by paste of a file, and leaves other text to the page', async () => {
    const { element } = await uploader();
    const paste = (data: DataTransfer) => {
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      button(element, 'Choose a file')?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const prose = new DataTransfer();
    prose.setData('text/plain', 'hello');
    expect(paste(prose)).to.equal(false);
    expect(paste(dataOf(csvFile()))).to.equal(true);
    await until(() => button(element, 'Import now'));
  });

  it('but not two at once', async () => {
    const { element } = await uploader();
    dropOn(element, 'drop', dataOf(csvFile(), csvFile()));
    await element.updateComplete;
    expect(words(element, '[role=alert]')).to.include('One file at a time');
  });

  it('but not one above the limit: nothing is sent', async () => {
    const limits = { features: { ENABLE_ETL_CSV_UPLOAD: true }, role: 'member', limits: { max_bytes: 20 } };
    const { api, element } = await uploader({ features: limits });
    element.take(csvFile());
    await until(() => words(element).includes('Nothing was stored'));
    expect(words(element)).to.include('at most 20 bytes');
    expect(await api.asked('POST', '/etl/upload')).to.have.length(0);
  });

  it('and leaves a reader alone who is elsewhere on the page', async () => {
    const { element } = await uploader();
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
    field.focus();
    element.take(csvFile());
    await until(() => button(element, 'Import now'));
    expect(document.activeElement).to.equal(field);
  });

  it('but not a PDF: says so at once, and once, and sends nothing', async () => {
    const { api, element } = await uploader();
    element.take(csvFile('%PDF-1.7\n1,2,3\n', 'report.csv'));
    await until(() => words(element).includes('Nothing was stored'));
    expect(words(element)).to.include('This is a PDF document and not a CSV file.');
    expect(words(element, '.body').split('PDF')).to.have.length(2);
    expect(element.shadowRoot?.activeElement?.textContent).to.include('Nothing was stored');
    expect(await api.asked('POST', '/etl/upload')).to.have.length(0);
  });

  it('of which an archive has no preview', async () => {
    const { element } = await ready({}, new File([new Uint8Array([0x1f, 0x8b, 8, 0])], 'numbers.csv.gz'));
    expect(words(element)).to.include('Preview not available for archives');
  });
});

describe('<podflight-csv-uploader> checks first', () => {
  it('and says what an import would do before anything is stored', async () => {
    const { api, element } = await ready({
      check: { records_inserted: 3, records_updated: 2, records_unchanged: 1 },
    });
    setTimeout(() => button(element, 'Check first')?.click());
    const { detail } = await oneEvent(element, 'podflight-import-checked');
    expect(detail.report.dry_run).to.equal(true);
    await until(() => words(element).includes('Ready to import'));
    expect(words(element)).to.include('add 3 rows, update 2, leave 1 unchanged and reject 0');
    const [asked] = await api.asked('POST', '/etl/upload');
    expect(asked?.query).to.deep.include({ dry_run: 'true', mode: 'atomic', file_name: 'numbers.csv' });
    await press(element, 'Import now');
    await until(() => words(element).includes('12,480 rows imported'));
  });

  it('and lists what would be refused', async () => {
    const { element } = await ready({ check: FAILED });
    await press(element, 'Check first');
    await until(() => words(element).includes('Nothing would be stored'));
    expect(words(element)).to.include('120 problems');
    expect(button(element, 'Import now')).to.equal(null);
  });
});

describe('<podflight-csv-uploader> imports', () => {
  it('with the mode, a key, the length and the sum of the file', async () => {
    const { api, element } = await ready();
    element.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click();
    await press(element, 'Import now');
    await until(() => words(element).includes('rows imported'));
    const [asked] = await api.asked('POST', '/etl/upload');
    const sum = await crypto.subtle.digest('SHA-256', await csvFile().arrayBuffer());
    const hex = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(asked?.query.mode).to.equal('partial');
    expect(asked?.text).to.equal(CSV);
    expect(asked?.headers).to.include({ 'x-upload-length': String(CSV.length), 'x-content-sha256': hex });
    expect(asked?.headers['idempotency-key']).to.match(/^web-[0-9a-f]{32}$/);
    const counts = words(element, '.counts');
    expect(counts).to.equal('New 12,000 Updated 300 Unchanged 180 Duplicate 0 Rejected 0');
  });

  it('with its bytes, then its rows, and tells a screen reader of the start, the quarters and the end once', async () => {
    const { api, element } = await ready({ upload_ms: null, rows_read: 2 });
    const heard: string[] = [];
    const live = element.shadowRoot?.querySelector('[data-announcement]');
    new MutationObserver(() => heard.push(live?.textContent ?? '')).observe(live ?? element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const fired: string[] = [];
    for (const name of ['started', 'progress', 'completed', 'failed']) {
      document.body.addEventListener(`podflight-import-${name}`, () => fired.push(name), { once: true });
    }
    await press(element, 'Import now');
    await until(() => words(element).includes('2 rows read'));
    await api.control({ release: true });
    await until(() => words(element).includes('rows imported'));
    await aTimeout(50);
    expect(heard.filter((said) => said.includes('started'))).to.have.length(1);
    expect(heard.filter((said) => said.includes('100% sent'))).to.have.length(1);
    expect(heard.filter((said) => said.includes('Import complete'))).to.have.length(1);
    expect(fired).to.deep.equal(['started', 'progress', 'completed']);
  });

  it('until it is cancelled, and says that nothing was stored', async () => {
    const { element } = await ready({ upload_ms: null });
    await press(element, 'Import now');
    await until(() => words(element).includes('The server is reading'));
    setTimeout(() => button(element, 'Cancel')?.click());
    const { detail } = await oneEvent(element, 'podflight-import-cancelled');
    expect(detail).to.deep.equal({ stored_rows: 0 });
    await until(() => words(element).includes('Cancelled Nothing was stored.'));
    await press(element, 'Back to the file');
    await until(() => button(element, 'Import now'));
  });

  it('and says so when rows had been stored before the cancel', async () => {
    const { element } = await ready({ upload_ms: null, after_cancel: { records_imported: 5_000 } });
    await press(element, 'Import now');
    await until(() => words(element).includes('The server is reading'));
    await press(element, 'Cancel');
    await until(() => words(element).includes('5,000 rows had been stored before you cancelled.'));
  });

  it('and tries again after the connection was lost', async () => {
    const { api, element } = await ready({ upload: 'cut', after_cancel: { records_imported: 0 } });
    await press(element, 'Import now');
    await until(() => words(element).includes('The connection was lost. Nothing of this file was stored'));
    await api.control({ upload: 'answer' });
    await press(element, 'Try again');
    await until(() => words(element).includes('rows imported'));
    const keys = (await api.asked('POST', '/etl/upload')).map((asked) => asked.headers['idempotency-key']);
    // The browser itself may repeat a request whose connection broke; one key then names one attempt.
    expect(new Set(keys).size).to.equal(2);
  });

  it('and says that a file was imported before, and imports it again when asked', async () => {
    const { api, element } = await ready({ report: { already_imported: true } });
    await press(element, 'Import now');
    await until(() => words(element).includes('This file was imported before'));
    await press(element, 'Import again');
    await until(() => words(element).includes('rows imported'));
    const asked = await api.asked('POST', '/etl/upload');
    expect(asked.map((request) => request.query.force)).to.deep.equal([undefined, 'true']);
  });

  it('and lists what was refused, by line and column, fifty a page', async () => {
    const { element } = await ready({ report: FAILED });
    setTimeout(() => button(element, 'Import now')?.click());
    const { detail } = await oneEvent(element, 'podflight-import-failed');
    expect(detail.code).to.equal('rows-refused');
    await until(() => words(element).includes('120 problems'));
    const lines = () => [...(element.shadowRoot?.querySelectorAll('.problems tbody tr') ?? [])];
    expect(lines()).to.have.length(50);
    expect((lines()[0] as HTMLElement).innerText.replace(/\s+/g, ' ')).to.match(
      /^2 downloads Downloads must be/,
    );
    await press(element, 'Next');
    await until(() => words(element).includes('51 to 100 of 120'));
    await press(element, 'Next');
    await until(() => lines().length === 20);
    expect(button(element, 'Next')?.disabled).to.equal(true);
  });

  it('the good rows of the same file by one press, after wrong rows stopped all of it', async () => {
    const { api, element } = await ready({ report: FAILED });
    await press(element, 'Import now');
    await until(() => words(element).includes('120 problems'));
    await api.control({ report: { mode: 'partial', records_failed: 120, rows_refused: 120 } });
    await press(element, 'Import the good rows');
    await until(() => words(element).includes('12,480 rows imported, 120 rejected'));
    const asked = await api.asked('POST', '/etl/upload');
    expect(asked.map(({ query, text }) => [query.mode, text])).to.deep.equal([
      ['atomic', CSV],
      ['partial', CSV],
    ]);
  });

  it('says what is wrong with the file as a whole once', async () => {
    const error_message = 'The file has no header.';
    const problem = { line: null, column: null, code: 'no-header', message: error_message, value: null };
    const report = { ...FAILED, rows_refused: 0, error_code: 'no-header', error_message, errors: [problem] };
    const { element } = await ready({ report });
    await press(element, 'Import now');
    await until(() => words(element).includes(error_message));
    expect(words(element, '.body').split(error_message)).to.have.length(2);
    expect(button(element, 'Import the good rows')).to.equal(null);
  });

  it('and downloads the error rows with the same headers', async () => {
    const { api, element } = await ready({ report: FAILED });
    element.headers = { authorization: 'Bearer t' };
    await until(() => button(element, 'Import now'));
    await press(element, 'Import now');
    await until(() => button(element, 'Download error rows'));
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        resolve(this);
      };
    });
    await press(element, 'Download error rows');
    const anchor = await saved;
    expect(anchor.download).to.match(/^rejected-rows-.*\.csv$/);
    expect(anchor.href).to.match(/^blob:/);
    const asked = (await (await fetch(api.base.replace('/api', '/requests'))).json()).filter(
      (each: { path: string }) => each.path.endsWith('/errors.csv'),
    );
    expect(asked[0].headers.authorization).to.equal('Bearer t');
  });
});

describe('<podflight-csv-uploader> when it may not', () => {
  it('says that the feature is off, and which', async () => {
    const { element } = await uploader({ features: { features: {}, role: 'member', limits: {} } });
    expect(words(element)).to.include('Not switched on here').and.to.include('ENABLE_ETL_CSV_UPLOAD');
  });

  it('tells a viewer whom to ask', async () => {
    const features = { features: { ENABLE_ETL_CSV_UPLOAD: true }, role: 'viewer', limits: {} };
    const { element } = await uploader({ features });
    expect(words(element)).to.include('not make them');
    expect(button(element, 'Choose a file')).to.equal(null);
  });

  it('offers to load again what could not be loaded', async () => {
    const answers = {
      'GET /v1/features': { status: 503, body: { code: 'x', detail: 'Busy for a moment.' } },
    };
    const { api, element } = await uploader({ answers });
    await until(() => words(element).includes('Busy for a moment.'));
    await api.control({ answers: {} });
    await press(element, 'Try again');
    await until(() => button(element, 'Choose a file'));
  });
});

describe('<podflight-csv-uploader> speaks', () => {
  it('the texts of the host, and the numbers of its locale', async () => {
    const { element } = await ready();
    element.messages = {
      uploader_import: 'Jetzt einlesen',
      uploader_done_title: '{count} Zeilen eingelesen',
    };
    element.locale = 'de';
    await press(element, 'Jetzt einlesen');
    await until(() => words(element).includes('12.480 Zeilen eingelesen'));
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`<podflight-csv-uploader> has no axe violation in ${colorScheme}`, () => {
    before(async () => {
      await emulateMedia({ colorScheme });
      document.documentElement.style.colorScheme = 'light dark';
    });
    after(() => emulateMedia({ colorScheme: 'light' }));
    const accessible = async (element: Element) => expect(element).to.be.accessible();
    const settled = async (change: Record<string, unknown>, label: string, sign: string) => {
      const { element } = await ready(change);
      await press(element, label);
      await until(() => words(element).includes(sign));
      await aTimeout(200);
      return element;
    };

    it('when it waits', async () => accessible((await uploader()).element));
    it('with a file', async () => accessible((await ready()).element));
    it('when it runs', async () =>
      accessible(await settled({ upload_ms: null }, 'Import now', 'server is reading')));
    it('when checked', async () => accessible(await settled({}, 'Check first', 'Ready to import')));
    it('when done', async () => accessible(await settled({}, 'Import now', 'rows imported')));
    it('with problems', async () =>
      accessible(await settled({ report: FAILED }, 'Import now', '120 problems')));
    it('when off', async () =>
      accessible((await uploader({ features: { features: {}, role: null, limits: {} } })).element));
  });
}
