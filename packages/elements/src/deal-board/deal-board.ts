import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DealStage } from '../api/deal-contract.ts';
import type { DealFilter } from '../api/deals-api.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import type { Catalogue } from '../text/english.ts';
import { dealText } from '../text/english-deals.ts';
import { sharedText } from '../text/english-shared.ts';
import { ActingLoader, type ActingPart } from './acting-loader.ts';
import { BoardDeals } from './board-deals.ts';
import type { BoardEvents } from './board-events.ts';
import { boardStyles } from './deal-board.styles.ts';
import type { DealEvents } from './deal-events.ts';
import { DealMoves } from './deal-moves.ts';
import { MoreOnScroll } from './more-on-scroll.ts';
import { type MoveAction, type MoveOutcome, type MoveState, noMove, stepMove } from './move-state.ts';
import { OpenDeal } from './open-deal.ts';
import { stageName } from './stage-words.ts';
import { TypedFilter } from './typed-filter.ts';
import { boardContent } from './views/board-content.ts';
import { boardFigures } from './views/board-head.ts';
import type { OpenMenu } from './views/board-overlay.ts';
import { boardNotice } from './views/board-states.ts';
import { stageColumns } from './views/stage-columns.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...dealText };

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

  @state() private move: MoveState = noMove;
  @state() private menu: OpenMenu | null = null;
  @state() private announcement = '';
  @state() private refused: string | null = null;

  readonly #gate = new FeatureGate(this, ['ENABLE_DEAL_PIPELINE']);
  readonly #deals = new BoardDeals(this, () => this.pageSize);
  readonly #open = new OpenDeal(this, {
    changed: (deal) => this.#deals.put(deal),
    closed: (campaign_id) => void this.#events?.focusSoon(campaign_id),
  });
  readonly #moves = new DealMoves(this, this.#deals, {
    moved: (detail) => this.#onMoved(detail),
    failed: (detail) => this.#onFailed(detail),
  });
  readonly #acting = new ActingLoader(this, {
    loaded: (part) => this.#begin(part),
    failed: () => {
      this.refused = this.text('error_network');
    },
  });
  #events: BoardEvents | null = null;
  readonly #typed = new TypedFilter((change) => Object.assign(this, change));

  constructor() {
    super();
    new MoreOnScroll(this, (stage) => void this.#deals.loadMore(stage));
  }

  protected override get catalogue(): Catalogue {
    return { ...CATALOGUE, ...this.#acting?.part?.dealActingText };
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#gate.state === 'on' && this.api) this.#deals.use(this.api, this.#filter);
  }

  override updated(): void {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu:not(:popover-open)');
    if (menu && this.menu) this.#acting.part?.openMenu(menu, this.menu.anchor);
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

  #begin({ BoardEvents }: ActingPart): void {
    this.#events = new BoardEvents(this, {
      columns: () => this.#deals.columns,
      move: () => this.move,
      mayMove: () => this.#mayMove,
      dispatch: (action) => this.#dispatch(action),
      open: (campaign_id) => {
        this.#open.open(campaign_id);
        this.emit('podflight-deal-opened', { campaign_id });
      },
      menu: (deal, anchor) => {
        this.menu = { deal, anchor };
      },
    });
  }

  readonly #dispatch = (action: MoveAction): void => {
    const before = this.move;
    const { state: after, outcome } = stepMove(before, action);
    this.move = after;
    this.announcement = this.#acting.part?.moveWords(before, after, this.text) ?? this.announcement;
    if (after.step === 'carrying' && after.by === 'keyboard') this.#reveal(after.over ?? after.deal.stage);
    if (outcome) this.#settle(outcome);
  };

  #settle(outcome: MoveOutcome): void {
    const { type, deal } = outcome;
    this.announcement = this.#acting.part?.outcomeWords(outcome, this.text) ?? '';
    this.refused = type === 'refused' ? this.announcement : null;
    if (type === 'move') void this.#moves.move(deal, outcome.to, outcome.answers);
    this.#show(type === 'move' ? outcome.to : deal.stage);
    void this.#events?.focusSoon(deal.campaign_id);
  }

  /** Brings a column into view: the chosen one where one has room, otherwise by scrolling. */
  #show(stage: DealStage): void {
    this.stage = stage;
    this.#reveal(stage);
  }

  #reveal(stage: DealStage): void {
    const column = this.renderRoot.querySelector(`.column[data-stage='${stage}']`);
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #onMoved(detail: DealEvents['podflight-deal-moved']): void {
    const { to, deal } = detail;
    this.announcement = this.text('board_said_moved', { name: deal.name, stage: stageName(to, this.text) });
    this.emit('podflight-deal-moved', detail);
  }

  #onFailed(detail: DealEvents['podflight-deal-move-failed']): void {
    if (detail.stage) this.#show(detail.stage);
    this.emit('podflight-deal-move-failed', detail);
  }

  override render(): TemplateResult {
    const { text, formats } = this;
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
      <div class="only-read" role="status" aria-live="assertive">${this.announcement}</div>
      <div class="likeness" popover="manual" aria-hidden="true" inert></div>
      ${this.#overlay()}
    </section>`;
  }

  #content(): TemplateResult {
    const { text, formats } = this;
    return boardContent({
      ...{
        gate: this.#gate,
        deals: this.#deals,
        filter: this.#filter,
        may_move: this.#mayMove,
        text,
        formats,
      },
      onFilter: this.#typed.change,
      notice: () => boardNotice(this.#moves, this.refused, text, this.#dismiss),
      columns: () => this.#columns(),
    });
  }

  readonly #dismiss = (): void => {
    this.refused = null;
    this.#moves.dismiss();
  };

  #columns(): TemplateResult {
    const { text, formats, move, stage: chosen } = this;
    return stageColumns({
      ...{
        deals: this.#deals,
        moves: this.#moves,
        events: this.#events,
        wake: this.#acting.wake,
        move,
        chosen,
        text,
        formats,
      },
      may_move: this.#mayMove,
      onStage: (stage) => this.#show(stage),
    });
  }

  #overlay(): TemplateResult | typeof nothing {
    const { text, formats, move, menu } = this;
    const { part } = this.#acting;
    if (!part) return nothing;
    return part.boardOverlay({
      ...{ move, menu, deals: this.#deals, open: this.#open, may_move: this.#mayMove, text, formats },
      dispatch: this.#dispatch,
      closeMenu: (closed) => {
        if (this.menu === closed) this.menu = null;
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-deal-board': PodflightDealBoard;
  }
}
