import type { nothing, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CardData, CardFilters, CardName, Cards, Persona } from '../../api/card-contract.ts';
import { NO_FILTERS } from '../../api/card-contract.ts';
import { type CardQuery, fetchCard, queryString } from '../../api/cards-api.ts';
import type { FeatureFlag } from '../../api/features.ts';
import { ChartController } from '../../charts/chart-controller.ts';
import type { ChartLook, ChartSpec } from '../../charts/chart-spec.ts';
import { resolveColors } from '../../charts/resolve-colors.ts';
import { FeatureGate } from '../../element/feature-gate.ts';
import { PodflightElement } from '../../element/podflight-element.ts';
import { type CardFormats, cardFormats } from '../../format/card-formats.ts';
import type { MessageKey } from '../../text/english.ts';
import { currencySwap } from '../parts/currency-swap.ts';
import { AutoRefresh } from './auto-refresh.ts';
import { exportCard } from './card-exports.ts';
import { cardFrame } from './card-frame.ts';
import type { CardView, EmptyView } from './card-view.ts';
import { LatestAnswer } from './latest-answer.ts';

/**
 * What every dashboard card has: its data, from the server, from the persona element around it or from the
 * page; its filters; its chart with one cursor; and what its menu does.
 */
export abstract class CardElement<Name extends CardName> extends PodflightElement {
  /** The card to show, as the API answers it, instead of asking a server. */
  @property({ attribute: false }) data: Cards[Name] | null = null;

  /** Set by the persona element around the card: its card, null while that is on its way. */
  @property({ attribute: false }) answer: Cards[Name] | null | undefined;

  /** Only this podcast; wins over the provider's filters, as the next four do. */
  @property({ attribute: 'podcast-id' }) podcastId = '';

  /** Only this advertiser. */
  @property({ attribute: 'advertiser-id' }) advertiserId = '';

  /** First day, `YYYY-MM-DD`. Empty: the card's own range. */
  @property() from = '';

  /** Last day, included. */
  @property() to = '';

  /** ISO 4217 code of the sums to show first. */
  @property() currency = '';

  /** Seconds between two looks at the server while the page can be seen; 0 is never. */
  @property({ type: Number, attribute: 'refresh-seconds' }) refreshSeconds = 300;

  /** Number, day and money formats of the locale. */
  declare formats: CardFormats;

  @state() private asTable = false;
  /** The label under the cursor of the chart. */
  @state() protected at: number | null = null;
  @state() private exportFailed = false;
  @state() private ownCurrency = '';

  abstract readonly card: Name;
  abstract readonly persona: Persona;
  protected abstract readonly titleKey: MessageKey;
  protected abstract view(data: CardData<Name>, card: Cards[Name]): CardView;
  protected abstract emptyView(card: Cards[Name]): EmptyView;

  protected get flags(): readonly [FeatureFlag, ...FeatureFlag[]] {
    return ['ENABLE_NEW_DASHBOARD_CARDS'];
  }

