import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { saveFile } from '../api/save-file.ts';
import { previewFile } from '../csv-preview/preview-file.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView, skeletonView } from '../element/state-views.ts';
import { importCountsStyles } from '../problems/import-counts.styles.ts';
import { problemTableStyles } from '../problems/problem-table.styles.ts';
import type { Catalogue } from '../text/english.ts';
import { importText } from '../text/english-imports.ts';
import { sharedText } from '../text/english-shared.ts';
import { uploaderText } from '../text/english-uploader.ts';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { icon } from '../theme/icons.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { uploaderStyles } from './csv-uploader.styles.ts';
import { FileIntake } from './file-intake.ts';
import { runUpload } from './run-upload.ts';
import { uploadAnnouncement } from './upload-announcement.ts';
import { uploadEvent } from './upload-events.ts';
import { idleUpload, isRunning, reduceUpload, type UploadAction, type UploadState } from './upload-state.ts';
import type { UploaderView } from './uploader-view.ts';
import { uploaderSteps } from './views/uploader-steps.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...importText, ...uploaderText };

/**
 * Takes a CSV of daily numbers by drop, dialog, keyboard or paste, shows its first rows, checks it,
 * imports it with progress, and lists what was wrong by line and column.
 *
 * @summary Imports a CSV of daily episode numbers.
 * @tag podflight-csv-uploader
 * @fires podflight-import-started - `{ file_name, byte_size, mode }`: a file has begun to be sent.
 * @fires podflight-import-progress - `{ sent_bytes, total_bytes, rows_read }`.
 * @fires podflight-import-checked - `{ report }`: a check came back; nothing was stored.
 * @fires podflight-import-completed - `{ report }`: an import is done.
 * @fires podflight-import-failed - `{ code, message, report }`; `report` is null when the file was not judged.
 * @fires podflight-import-cancelled - `{ stored_rows }`.
 * @csspart card - The box around everything.
 * @csspart drop-zone - Where a file is dropped.
 * @csspart preview - The first rows of the file.
 * @csspart progress - The bar and its words.
 * @csspart result - How it ended.
 * @csspart problems - The table of problems.
 */
export class PodflightCsvUploader extends PodflightElement {
  static override styles = [
    tokens,
    card,
    buttons,
    statuses,
    tables,
    skeletons,
    importCountsStyles,
    problemTableStyles,
    uploaderStyles,
  ];

  /** What happens to a file with wrong rows until the reader chooses: `atomic` (nothing is stored) or `partial`. */
  @property() mode: 'atomic' | 'partial' = 'atomic';

  @state() private upload: UploadState = idleUpload;
  @state() private announcement = '';
  @state() private problemPage = 0;
  @query('input[type="file"]') private readonly input!: HTMLInputElement | null;

