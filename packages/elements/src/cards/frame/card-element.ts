import { html, isServer, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type ApiError, asApiError } from '../../api/api-error.ts';
import type { CardFilters, CardName, Cards, Persona } from '../../api/card-contract.ts';
import { NO_FILTERS } from '../../api/card-contract.ts';
import { type CardQuery, fetchCard, queryString } from '../../api/cards-api.ts';
import type { FeatureFlag } from '../../api/features.ts';
import type { ApiOptions } from '../../api/request-json.ts';
import { adoptOnly } from '../../element/adopt-styles.ts';
import { FeatureGate } from '../../element/feature-gate.ts';
import type { Later } from '../../element/later.ts';
import { LatestAnswer } from '../../element/latest-answer.ts';
import { PodflightElement } from '../../element/podflight-element.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { type CardFormats, cardFormats } from '../../format/card-formats.ts';
import type { Catalogue, MessageKey } from '../../text/english.ts';
import { cardTitles } from '../../text/english-card-titles.ts';
import { sharedText } from '../../text/english-shared.ts';
import { AutoRefresh } from './auto-refresh.ts';
import type { CardPart, DrawnCard } from './card-part.ts';
import { CARD_BONES, WAITING_SHEETS } from './card-waiting.ts';

const WAITING: Catalogue = { ...sharedText, ...cardTitles };

/**
 * What every dashboard card has: its data, from the server, from the persona element around it or from the
 * page, and its filters. What draws it is loaded while its data is on the way.
 */
export abstract class CardElement<Name extends CardName> extends PodflightElement {
  static override styles = WAITING_SHEETS;

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

  abstract readonly card: Name;
  abstract readonly persona: Persona;
  protected abstract readonly titleKey: MessageKey;
  /** What it is drawn with. */
  protected abstract readonly drawing: Later<CardPart<Name, this>>;

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
  #words = WAITING;
  #drawn: DrawnCard | null = null;
  #undrawable: ApiError | null = null;
  #coming: Promise<void> = Promise.resolve();

  /** Whether it asks a server by itself: nobody gave it a card. */
  override get asksItself(): boolean {
    return this.data === null && this.answer === undefined;
  }

  protected override get catalogue(): Catalogue {
    return this.#words;
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
    return this.#answer.answer ?? this.data ?? this.answer ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isServer) this.#draw();
  }

  /** Resolves once it is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#coming;
    return super.getUpdateComplete();
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.formats = cardFormats(this.formats);
    if (changed.has('data') || changed.has('answer')) this.#answer.forget();
    if (changed.has('refreshSeconds')) this.#refreshes.restart();
    if (this.asksItself && this.gate.state === 'on' && this.api && !this.#answer.isOf(this.#question()))
      void this.refresh();
    this.#drawn?.update();
  }

  #question(): string {
    return `${this.api?.options.baseUrl}${queryString(this.query)}`;
  }

  /** Asks the server again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    if (!this.api || this.data) return;
    const question = this.#question();
    const card = await this.#answer.ask((options, signal) => this.ask(options, signal), { question });
    if (card) this.#drawn?.renew();
    this.#refreshes.restart();
  }

  protected ask(options: ApiOptions, signal: AbortSignal): Promise<Cards[Name]> {
    return fetchCard(options, this.persona, this.card, this.query, signal);
  }

  readonly #draw = (): void => {
    if (this.#drawn) return;
    const { part } = this.drawing;
    if (part) {
      this.#drawWith(part);
      return;
    }
    this.#undrawable = null;
    this.#coming = this.drawing.get().then(
      (loaded) => this.#drawWith(loaded),
      (thrown: unknown) => {
        this.#undrawable = asApiError(thrown);
        this.requestUpdate();
      },
    );
    this.requestUpdate();
  };

  #drawWith({ text, sheets, draw }: CardPart<Name, this>): void {
    if (this.#drawn) return;
    adoptOnly(this, sheets);
    this.#words = { ...cardTitles, ...text };
    this.#drawn = draw(this, {
      titleKey: this.titleKey,
      answer: this.#answer,
      shown: () => this.shown,
      query: () => this.query,
      emit: (name, detail) => this.emit(name, detail),
    });
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return this.#drawn?.render() ?? this.#waiting();
  }

  #waiting(): TemplateResult {
    const { text } = this;
    return html`<section class="card" part="card" aria-labelledby="title">
      <header class="top"><h2 id="title">${text(this.titleKey)}</h2></header>
      ${
        this.#undrawable
          ? html`<div class="body">${loadFailedView(this.#undrawable, text, this.#draw)}</div>`
          : html`<div class="body wait">${skeletonView(CARD_BONES, text)}</div>`
      }
    </section>`;
  }
}
