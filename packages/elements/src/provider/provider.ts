import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type CardFilters, NO_FILTERS } from '../api/card-contract.ts';
import { podflightApi } from '../api/podflight-api.ts';
import type { HeadersSource } from '../api/request-json.ts';
import type { Messages } from '../text/english.ts';
import { sessionContext } from './session.ts';

const FILTERS = ['podcastId', 'advertiserId', 'from', 'to', 'currency'] as const;

/**
 * Gives the elements inside it the address of the API, headers, language, texts and colour scheme.
 *
 * @summary Shared settings for the Podflight elements inside it.
 * @tag podflight-provider
 * @slot - The page, or the part of it, that holds Podflight elements.
 *
 * @example
 * <podflight-provider base-url="/api" locale="en-GB" theme="auto">
 *   <podflight-csv-uploader></podflight-csv-uploader>
 * </podflight-provider>
 */
export class PodflightProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([theme='light']) {
      color-scheme: light;
    }

    :host([theme='dark']) {
      color-scheme: dark;
    }

    :host([theme='auto']) {
      color-scheme: light dark;
    }
  `;

  /** Path or URL that the handler is mounted at. */
  @property({ attribute: 'base-url' }) baseUrl = '/api';

  /** Headers of every request, or a function that gives them, for instance a fresh bearer token. */
  @property({ attribute: false }) headers: HeadersSource | undefined;

  /** Whether cookies go to another origin: `same-origin`, `include` or `omit`. */
  @property() credentials: RequestCredentials = 'same-origin';

  /** BCP 47 tag of numbers, days and plurals. Empty: the nearest `lang` of the page. */
  @property() locale = '';

  /** `light`, `dark`, `auto` (as the reader's system is set), or empty: as the page is. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' | '' = '';

  /** Texts of your own, by key; see `english` for the keys. */
  @property({ attribute: false }) messages: Messages = {};

  /** Dashboard cards show only this podcast; `podflight-card-filters` sets it, and so may your page's address. */
  @property({ attribute: 'podcast-id', reflect: true }) podcastId = '';

  /** Dashboard cards show only this advertiser. */
  @property({ attribute: 'advertiser-id', reflect: true }) advertiserId = '';

  /** First day of dashboard cards, `YYYY-MM-DD`. Empty: each card's own range. */
  @property({ reflect: true }) from = '';

  /** Last day of dashboard cards, included. */
  @property({ reflect: true }) to = '';

  /** ISO 4217 code of the sums that dashboard cards show first. */
  @property({ reflect: true }) currency = '';

  readonly #context = new ContextProvider(this, {
    context: sessionContext,
    initialValue: { api: podflightApi(this), locale: '', messages: {}, filters: NO_FILTERS },
  });
  #filters: CardFilters = NO_FILTERS;

  override willUpdate(changed: PropertyValues<this>): void {
    const movedApi = changed.has('baseUrl') || changed.has('headers') || changed.has('credentials');
    // The client reads its options at each request, so the first update needs no new one.
    const api = movedApi && this.hasUpdated ? podflightApi(this) : this.#context.value.api;
    const movedFilters = FILTERS.some((name) => changed.has(name));
    if (movedFilters) {
      const { podcastId: podcast_id, advertiserId: advertiser_id, from, to, currency } = this;
      this.#filters = { podcast_id, advertiser_id, from, to, currency };
    }
    const { locale, messages } = this;
    this.#context.setValue({ api, locale, messages, filters: this.#filters });
  }

  readonly #onFilters = (event: CustomEvent<CardFilters>): void => {
    const { podcast_id, advertiser_id, from, to, currency } = event.detail;
    Object.assign(this, { podcastId: podcast_id, advertiserId: advertiser_id, from, to, currency });
  };

  override render(): TemplateResult {
    return html`<slot @podflight-card-filters-changed=${this.#onFilters}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-provider': PodflightProvider;
  }
}
