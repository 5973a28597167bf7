import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DealStage } from '../api/deal-contract.ts';
import type { DealFilter } from '../api/deals-api.ts';
import { Choices } from '../element/choices.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import { TypedFilter } from '../element/typed-filter.ts';
import type { Catalogue } from '../text/english.ts';
import { dealText } from '../text/english-deals.ts';
import { sharedText } from '../text/english-shared.ts';
import { stageText } from '../text/english-stages.ts';
import { ActingLoader } from './acting-loader.ts';
import { BoardDeals } from './board-deals.ts';
import { boardStyles } from './deal-board.styles.ts';
import { MoreOnScroll } from './more-on-scroll.ts';
import { boardContent } from './views/board-content.ts';
import { boardFigures } from './views/board-head.ts';
import { offlineNotice } from './views/board-states.ts';
import { stageColumns } from './views/stage-columns.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...stageText, ...dealText };

/**
 * A tenant's deals in columns by stage. A card is moved by drag, by keyboard (Space, arrow keys, Space) or
 * by its menu; what the server asks of a move is asked here, and a move that it does not take is undone.
 *
 * @summary The deal pipeline as a board.
 * @tag podflight-deal-board
 * @slot empty - What to do when there are no deals yet, for instance a link to your form for campaigns.
 * @fires podflight-deal-moved - `{ campaign_id, from, to, deal }`: the server has taken a move.
 * @fires podflight-deal-opened - `{ campaign_id }`: the reader opened a deal's details.
 * @fires podflight-deal-move-failed - `{ campaign_id, from, to, code, message, stage }`: a move was not taken.
 * @csspart card - The box around everything.
 * @csspart filters - The row of filters.
 * @csspart column - A stage.
 * @csspart deal - A card.
 * @csspart menu - The menu of a card.
 * @csspart dialog - What asks about a move.
 * @csspart details - The details of a deal.
 * @csspart empty - What stands there without deals.
 */
export class PodflightDealBoard extends PodflightElement {
  static override styles = boardStyles;

  /** Shows deals whose name, podcast or sponsor has this text. */
  @property({ reflect: true }) q = '';

  /** Shows deals of one podcast. */
  @property({ reflect: true, attribute: 'podcast-id' }) podcast_id = '';

  /** Shows deals of one sponsor. */
  @property({ reflect: true, attribute: 'sponsor-id' }) sponsor_id = '';

  /** Shows only deals that nobody has moved for too long. */
  @property({ reflect: true, type: Boolean }) rotting = false;

  /** The stage that is shown where one column has room. */
  @property({ reflect: true }) stage: DealStage = 'lead';

  /** Deals that a column loads at a time, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 25;

  readonly #gate = new FeatureGate(this, ['ENABLE_DEAL_PIPELINE']);
  readonly #deals = new BoardDeals(this, () => this.pageSize);
  readonly #podcasts = new Choices(this, 'podcasts');
  readonly #sponsors = new Choices(this, 'sponsors');
  readonly #loader = new ActingLoader(this, this.#deals, {
    mayMove: () => this.#mayMove,
    choose: (stage) => {
      this.stage = stage;
    },
    raise: (name, detail) => this.emit(name, detail),
  });
  readonly #typed = new TypedFilter<DealFilter>((change) => Object.assign(this, change));

  constructor() {
    super();
    new MoreOnScroll(this, (stage) => void this.#deals.loadMore(stage));
  }

  protected override get catalogue(): Catalogue {
    return { ...CATALOGUE, ...this.#loader.text };
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#gate.state !== 'on' || !this.api) return;
    this.#deals.use(this.api, this.#filter);
    this.#podcasts.use(this.api, this.podcast_id);
    this.#sponsors.use(this.api, this.sponsor_id);
  }

  /** Asks the server for the deals again. */
  refresh(): Promise<void> {
    return this.#deals.refresh();
  }

  get #filter(): DealFilter {
    const { q, podcast_id, sponsor_id, rotting } = this;
    return { q: q.trim(), podcast_id, sponsor_id, rotting };
  }

  get #mayMove(): boolean {
    return this.#gate.features?.role !== 'viewer';
  }

  override render(): TemplateResult {
    const { text, formats } = this;
    const { acting } = this.#loader;
    const on = this.#gate.state === 'on' && this.#deals.columns;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head">
          <h2 id="title">${text('board_title')}</h2>
          ${on ? boardFigures({ text, formats }, this.#deals.totals) : nothing}
        </div>
        ${this.#content()}
      </div>
      <p class="only-read" id="how-to">${text('board_how_to')}</p>
      <div class="only-read" role="status" aria-live="assertive">${acting?.announcement}</div>
      <div class="likeness" popover="manual" aria-hidden="true" inert></div>
      ${acting?.overlay()}
    </section>`;
  }

  #content(): TemplateResult {
    const { text, formats } = this;
    const { acting, failed, wake } = this.#loader;
    return boardContent({
      ...{
        gate: this.#gate,
        deals: this.#deals,
        podcasts: this.#podcasts,
        sponsors: this.#sponsors,
        filter: this.#filter,
        may_move: this.#mayMove,
        text,
        formats,
      },
      onFilter: this.#typed.change,
      notice: () => (failed ? offlineNotice(text, wake) : (acting?.notice() ?? nothing)),
      columns: () => this.#columns(),
    });
  }

  #columns(): TemplateResult {
    const { text, formats, stage: chosen } = this;
    const { acting, wake } = this.#loader;
    return stageColumns({
      ...{ deals: this.#deals, acting, wake, chosen, text, formats },
      // A card offers no move before it can be made.
      may_move: this.#mayMove && acting !== null,
      move: acting?.move ?? { step: 'idle' },
      onStage: (stage) => {
        this.stage = stage;
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-deal-board': PodflightDealBoard;
  }
}