  readonly gate = new FeatureGate(this, this.flags);
  readonly #refreshes = new AutoRefresh(
    this,
    () => (this.asksItself ? this.refreshSeconds : 0),
    () => void this.refresh(),
  );
  readonly #answer = new LatestAnswer<Cards[Name]>(this);
  readonly #chart = new ChartController(this, {
    box: () => this.renderRoot.querySelector<HTMLElement>('[data-chart]'),
    spec: () => this.#spec,
    look: () => this.#look(),
    onPoint: (index) => {
      this.at = index;
    },
  });
  private broken = false;
  #spec: ChartSpec | null = null;
  #specOf: readonly unknown[] = [];

  /** Whether it asks a server by itself: nobody gave it a card. */
  override get asksItself(): boolean {
    return this.data === null && this.answer === undefined;
  }

  /** What is narrowed by: its own attributes, else the provider's filters. */
  protected get query(): CardQuery {
    const shared: CardFilters = this.filters ?? NO_FILTERS;
    const own = { podcast_id: this.podcastId, advertiser_id: this.advertiserId, currency: this.currency };
    const days =
      this.from || this.to ? { from: this.from, to: this.to } : { from: shared.from, to: shared.to };
    return {
      podcast_id: own.podcast_id || shared.podcast_id,
      advertiser_id: own.advertiser_id || shared.advertiser_id,
      currency: own.currency || shared.currency,
      ...days,
    };
  }

  /** The card that is shown. */
  protected get shown(): Cards[Name] | null {
    return this.#answer.known ?? this.data ?? this.answer ?? null;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.formats = cardFormats(this.formats);
    if (changed.has('data') || changed.has('answer')) this.#answer.forget();
    if (changed.has('refreshSeconds')) this.#refreshes.restart();
    if (!this.asksItself || this.gate.state !== 'on' || !this.api) return;
    if (!this.#answer.isOf(this.#question())) void this.refresh();
  }

  #question(): string {
    return `${this.api?.options.baseUrl}${queryString(this.query)}`;
  }

  /** Asks the server again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    if (!this.api || this.data) return;
    const card = await this.#answer.ask(this.#question(), (signal) => this.ask(signal));
    if (card) this.at = null;
    this.#refreshes.restart();
  }

  protected ask(signal: AbortSignal): Promise<Cards[Name]> {
    const options = this.api?.options ?? { baseUrl: '/api' };
    return fetchCard(options, this.persona, this.card, this.query, signal);
  }

  /** The chart of a view: made anew only when one of `of` has changed. */
  protected chartOf(of: readonly unknown[], make: () => ChartSpec): ChartSpec {
    const parts = [...of, this.formats];
    const isSame =
      this.#spec !== null &&
      parts.length === this.#specOf.length &&
      parts.every((part, index) => part === this.#specOf[index]);
    if (isSame && this.#spec) return this.#spec;
    this.#specOf = parts;
    this.#spec = make();
    return this.#spec;
  }

  /** The currency to show: the reader's choice, else the filters', else the first. */
  protected currencyOf(codes: readonly string[]): string {
    const wanted = this.ownCurrency || this.query.currency || '';
    return codes.includes(wanted) ? wanted : (codes[0] ?? '');
  }

  /** Lets the reader choose a currency where there are several; sums of two are never added. */
  protected currencySwap(codes: readonly string[]): TemplateResult | typeof nothing {
    const chosen = this.currencyOf(codes);
    return currencySwap(codes, chosen, this.text, (code) => {
      this.ownCurrency = code;
      this.at = null;
    });
  }

  /** Puts the cursor on a label, from the keyboard. */
  protected readonly point = (index: number | null): void => {
    this.at = index;
    this.#chart.point(index);
  };

  /** How a value of the chart is written on its axis. */
  protected axisValue(value: number): string {
    return Number.isInteger(value) ? this.formats.compact(value) : '';
  }

  #look(): ChartLook {
    const { fontFamily, fontSize } = getComputedStyle(this);
    return {
      ...resolveColors(this.renderRoot),
      font: { family: fontFamily, px: Math.round(Number.parseFloat(fontSize) * 0.857) },
      formats: this.formats,
      value: (value) => this.axisValue(value),
    };
  }

  override render(): TemplateResult {
    const { text, formats, gate, asTable, exportFailed } = this;
    const { error, busy } = this.#answer;
    const card = this.shown;
    const view = this.#viewOf(card);
    return cardFrame({
      ...{ card, view, gate, error, busy, asTable, exportFailed, text, formats, broken: this.broken },
      title: text(this.titleKey),
      asksItself: this.asksItself,
      mayAsk: this.data === null,
      empty: () => (card ? this.emptyView(card) : { words: '' }),
      onEmptyAction: (event) => this.emit(event, null),
      onRetry: () => (gate.state === 'failed' ? gate.retry() : void this.refresh()),
      onTable: () => {
        this.asTable = !asTable;
        this.at = null;
      },
      onExport: (kind) => void this.#export(kind, view),
    });
  }

  /** What the card shows; data that is not what the contract says is said on the card, and breaks no other. */
  #viewOf(card: Cards[Name] | null): CardView | null {
    this.broken = false;
    if (!card?.data || card.state === 'error') return null;
    try {
      return this.view(card.data, card);
    } catch (error) {
      this.broken = true;
      console.error(error);
      return null;
    }
  }

  async #export(kind: 'csv' | 'png', view: CardView | null): Promise<void> {
    const root = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!view || !root) return;
    try {
      const { persona, card, query } = this;
      const options = this.data === null ? this.api?.options : undefined;
      const save = () => exportCard(kind, { root, table: view.table, persona, card, query, options });
      await (kind === 'png' ? this.#chart.sharp(save) : save());
      this.exportFailed = false;
    } catch {
      this.exportFailed = true;
    }
  }
}
