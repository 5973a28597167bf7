import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { EtlApi } from '../api/etl-api.ts';
import type { EtlHealth } from '../api/etl-health.ts';
import { ChartController } from '../charts/chart-controller.ts';
import { resolveColors } from '../charts/resolve-colors.ts';
import type { BarLook, StackedDays } from '../charts/stacked-bars.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { ImportWatch } from '../element/import-watch.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { loadFailedView, offView, skeletonView } from '../element/state-views.ts';
import { ago } from '../text/ago.ts';
import type { Catalogue } from '../text/english.ts';
import { etlHealthText } from '../text/english-etl-health.ts';
import { sharedText } from '../text/english-shared.ts';
import { icon } from '../theme/icons.ts';
import { healthStyles } from './etl-health-card.styles.ts';
import { healthBars, SHOWN_DAYS } from './health-bars.ts';
import { HEALTH_LOOK, healthParts, healthSources } from './health-parts.ts';
import { healthSentence } from './health-sentence.ts';
import { rowsByDay } from './rows-by-day.ts';

const PROBES = ['accepted', 'rejected', 'rejected-edge', 'axis', 'grid'] as const;

const CATALOGUE: Catalogue = { ...sharedText, ...etlHealthText };

/**
 * How fresh, complete and clean the imported data is: a score, what it means, the rows of the last 14
 * days, and the four parts of the score.
 *
 * @summary The health of the imported data.
 * @tag podflight-etl-health-card
 * @fires podflight-import-requested - The reader wants to make a first import; show your uploader.
 * @csspart card - The box around everything.
 * @csspart score - The key figure.
 * @csspart chart - Rows by day.
 * @csspart parts - The four parts of the score.
 */
export class PodflightEtlHealthCard extends PodflightElement {
  static override styles = healthStyles;

  /** The health to show, instead of asking the server. */
  @property({ attribute: false }) data: EtlHealth | null = null;

  @state() private loaded: EtlHealth | null = null;
  @state() private error: ApiError | null = null;
  @state() private asTable = false;
  @state() private at: number | null = null;