  readonly #gate = new FeatureGate(this, ['ENABLE_ETL_CSV_UPLOAD']);
  readonly #intake = new FileIntake(this, {
    isOpen: () => this.#mayUpload && !isRunning(this.upload),
    onFile: (file) => void this.#read(file),
  });
  #abort: AbortController | null = null;

  protected override get catalogue(): Catalogue {
    return CATALOGUE;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('mode') && this.upload.step === 'idle') this.upload = { ...this.upload, mode: this.mode };
  }

  override updated(changed: PropertyValues): void {
    const before: unknown = changed.get('upload');
    if (before === undefined || !isRunning(before as UploadState) || isRunning(this.upload)) return; // our own state
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  /** Takes a file as if the reader had chosen it. Ignored while an import runs. */
  take(file: File): void {
    this.#intake.take({ kind: 'file', file });
  }

  readonly #dispatch = (action: UploadAction): void => {
    const before = this.upload;
    const after = reduceUpload(before, action);
    if (after === before) return;
    this.upload = after;
    if (before.step !== after.step) this.problemPage = 0;
    this.announcement = uploadAnnouncement(before, after, this.text, this.formats) ?? this.announcement;
    const event = uploadEvent(before, after);
    if (event) this.emit(event.name, event.detail);
  };

  get #mayUpload(): boolean {
    return this.#gate.state === 'on' && this.#gate.features?.role !== 'viewer';
  }

  async #read(file: File): Promise<void> {
    this.#dispatch({ type: 'file_picked', file });
    const tooLarge = this.#tooLarge(file);
    if (tooLarge)
      return this.#dispatch({ type: 'failed', failure: { code: 'too-large', message: tooLarge } });
    try {
      const preview = await previewFile(file);
      if (this.upload.file === file) this.#dispatch({ type: 'previewed', preview });
    } catch {
      const failure = { code: 'unreadable', message: this.text('uploader_unreadable') };
      if (this.upload.file === file) this.#dispatch({ type: 'failed', failure });
    }
  }

  #tooLarge(file: File): string | null {
    const limit = this.#gate.features?.limits.max_bytes;
    if (limit === undefined || file.size <= limit) return null;
    const size = this.formats.bytes(file.size);
    return this.text('uploader_too_large', { size, limit: this.formats.bytes(limit) });
  }

  async #start(dry_run: boolean, force: boolean): Promise<void> {
    const { api, text } = this;
    if (!api || isRunning(this.upload)) return;
    this.#dispatch({ type: dry_run ? 'check_started' : 'import_started' });
    const { file, mode } = this.upload;
    if (!file || !isRunning(this.upload)) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    await runUpload({ api, file, mode, dry_run, force, signal, text, dispatch: this.#dispatch });
  }

  async #download(load: () => Promise<Blob> | undefined, name: string, complaint: string): Promise<void> {
    try {
      const blob = await load();
      if (blob) saveFile(blob, name);
      this.#intake.complain('');
    } catch {
      this.#intake.complain(complaint);
    }
  }

  #downloadTemplate(): void {
    void this.#download(
      () => this.api?.template(),
      'podflight-template.csv',
      this.text('uploader_template_failed'),
    );
  }

  #view(): UploaderView {
    return {
      state: this.upload,
      over: this.#intake.over,
      complaint: this.#intake.complaint,
      text: this.text,
      formats: this.formats,
      dispatch: this.#dispatch,
      maxBytes: this.#gate.features?.limits.max_bytes,
      choose: () => this.input?.click(),
      check: () => void this.#start(true, false),
      importNow: (force) => void this.#start(false, force),
      cancel: () => {
        this.#dispatch({ type: 'cancel_asked' });
        this.#abort?.abort();
      },
      downloadErrors: (id) =>
        void this.#download(
          () => this.api?.errorRows(id),
          `rejected-rows-${id}.csv`,
          this.text('download_errors_failed'),
        ),
      problemPage: this.problemPage,
      onProblemPage: (page) => {
        this.problemPage = page;
      },
    };
  }

  override render(): TemplateResult {
    return html`<section
      class="card"
      part="card"
      aria-labelledby="title"
      @dragover=${this.#intake.onDragOver}
      @dragleave=${this.#intake.onDragLeave}
      @drop=${this.#intake.onDrop}
    >
      <div class="body">
        <div class="head">
          <h2 id="title">${this.text('uploader_title')}</h2>
          ${
            this.#gate.state === 'on'
              ? html`<button class="link small" type="button" @click=${this.#downloadTemplate}>
                  ${this.text('uploader_template')}
                </button>`
              : nothing
          }
        </div>
        ${this.#content()}
      </div>
      <p class="only-read" role="status" aria-live="polite" data-announcement>${this.announcement}</p>
    </section>`;
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'loading') return skeletonView(['tall'], text);
    if (gate.state === 'off') return offView(gate, text);
    if (!this.#mayUpload) {
      return html`<p class="notice quiet" part="disabled">${icon('minus')} <span>${text('uploader_viewer')}</span></p>`;
    }
    return html`<input
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.gz,.zip,text/csv,text/tab-separated-values"
        @change=${this.#intake.onChosen}
      />${uploaderSteps(this.#view())}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-csv-uploader': PodflightCsvUploader;
  }
}
