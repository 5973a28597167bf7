import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type CardFilters, NO_FILTERS } from '../../api/card-contract.ts';
import { choiceField } from '../../element/choice-field.ts';
import { Choices } from '../../element/choices.ts';
import { PodflightElement } from '../../element/podflight-element.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardFiltersText } from '../../text/english-card-filters.ts';
import { sharedText } from '../../text/english-shared.ts';
import { buttons } from '../../theme/button.styles.ts';
import { card } from '../../theme/card.styles.ts';
import { fields } from '../../theme/field.styles.ts';
import { icon } from '../../theme/icons.ts';
import { statuses } from '../../theme/status.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import type { PodcastChoice } from '../personas/podcasts-of.ts';
import { cardFiltersStyles } from './card-filters.styles.ts';
import { DAY_RANGES, type DayRange, type DayRangeName, nameOf, rangeOf } from './day-ranges.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardFiltersText };

/**
 * Which podcast and which days the cards beside it show: its choice is the provider's, so that all cards of the
 * provider follow.
 *
 * @summary Podcast and days for dashboard cards.
 * @tag podflight-card-filters
 * @fires podflight-card-filters-changed - The reader chose: the filters. The provider around it takes them.
 * @csspart filters - The row of fields.
 *
 * @example
 * <podflight-provider base-url="/api">
 *   <podflight-card-filters></podflight-card-filters>
 *   <podflight-creator-cards></podflight-creator-cards>
 * </podflight-provider>
 */
export class PodflightCardFilters extends PodflightElement {
  static override styles = [tokens, card, buttons, fields, statuses, cardFiltersStyles];

  /** The podcasts to choose from. Empty: those that the server names, else those that the cards speak of. */
  @property({ type: Array }) podcasts: readonly PodcastChoice[] = [];

  @state() private seen: readonly PodcastChoice[] = [];
  @state() private range: DayRangeName = 'usual';
  @state() private own: DayRange = { from: '', to: '' };
  readonly #known = new Choices(this, 'podcasts');
  #filters: CardFilters = NO_FILTERS;
  #scope: EventTarget | null = null;

  protected override get catalogue(): Catalogue {
    return CATALOGUE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scope = this.closest('podflight-provider') ?? document;
    this.#scope.addEventListener('podflight-cards-loaded', this.#onLoaded);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scope?.removeEventListener('podflight-cards-loaded', this.#onLoaded);
  }

  /** Cards that are narrowed to one podcast tell of one only: what was seen stays. */
  readonly #onLoaded = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    const { podcasts }: { podcasts: readonly PodcastChoice[] } = event.detail;
    const all = new Map([...this.seen, ...podcasts].map((one) => [one.podcast_id, one]));
    this.seen = [...all.values()].sort((a, b) => a.title.localeCompare(b.title));
  };

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const shared = this.filters ?? this.#filters;
    if (this.api && this.podcasts.length === 0) this.#known.use(this.api, shared.podcast_id);
    if (shared === this.#filters && this.hasUpdated) return;
    const days = { from: shared.from, to: shared.to };
    if (days.from !== this.#filters.from || days.to !== this.#filters.to) {
      const isOwn = this.range === 'own' && days.from === this.own.from && days.to === this.own.to;
      if (!isOwn) this.range = nameOf(days, today());
      this.own = days;
    }
    this.#filters = shared;
  }

  #choose(change: Partial<CardFilters>): void {
    this.emit<CardFilters>('podflight-card-filters-changed', { ...this.#filters, ...change });
  }

  readonly #onRange = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const name = DAY_RANGES.find((one) => one === value) ?? 'usual';
    this.range = name;
    if (name === 'own') {
      const { from, to } = this.#filters;
      this.own = from && to ? { from, to } : rangeOf('30', today());
      if (!from && !to) this.#choose(this.own);
      return;
    }
    this.#choose(rangeOf(name, today()));
  };

  #onDay(change: Partial<DayRange>): void {
    this.own = { ...this.own, ...change };
    const { from, to } = this.own;
    if (from && to && from <= to) this.#choose(this.own);
  }

  /** The page's podcasts, else the server's, else those that cards speak of. */
  #podcasts(): Pick<Choices, 'items' | 'more'> {
    const own = this.podcasts.length > 0 ? this.podcasts : this.#known.items.length > 0 ? null : this.seen;
    if (!own) return this.#known;
    return { items: own.map(({ podcast_id: id, title: name }) => ({ id, name, detail: null })), more: false };
  }

  override render(): TemplateResult {
    const { text, range, own } = this;
    const { podcast_id, from, to } = this.#filters;
    const isTurned = range === 'own' && own.from !== '' && own.to !== '' && own.from > own.to;
    return html`<div class="filters" part="filters" role="group" aria-label=${text('filters_label')}>
      <label>
        <span>${text('filters_podcast')}</span>
        ${choiceField({
          label: text('filters_podcast'),
          all: text('filters_all'),
          chosen: podcast_id,
          choices: this.#podcasts(),
          text,
          onChoose: (id) => this.#choose({ podcast_id: id }),
        })}
      </label>
      <label>
        <span>${text('filters_range')}</span>
        <select class="field" @change=${this.#onRange}>
          ${DAY_RANGES.map((name) => html`<option value=${name} ?selected=${name === range}>${text(`filters_range_${name}`)}</option>`)}
        </select>
      </label>
      ${
        range === 'own'
          ? html`<label>
                <span>${text('filters_from')}</span>
                <input class="field" type="date" .value=${own.from} @change=${(event: Event) => this.#onDay({ from: chosenOf(event) })} />
              </label>
              <label>
                <span>${text('filters_to')}</span>
                <input class="field" type="date" .value=${own.to} aria-invalid=${isTurned ? 'true' : nothing} @change=${(event: Event) => this.#onDay({ to: chosenOf(event) })} />
              </label>`
          : nothing
      }
      ${
        podcast_id || from || to
          ? html`<button class="button quiet" type="button" @click=${() => this.#choose({ podcast_id: '', from: '', to: '' })}>
              ${icon('close')} ${text('filters_clear')}
            </button>`
          : nothing
      }
      ${isTurned ? html`<p class="status bad small problem" role="alert">${icon('alert')} ${text('filters_turned')}</p>` : nothing}
    </div>`;
  }
}

function chosenOf({ target }: Event): string {
  return target instanceof HTMLSelectElement || target instanceof HTMLInputElement ? target.value : '';
}

/** The reader's day. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-card-filters': PodflightCardFilters;
  }
}
