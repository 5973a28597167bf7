import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ImportMode } from '../api/import-contract.ts';
import { fetchErrorRows, fetchTemplate } from '../api/imports-api.ts';
import { saveFile } from '../api/save-file.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { importAgain } from '../element/import-again.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView } from '../element/state-views.ts';
import type { Catalogue } from '../text/english.ts';
import { sharedText } from '../text/english-shared.ts';
import { uploaderText } from '../text/english-uploader.ts';
import { icon } from '../theme/icons.ts';
import { uploaderStyles } from './csv-uploader.styles.ts';
import { FileIntake } from './file-intake.ts';
import { idleUpload, isRunning, reduceUpload, type UploadAction, type UploadState } from './upload-state.ts';
import type { UploaderView } from './uploader-view.ts';
import { complaint } from './views/complaint.ts';
import { dropZone } from './views/drop-zone.ts';

/** What is needed only once there is a file. */
type PickedPart = typeof import('./picked-part.ts');

const CATALOGUE: Catalogue = { ...sharedText, ...uploaderText };

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
  static override styles = uploaderStyles;

  /** What happens to a file with wrong rows until the reader chooses: `atomic` (nothing is stored) or `partial`. */
  @property() mode: ImportMode = 'atomic';

  @state() private upload: UploadState = idleUpload;
  @state() private pickedPart: PickedPart | null = null;
  @state() private announcement = '';
  @state() private problemPage = 0;

  readonly #gate = new FeatureGate(this, ['ENABLE_ETL_CSV_UPLOAD']);
  readonly #intake = new FileIntake(this, {
    isOpen: () => this.#mayUpload && !isRunning(this.upload),
    onFile: (file) => void this.#read(file),
  });
  #abort: AbortController | null = null;

  protected override get catalogue(): Catalogue {
    return { ...CATALOGUE, ...this.pickedPart?.pickedText };
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
    const before: UploadState | undefined = changed.get('upload');
    // What had the focus may be gone with its step; a reader who is elsewhere on the page stays there.
    if (!before || before.step === this.upload.step || document.activeElement !== document.body) return;
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
    // Before it is loaded there is nothing to tell but that a file is being read.
    const part = this.pickedPart;
    this.announcement = part?.uploadAnnouncement(before, after, this.text, this.formats) ?? this.announcement;
    const event = part?.uploadEvent(before, after);
    if (event) this.emit(event.name, event.detail);
  };

  get #maxBytes(): number | undefined {
    return this.#gate.features?.limits.max_bytes;
  }

  get #mayUpload(): boolean {
    return this.#gate.state === 'on' && this.#gate.features?.role !== 'viewer';
  }

  async #read(file: File): Promise<void> {
    this.#dispatch({ type: 'file_picked', file });
    const part = await this.#loadPart();
    if (!part || this.upload.file !== file) return;
    const action = await part.readPicked(file, this.#maxBytes, this.text, this.formats);
    if (this.upload.file === file) this.#dispatch(action);
  }

  async #loadPart(): Promise<PickedPart | null> {
    try {
      if (this.pickedPart) return this.pickedPart;
      this.pickedPart = await importAgain(() => import('./picked-part.ts'));
      adoptStyles(this, this.pickedPart.pickedStyles);
      // Its words are there from the next rendering on.
      await this.updateComplete;
    } catch {
      this.#dispatch({ type: 'reset' });
      this.#intake.complain(this.text('error_network'));
    }
    return this.pickedPart;
  }

  async #start(dry_run: boolean, force: boolean, asked: ImportMode = this.upload.mode): Promise<void> {
    const { api, text } = this;
    if (!api || isRunning(this.upload)) return;
    this.#dispatch(dry_run ? { type: 'check_started' } : { type: 'import_started', mode: asked });
    const { file, mode } = this.upload;
    if (!file || !isRunning(this.upload)) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    await this.pickedPart?.runUpload({
      api: api.options,
      file,
      mode,
      dry_run,
      force,
      signal,
      text,
      dispatch: this.#dispatch,
    });
  }

  async #download(load: Promise<Blob> | null, name: string, problem: string): Promise<void> {
    const blob = await load?.catch(() => null);
    if (blob) saveFile(blob, name);
    this.#intake.complain(blob ? '' : problem);
  }

  #downloadTemplate(): void {
    void this.#download(
      this.api && fetchTemplate(this.api.options),
      'podflight-template.csv',
      this.text('uploader_template_failed'),
    );
  }

  #view(): UploaderView {
    return {
      state: this.upload,
      over: this.#intake.over,
      text: this.text,
      formats: this.formats,
      dispatch: this.#dispatch,
      maxBytes: this.#maxBytes,
      choose: () => this.renderRoot.querySelector<HTMLElement>('input[type=file]')?.click(),
      check: () => void this.#start(true, false),
      importNow: (force) => void this.#start(false, force),
      importGoodRows: () => void this.#start(false, false, 'partial'),
      cancel: () => {
        this.#dispatch({ type: 'cancel_asked' });
        this.#abort?.abort();
      },
      downloadErrors: (id) =>
        void this.#download(
          this.api && fetchErrorRows(this.api.options, id),
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
    if (gate.state === 'loading') return this.#ghost();
    if (gate.state === 'off') return offView(gate, text);
    if (!this.#mayUpload) {
      return html`<p class="notice quiet" part="disabled">${icon('minus')} <span>${text('uploader_viewer')}</span></p>`;
    }
    return html`<input
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.gz,.zip,text/csv,text/tab-separated-values"
        @change=${this.#intake.onChosen}
      />${this.#step(this.#view())}${complaint(this.#intake.complaint)}`;
  }

  /** Nothing moves when the drop zone, or the file, is there. */
  #ghost(): TemplateResult {
    return html`<div class="skeleton ghost" role="status" part="skeleton">
      <span class="only-read">${this.text('loading')}</span>
      <div inert>${dropZone(this.#view())}</div>
    </div>`;
  }

  #step(view: UploaderView): TemplateResult | typeof nothing {
    if (this.upload.step === 'idle') return dropZone(view);
    if (this.upload.step === 'reading' || !this.pickedPart) return this.#ghost();
    return this.pickedPart.pickedSteps(view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-csv-uploader': PodflightCsvUploader;
  }
}
