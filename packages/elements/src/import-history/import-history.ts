import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ImportRecord } from '../api/import-contract.ts';
import { adoptStyles } from '../element/adopt-styles.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { importAgain } from '../element/import-again.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView, skeletonView } from '../element/state-views.ts';
import { ago } from '../text/ago.ts';
import type { Catalogue } from '../text/english.ts';
import { importHistoryText } from '../text/english-import-history.ts';
import { importText } from '../text/english-imports.ts';
import { sharedText } from '../text/english-shared.ts';
import { icon } from '../theme/icons.ts';
import { historyRow } from './history-row.ts';
import { ImportDetails } from './import-details.ts';
import { historyStyles } from './import-history.styles.ts';
import { ImportList } from './import-list.ts';

/** What is needed only once a row is opened. */
type DetailsPart = typeof import('./details-part.ts');

const CATALOGUE: Catalogue = { ...sharedText, ...importText, ...importHistoryText };

/**
 * Lists a tenant's imports, newest first: how each ended, its counts, when and by whom. It follows an
 * import that runs, and opens a row to show its problems and its error rows.
 *
 * @summary The imports of a tenant, live.
 * @tag podflight-import-history
 * @fires podflight-import-opened - `{ import_id }`: the reader opened the details of an import.
 * @fires podflight-import-requested - The reader wants to make a first import; show your uploader.
 * @csspart card - The box around everything.
 * @csspart list - The table.
 * @csspart details - The open row.
 * @csspart empty - What stands there when nothing was imported yet.
 */
export class PodflightImportHistory extends PodflightElement {
  static override styles = historyStyles;

  /** Imports a page, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 10;

  @state() private detailsPart: DetailsPart | null = null;

  readonly #gate = new FeatureGate(this, ['ENABLE_ETL_CSV_UPLOAD']);
  readonly #list = new ImportList(this, () => this.pageSize);
  readonly #details = new ImportDetails(this, async () => {
    if (this.detailsPart) return;
    this.detailsPart = await importAgain(() => import('./details-part.ts'));
    adoptStyles(this, this.detailsPart.detailsStyles);
  });

  protected override get catalogue(): Catalogue {
    return CATALOGUE;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#gate.state === 'on' && this.api) this.#list.use(this.api);
    const openId = this.#details.import_id;
    this.#details.follow(this.#list.page?.items.find((item) => item.import_id === openId));
  }

  /** Asks the server for the newest imports. */
  refresh(): Promise<void> {
    return this.#list.refresh();
  }

  override render(): TemplateResult {
    const settled = this.#gate.state !== 'on' || this.#list.page === null;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class=${settled ? 'body settled' : 'body'}>
        <div class="head"><h2 id="title">${this.text('history_title')}</h2></div>
        ${this.#content()}
      </div>
    </section>`;
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    const list = this.#list;
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'off') return offView(gate, text);
    if (list.error) return loadFailedView(list.error, text, () => void list.refresh());
    if (!list.page) return this.#skeleton();
    if (list.page.items.length === 0) return this.#empty();
    return html`${this.#table(list.page.items)}`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton list" role="status" part="skeleton">
      <span class="only-read">${this.text('loading')}</span>
      ${Array.from({ length: this.pageSize }, () => html`<div class="bone-row"><div class="bone half"></div></div>`)}
    </div>`;
  }

  #empty(): TemplateResult {
    return html`<div class="empty" part="empty">
      <p class="strong">${this.text('history_empty_title')}</p>
      <p class="muted">${this.text('history_empty')}</p>
      <button class="button" type="button" @click=${() => this.emit('podflight-import-requested', null)}>
        ${this.text('history_empty_action')}
      </button>
    </div>`;
  }

  #table(items: readonly ImportRecord[]): TemplateResult {
    const { text } = this;
    return html`<div class="list" part="list" aria-busy=${this.#list.isLive}>
        <table aria-labelledby="title">
          <thead>
            <tr>
              <th scope="col" class="file">${text('history_file')}</th>
              <th scope="col" class="state">${text('history_status')}</th>
              <th scope="col" class="rows">${text('history_rows')}</th>
              <th scope="col" class="when">${text('history_when')}</th>
              <th scope="col" class="who">${text('history_who')}</th>
              <td><span class="only-read"></span></td>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              items,
              (record) => record.import_id,
              (record) => this.#row(record),
            )}
          </tbody>
        </table>
        ${this.#foot()}
      </div>`;
  }

  #row(record: ImportRecord): TemplateResult {
    const { text, formats } = this;
    const details = this.#details;
    return historyRow({
      record,
      open: details.import_id === record.import_id,
      details: () => {
        const role = this.#gate.features?.role;
        if (!this.detailsPart)
          return details.error
            ? loadFailedView(details.error, text, () => void details.load())
            : skeletonView(['half', ''], text);
        return this.detailsPart.detailsView({ record, details, text, formats, mayCancel: role !== 'viewer' });
      },
      onToggle: () => {
        details.toggle(record.import_id);
        if (details.import_id) this.emit('podflight-import-opened', { import_id: details.import_id });
      },
      text,
      formats,
    });
  }

  #foot(): TemplateResult | typeof nothing {
    const { text } = this;
    const list = this.#list;
    if (list.stale_since) {
      return html`<div class="foot">
        <p class="status warn small">
          ${icon('alert')} ${text('history_refresh_failed', { when: ago(list.stale_since, text, this.formats) })}
        </p>
        <button class="button small" type="button" @click=${() => list.refresh()}>${text('retry')}</button>
      </div>`;
    }
    if (!list.page?.next_cursor) return nothing;
    return html`<div class="foot">
      ${list.more === 'failed' ? html`<p class="status bad">${icon('cross')} ${text('history_more_failed')}</p>` : nothing}
      <button
        class="button small"
        type="button"
        ?disabled=${list.more === 'loading'}
        @click=${() => list.loadMore()}
      >
        ${text(list.more === 'failed' ? 'retry' : 'history_more')}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-import-history': PodflightImportHistory;
  }
}
