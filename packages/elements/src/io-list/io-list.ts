import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { asApiError } from '../api/api-error.ts';
import { fetchIoPdf, fetchIosCsv, type IoFilter, type IoSort } from '../api/io-api.ts';
import type { Io } from '../api/io-contract.ts';
import { saveFile } from '../api/save-file.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { Choices } from '../element/choices.ts';
import { errorText } from '../element/error-text.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { importAgain } from '../element/import-again.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView } from '../element/state-views.ts';
import { TypedFilter } from '../element/typed-filter.ts';
import type { Catalogue } from '../text/english.ts';
import { ioText } from '../text/english-io.ts';
import { ioListText } from '../text/english-io-list.ts';
import { pacingText } from '../text/english-pacing.ts';
import { sharedText } from '../text/english-shared.ts';
import { icon } from '../theme/icons.ts';
import { dialogEnds } from './dialog-ends.ts';
import { listStyles } from './io-list.styles.ts';
import { IoRows } from './io-rows.ts';
import type { LineDialog } from './line-dialog.ts';
import type { LineAct, ListView } from './list-view.ts';
import { emptyList } from './views/empty-list.ts';
import { filters } from './views/filters.ts';
import { linesTable } from './views/lines-table.ts';

/** What is needed only once somebody acts on a line. */
type DialogPart = typeof import('./dialog-part.ts');

const CATALOGUE: Catalogue = { ...sharedText, ...ioText, ...ioListText, ...pacingText };

/**
 * Lists booked lines with their pacing, and does with each what its status and the reader's role allow:
 * the order as PDF, cancel (with what stays payable before it is confirmed), makegood, credit or waiver,
 * acceptance.
 *
 * @summary The booked lines of a tenant's insertion orders.
 * @tag podflight-io-list
 * @fires podflight-io-requested - The reader wants to write a new order; show your wizard.
 * @fires podflight-io-opened - `{ insertion_order_id, io_id }`: the reader wants to see an order.
 * @fires podflight-io-cancelled - `{ io_id, payable_cents }`: a line was cancelled.
 * @fires podflight-io-confirmed - `{ io_id }`: a hold became a firm booking.
 * @fires podflight-io-makegood-booked - `{ io_id, makegood_io_id }`: a makegood of a line was booked.
 * @fires podflight-io-resolved - `{ io_id, resolution, credit_cents }`: what a line owed was settled with money, or waived.
 * @csspart card - The box around everything.
 * @csspart filters - The row of filters.
 * @csspart list - The table.
 * @csspart dialog - What asks before an act.
 * @csspart empty - What stands there without orders.
 */
export class PodflightIoList extends PodflightElement {
  static override styles = listStyles;

  /** Shows lines whose order, deal, sponsor, show, episode or promo code has this text. */
  @property({ reflect: true }) q = '';

  /** Shows lines of one status. */
  @property({ reflect: true }) status = '';

  /** Shows lines of one podcast. */
  @property({ reflect: true, attribute: 'podcast-id' }) podcast_id = '';

  /** Shows lines of one deal. */
  @property({ reflect: true, attribute: 'campaign-id' }) campaign_id = '';

  /** The column that is sorted by, `-` before it for the last first. */
  @property({ reflect: true }) sort: IoSort = '-flight_start';

  /** Lines a page, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 25;

  @state() private dialogPart: DialogPart | null = null;
  @state() private complaint = '';
  @state() private announcement = '';

  readonly #gate = new FeatureGate(this, ['ENABLE_IO_BOOKINGS']);
  readonly #rows = new IoRows(this, () => this.pageSize);
  readonly #shows = new Choices(this, 'podcasts');
  readonly #deals = new Choices(this, 'deals');
  #dialog: LineDialog | null = null;
  readonly #ends = dialogEnds({
    rows: this.#rows,
    text: () => this.text,
    say: (words) => {
      this.announcement = words;
    },
    emit: (name, detail) => this.emit(name, detail),
  });
  readonly #typed = new TypedFilter<IoFilter>((change) => Object.assign(this, change));
  #acted: string | null = null;

  protected override get catalogue(): Catalogue {
    return this.dialogPart ? { ...CATALOGUE, ...this.dialogPart.dialogText } : CATALOGUE;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#gate.state !== 'on' || !this.api) return;
    this.#rows.use(this.api, this.#filter, this.sort);
    this.#shows.use(this.api, this.podcast_id);
    this.#deals.use(this.api, this.campaign_id);
  }

  override updated(): void {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
    if (this.#dialog?.act || !this.#acted) return;
    this.renderRoot.querySelector<HTMLElement>(`[data-io="${this.#acted}"] [aria-haspopup]`)?.focus();
    this.#acted = null;
  }

  /** Asks the server for the lines again. */
  refresh(): Promise<void> {
    return this.#rows.refresh();
  }

