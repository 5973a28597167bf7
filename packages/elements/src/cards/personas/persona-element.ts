import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiError } from '../../api/api-error.ts';
import { type CardName, type Dashboard, NO_FILTERS, type Persona } from '../../api/card-contract.ts';
import { type CardQuery, fetchDashboard, queryString } from '../../api/cards-api.ts';
import { errorText } from '../../element/error-text.ts';
import { FeatureGate } from '../../element/feature-gate.ts';
import { LatestAnswer } from '../../element/latest-answer.ts';
import { PodflightElement } from '../../element/podflight-element.ts';
import { offView } from '../../element/state-views.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { sharedText } from '../../text/english-shared.ts';
import { icon } from '../../theme/icons.ts';
import { AutoRefresh } from '../frame/auto-refresh.ts';
import { podcastsOf } from './podcasts-of.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText };

/** What the three dashboards share: one request feeds their cards, and each card may fail alone. */
export abstract class PersonaElement extends PodflightElement {
  /** The dashboard to show, as the API answers it, instead of asking a server. */
  @property({ attribute: false }) data: Dashboard | null = null;

  /** Seconds between two looks at the server while the page can be seen; 0 is never. */
  @property({ type: Number, attribute: 'refresh-seconds' }) refreshSeconds = 300;

  abstract readonly persona: Persona;
  /** The cards in their places, each with `data-card`, its name. */
  protected abstract cards(): TemplateResult;

  readonly #gate = new FeatureGate(this, ['ENABLE_NEW_DASHBOARD_CARDS']);
  readonly #refreshes = new AutoRefresh(
    this,
    () => (this.data === null ? this.refreshSeconds : 0),
    () => void this.refresh(),
  );
  readonly #answer = new LatestAnswer<Dashboard>(this);

  protected override get catalogue(): Catalogue {
    return CATALOGUE;
  }

  override get asksItself(): boolean {
    return this.data === null;
  }

  get #query(): CardQuery {
    return this.filters ?? NO_FILTERS;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('refreshSeconds')) this.#refreshes.restart();
    if (this.data || this.#gate.state !== 'on' || !this.api) return;
    if (!this.#answer.isOf(this.#question())) void this.refresh();
  }

  #question(): string {
    return `${this.api?.options.baseUrl}${queryString(this.#query)}`;
  }

  /** Asks the server again for all cards; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    if (!this.api || this.data) return;
    const { persona } = this;
    const dashboard = await this.#answer.ask(
      (options, signal) => fetchDashboard(options, persona, this.#query, signal),
      { question: this.#question() },
    );
    if (dashboard) this.emit('podflight-cards-loaded', { persona, podcasts: podcastsOf(dashboard) });
    this.#refreshes.restart();
  }

  override render(): TemplateResult {
    const gate = this.#gate;
    if (!this.data && gate.state === 'off')
      return html`<div class="card"><div class="body">${offView(gate, this.text)}</div></div>`;
    const shown = this.data ?? this.#answer.answer;
    const error = this.data ? null : (this.#answer.error ?? (gate.state === 'failed' ? gate.error : null));
    return html`${error ? this.#failed(error) : nothing}
      ${
        error && !shown
          ? nothing
          : html`<div class=${`cards ${this.persona}`} part="cards" aria-busy=${this.#answer.looking ? 'true' : 'false'}>
              ${this.cards()}
            </div>`
      }`;
  }

  /** Before the cards' own first update, so that none of them asks by itself. */
  override updated(): void {
    const { baseUrl, headers, credentials, locale, messages, data } = this;
    const shown = data ?? this.#answer.answer;
    for (const child of this.renderRoot.querySelectorAll<HTMLElement>('[data-card]')) {
      // The name is one of ours: it stands in the template of a subclass.
      const card = shown?.cards[child.dataset.card as CardName] ?? null;
      const given = data ? { data: card, answer: null } : { data: null, answer: card };
      Object.assign(child, { baseUrl, headers, credentials, locale, messages, ...given });
    }
  }

  #failed(error: ApiError): TemplateResult {
    const { text } = this;
    const retry = () => (this.#gate.state === 'failed' ? this.#gate.retry() : void this.refresh());
    return html`<div class=${`notice failed ${this.#answer.answer ? 'warn' : 'bad'}`} role="alert" part="error">
      ${icon(this.#answer.answer ? 'alert' : 'cross')}
      <div>
        <p class="strong">${text('load_failed_title')}</p>
        <p>${errorText(error, text)}</p>
        <div class="actions"><button class="button small" type="button" @click=${retry}>${text('retry')}</button></div>
      </div>
    </div>`;
  }
}