  readonly #gate = new FeatureGate(this, ['ENABLE_ETL_CSV_UPLOAD', 'ENABLE_NEW_DASHBOARD_CARDS']);
  readonly #chart = new ChartController(this, {
    box: () => this.renderRoot.querySelector<HTMLElement>('[data-chart]'),
    data: () => this.#bars,
    look: () => this.#look(),
    onPoint: (index) => {
      this.at = index;
    },
  });
  #asked: EtlApi | null = null;
  #shown: EtlHealth | null = null;
  #bars: StackedDays | null = null;

  constructor() {
    super();
    new ImportWatch(this, () => {
      if (this.#gate.state === 'on') void this.refresh();
    });
  }

  protected override get catalogue(): Catalogue {
    return CATALOGUE;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { api } = this;
    if (!this.data && this.#gate.state === 'on' && api && api !== this.#asked) void this.refresh();
    const shown = this.data ?? this.loaded;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#bars = shown ? healthBars(shown) : null;
      this.at = null;
    }
  }

  /** Asks the server again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const { api } = this;
    if (!api || this.data) return;
    this.#asked = api;
    try {
      const health = await api.health();
      if (api !== this.#asked) return;
      this.loaded = health;
      this.error = null;
    } catch (thrown) {
      if (api === this.#asked) this.error = asApiError(thrown);
    }
  }

  #look(): BarLook {
    const colors = resolveColors(this.renderRoot, PROBES);
    const { fontFamily, fontSize } = getComputedStyle(this);
    const { shortDay, compact } = this.formats;
    const font = { family: fontFamily, px: Math.round(Number.parseFloat(fontSize) * 0.857) };
    return {
      lower: { fill: colors.accepted, edge: colors.accepted },
      upper: { fill: colors.rejected, edge: colors['rejected-edge'] },
      axis: colors.axis,
      grid: colors.grid,
      font,
      day: shortDay,
      count: compact,
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const last = (this.#bars?.days.length ?? 0) - 1;
    const from = this.at ?? last + 1;
    const to = { ArrowLeft: from - 1, ArrowRight: (this.at ?? -1) + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.at = Math.min(last, Math.max(0, to));
    this.#chart.point(this.at);
  };

  override render(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head"><h2 id="title">${this.text('health_title')}</h2></div>
        ${this.#content()}
      </div>
      <div class="probes" aria-hidden="true">${PROBES.map((name) => html`<i data-probe=${name}></i>`)}</div>
    </section>`;
  }

  #content(): TemplateResult {
    const { text } = this;
    const gate = this.#gate;
    const health = this.#shown;
    if (health) return health.state === 'empty' ? this.#empty() : this.#health(health);
    if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
    if (gate.state === 'off') return offView(gate, text);
    if (this.error) return loadFailedView(this.error, text, () => void this.refresh());
    return skeletonView(['head-lines', 'chart', 'grid'], text);
  }

  #empty(): TemplateResult {
    const { text } = this;
    return html`<div class="empty">
      <p class="status">${icon('waiting')} ${text('health_never')}</p>
      <p class="muted">${text('health_empty')}</p>
      <button class="button" type="button" @click=${() => this.emit('podflight-import-requested', null)}>
        ${text('health_empty_action')}
      </button>
    </div>`;
  }

  #health(health: EtlHealth): TemplateResult {
    const { text, formats } = this;
    const look = HEALTH_LOOK[health.status];
    return html`<div>
        <div class="figure-row" part="score">
          <p>
            ${
              health.score === null
                ? nothing
                : html`<span class="score">${formats.count(health.score)}</span>
                    <span class="muted small">${text('health_score_of')}</span>`
            }
          </p>
          <p class=${`status ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</p>
        </div>
        <p class="sentence">${healthSentence(health, text, formats)}</p>
      </div>
      ${rowsByDay({
        days: health.days.slice(-SHOWN_DAYS),
        asTable: this.asTable,
        onToggle: () => {
          this.asTable = !this.asTable;
        },
        at: this.at,
        onKey: this.#onKey,
        onLeave: () => {
          this.at = null;
          this.#chart.point(null);
        },
        text,
        formats,
      })}
      ${healthParts(health, text, formats)} ${healthSources(health, text, formats)} ${this.#lastError(health)}
      ${this.#stale(health)} ${this.#dates(health)}`;
  }

  #lastError({ last_error }: EtlHealth): TemplateResult | typeof nothing {
    if (!last_error) return nothing;
    return html`<div class="notice quiet">
      ${icon('cross')}
      <div>
        <p class="strong">${this.text('health_last_error', { when: ago(last_error.at, this.text, this.formats) })}</p>
        <p>${last_error.message}</p>
      </div>
    </div>`;
  }

  /** The server says that its answer is old, or a newer one could not be had. */
  #stale(health: EtlHealth): TemplateResult | typeof nothing {
    if (!this.error || this.data) return nothing;
    return html`<div class="notice warn">
      ${icon('alert')}
      <div>
        <p>${this.text('health_stale', { when: ago(health.computed_at, this.text, this.formats) })}</p>
        <div class="actions">
          <button class="button small" type="button" @click=${() => this.refresh()}>${this.text('retry')}</button>
        </div>
      </div>
    </div>`;
  }

  #dates({ data_through, lag_days, computed_at }: EtlHealth): TemplateResult {
    const { text, formats } = this;
    const lag = lag_days ? text('health_lag', { count: lag_days }) : text('health_lag_none');
    return html`<p class="dates muted small number">
      <span>${data_through ? `${text('health_through', { day: formats.day(data_through) })}, ${lag}` : nothing}</span>
      <time datetime=${computed_at} title=${formats.instant(computed_at)}>
        ${text('health_computed', { when: ago(computed_at, text, formats) })}
      </time>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-etl-health-card': PodflightEtlHealthCard;
  }
}