  get #filter(): IoFilter {
    const { q, status, podcast_id, campaign_id } = this;
    return { q: q.trim(), status, podcast_id, campaign_id };
  }

  get #mayChange(): boolean {
    return this.#gate.features?.role !== 'viewer';
  }

  readonly #onAct = (act: LineAct, io: Io): void => {
    if (act === 'pdf') {
      void this.#save((api) => fetchIoPdf(api, io.io_id), `${io.io_number}.pdf`, 'io_pdf_failed');
      return;
    }
    void this.#openDialog(act, io);
  };

  async #openDialog(act: Exclude<LineAct, 'pdf'>, io: Io): Promise<void> {
    try {
      const isFirst = this.dialogPart === null;
      this.dialogPart ??= await importAgain(() => import('./dialog-part.ts'));
      if (isFirst) adoptStyles(this, this.dialogPart.dialogStyles);
      this.#dialog ??= new this.dialogPart.LineDialog(this, this.#ends);
      this.#dialog.open(act, io);
      this.#acted = io.io_id;
    } catch {
      this.complaint = this.text('error_network');
    }
  }

  async #save(
    load: (options: Parameters<typeof fetchIoPdf>[0]) => Promise<Blob>,
    name: string,
    failed: 'io_pdf_failed' | 'ios_csv_failed',
  ): Promise<void> {
    if (!this.api) return;
    try {
      saveFile(await load(this.api.options), name);
      this.complaint = '';
    } catch (thrown) {
      this.complaint = this.text(failed, { reason: errorText(asApiError(thrown), this.text) });
    }
  }

  #view(): ListView {
    const { text, formats, sort } = this;
    return {
      ...{ shows: this.#shows, deals: this.#deals },
      ...{ text, formats, sort, rows: this.#rows, filter: this.#filter, may_change: this.#mayChange },
      onFilter: this.#typed.change,
      onSort: (next) => {
        this.sort = next;
      },
      onAct: this.#onAct,
      onOpen: ({ insertion_order_id, io_id }) =>
        this.emit('podflight-io-opened', { insertion_order_id, io_id }),
    };
  }

  override render(): TemplateResult {
    const { text } = this;
    const dialog = this.#dialog;
    const io = dialog?.io;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head">
          <h2 id="title">${text('ios_title')}</h2>
          ${this.#gate.state === 'on' ? this.#headActions() : nothing}
        </div>
        ${this.#content()}
      </div>
      <p class="only-read" role="status" aria-live="polite" data-announcement>${this.announcement}</p>
      ${
        dialog && io && this.dialogPart
          ? this.dialogPart.lineDialog({ dialog, io, text, formats: this.formats })
          : nothing
      }
    </section>`;
  }

  #headActions(): TemplateResult {
    const { text } = this;
    const csv = () =>
      void this.#save((api) => fetchIosCsv(api, this.#filter), 'podflight-bookings.csv', 'ios_csv_failed');
    return html`<div class="actions">
      <button class="button small" type="button" @click=${csv}>${icon('download')} ${text('ios_csv')}</button>
      ${
        this.#mayChange
          ? html`<button
              class="button small primary"
              type="button"
              @click=${() => this.emit('podflight-io-requested', null)}
            >
              ${text('ios_new')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    const rows = this.#rows;
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'off') return offView(gate, text);
    if (rows.error && !rows.items) return loadFailedView(rows.error, text, () => void rows.refresh());
    const is_filtered = Object.values(this.#filter).some(Boolean);
    if (rows.items?.length === 0 && !is_filtered) return emptyList(text);
    const view = this.#view();
    return html`${filters(view)}
      ${this.complaint ? html`<p class="status bad" role="alert">${icon('alert')} ${this.complaint}</p>` : nothing}
      ${linesTable(view, this.pageSize)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-io-list': PodflightIoList;
  }
}
