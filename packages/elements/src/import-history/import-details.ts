import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { ImportRecord, ImportReport } from '../api/import-contract.ts';
import { cancelImport, fetchErrorRows, fetchImportReport } from '../api/imports-api.ts';
import { saveFile } from '../api/save-file.ts';
import { errorText } from '../element/error-text.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The one import whose details are open, and what its reader asked for. */
export class ImportDetails implements ReactiveController {
  import_id: string | null = null;
  report: ImportReport | null = null;
  error: ApiError | null = null;
  problemPage = 0;
  /** What went wrong with a button of the details. */
  complaint = '';
  stopping = false;

  readonly #host: PodflightElement;
  readonly #prepare: () => Promise<void>;

  /** @param prepare Loads what details are drawn with; asked before each report. */
  constructor(host: PodflightElement, prepare: () => Promise<void>) {
    this.#host = host;
    this.#prepare = prepare;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Opens an import, or closes it when it is open. */
  toggle(import_id: string): void {
    const opens = this.import_id !== import_id;
    this.import_id = opens ? import_id : null;
    this.report = null;
    this.error = null;
    this.problemPage = 0;
    this.complaint = '';
    this.stopping = false;
    this.#host.requestUpdate();
    if (opens) void this.load();
  }

  /** Loads the report anew once the open import has ended. */
  follow(record: ImportRecord | undefined): void {
    if (!this.report || record?.import_id !== this.import_id || record.status === this.report.status) return;
    this.report = null;
    this.stopping = false;
    void this.load();
  }

  /** Asks for the report again. */
  async load(): Promise<void> {
    const { import_id } = this;
    const { api } = this.#host;
    if (!api || !import_id) return;
    this.error = null;
    try {
      await this.#prepare();
      const report = await fetchImportReport(api.options, import_id);
      if (this.import_id === import_id) this.report = report;
    } catch (thrown) {
      if (this.import_id === import_id) this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  turnTo(page: number): void {
    this.problemPage = page;
    this.#host.requestUpdate();
  }

  async download(import_id: string): Promise<void> {
    try {
      const { api } = this.#host;
      if (api) saveFile(await fetchErrorRows(api.options, import_id), `rejected-rows-${import_id}.csv`);
      this.complaint = '';
    } catch {
      this.complaint = this.#host.text('download_errors_failed');
    }
    this.#host.requestUpdate();
  }

  async cancel(import_id: string): Promise<void> {
    this.stopping = true;
    this.complaint = '';
    this.#host.requestUpdate();
    try {
      const { api } = this.#host;
      if (api) await cancelImport(api.options, import_id);
    } catch (thrown) {
      this.stopping = false;
      const reason = errorText(asApiError(thrown), this.#host.text);
      this.complaint = this.#host.text('history_cancel_failed', { reason });
    }
    this.#host.requestUpdate();
  }
}
