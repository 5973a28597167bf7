import { ContextConsumer } from '@lit/context';
import { isServer, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CardFilters } from '../api/card-contract.ts';
import { type PodflightApi, podflightApi } from '../api/podflight-api.ts';
import type { HeadersSource } from '../api/request-json.ts';
import { type Formats, formatsFor } from '../format/formats.ts';
import { sessionContext } from '../provider/session.ts';
import type { Catalogue, Messages } from '../text/english.ts';
import { sharedText } from '../text/english-shared.ts';
import { type Translate, translator } from '../text/translate.ts';

/** What every Podflight element has: its API, its words and its formats, from a provider or its own attributes. */
export abstract class PodflightElement extends LitElement {
  /** Where the API is, when it is not the provider's. Without a provider and without this: `/api`. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Headers of every request; only with a `base-url` of its own, or without a provider. */
  @property({ attribute: false }) headers: HeadersSource | undefined;

  /** As `fetch` has it; only with a `base-url` of its own, or without a provider. */
  @property() credentials: RequestCredentials = 'same-origin';

  /** BCP 47 tag of numbers, days and plurals. Empty: the provider's, else the nearest `lang`. */
  @property() locale = '';

  /** Texts of your own, by key; they win over the provider's. */
  @property({ attribute: false }) messages: Messages = {};

  /** The English texts of this element. */
  protected get catalogue(): Catalogue {
    return sharedText;
  }

  /** Number, day and byte formats of the locale. */
  formats: Formats = formatsFor('en');

  /** Turns a message key into words. */
  text: Translate = translator(sharedText, {}, this.formats);

  readonly #session = new ContextConsumer(this, { context: sessionContext, subscribe: true });
  #ownApi: PodflightApi | undefined;
  #waiting = false;

  /** The API in use; null while a provider around the element is not defined yet. */
  get api(): PodflightApi | null {
    if (!this.baseUrl && this.#session.value) return this.#session.value.api;
    if (!this.baseUrl && this.#waiting) return null;
    const { headers, credentials } = this;
    this.#ownApi ??= podflightApi({ baseUrl: this.baseUrl || '/api', headers, credentials });
    return this.#ownApi;
  }

  /** Whether it asks a server: it was not given its data. */
  get asksItself(): boolean {
    return true;
  }

  /** The provider's filters of dashboard cards. */
  protected get filters(): CardFilters | undefined {
    return this.#session.value?.filters;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isServer) this.#waitForProvider();
  }

  /** A context request made before the provider is defined gets no answer: ask again once it is. */
  #waitForProvider(): void {
    const provider = this.closest('podflight-provider:not(:defined)');
    this.#waiting = provider !== null && this.#session.value === undefined;
    if (!this.#waiting) return;
    customElements.whenDefined('podflight-provider').then(() => {
      this.#waiting = false;
      if (this.isConnected) this.#session.hostConnected();
      this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('baseUrl') || changed.has('headers') || changed.has('credentials'))
      this.#ownApi = undefined;
    this.formats = formatsFor(this.locale || this.#session.value?.locale || this.#nearestLanguage());
    this.text = translator(
      this.catalogue,
      { ...this.#session.value?.messages, ...this.messages },
      this.formats,
    );
  }

  #nearestLanguage(): string {
    if (isServer) return 'en';
    const near = this.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang;
    return near || navigator.language;
  }

  /** Fires a bubbling, composed event with a detail. */
  protected emit<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true, composed: true }));
  }
}
