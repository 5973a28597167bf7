import type { nothing, ReactiveController, TemplateResult } from 'lit';
import type { DealStage } from '../api/deal-contract.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import type { BoardDeals } from './board-deals.ts';
import { BoardEvents } from './board-events.ts';
import type { DealEvents } from './deal-events.ts';
import { DealMoves } from './deal-moves.ts';
import { type MoveAction, type MoveOutcome, type MoveState, noMove, stepMove } from './move-state.ts';
import { moveWords, outcomeWords } from './move-words.ts';
import { OpenDeal } from './open-deal.ts';
import { stageName } from './stage-words.ts';
import { boardNotice } from './views/board-notice.ts';
import { boardOverlay, type OpenMenu } from './views/board-overlay.ts';
import { openMenu } from './views/move-menu.ts';

/** What the board does for what is done on it. */
export type ActingListener = {
  mayMove: () => boolean;
  /** The stage to show where one column has room. */
  choose: (stage: DealStage) => void;
  raise: <Name extends keyof DealEvents>(name: Name, detail: DealEvents[Name]) => void;
};

/** Everything that a person does on the board: the move in the making, what is open over it, what is said of it. */
export class BoardActing implements ReactiveController {
  move: MoveState = noMove;
  /** What a screen reader hears. */
  announcement = '';
  readonly events: BoardEvents;
  readonly moves: DealMoves;

  readonly #host: PodflightElement;
  readonly #deals: BoardDeals;
  readonly #listener: ActingListener;
  readonly #open: OpenDeal;
  #menu: OpenMenu | null = null;
  #refused: string | null = null;

  constructor(host: PodflightElement, deals: BoardDeals, listener: ActingListener) {
    this.#host = host;
    this.#deals = deals;
    this.#listener = listener;
    this.moves = new DealMoves(host, deals, {
      moved: (detail) => this.#onMoved(detail),
      failed: (detail) => this.#onFailed(detail),
    });
    this.events = new BoardEvents(host, {
      columns: () => deals.columns,
      move: () => this.move,
      mayMove: listener.mayMove,
      dispatch: this.#dispatch,
      open: (campaign_id) => {
        this.#open.open(campaign_id);
        listener.raise('podflight-deal-opened', { campaign_id });
      },
      menu: (deal, anchor) => this.#setMenu({ deal, anchor }),
    });
    this.#open = new OpenDeal(host, {
      changed: (deal) => deals.put(deal),
      closed: (campaign_id) => void this.events.focusSoon(campaign_id),
    });
    host.addController(this);
  }

  hostConnected(): void {}

  /** What was drawn to lie over the page is put there. */
  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    root?.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
    const menu = root?.querySelector<HTMLElement>('.menu:not(:popover-open)');
    if (menu && this.#menu) openMenu(menu, this.#menu.anchor);
  }

  /** Why the last move did not come about. */
  notice(): TemplateResult | typeof nothing {
    return boardNotice(this.moves, this.#refused, this.#host.text, () => {
      this.#refused = null;
      this.moves.dismiss();
    });
  }

  /** What lies over the board. */
  overlay(): TemplateResult | typeof nothing {
    const { text, formats } = this.#host;
    return boardOverlay({
      ...{ move: this.move, menu: this.#menu, deals: this.#deals, open: this.#open, text, formats },
      may_move: this.#listener.mayMove(),
      dispatch: this.#dispatch,
      closeMenu: (menu) => {
        if (this.#menu === menu) this.#setMenu(null);
      },
    });
  }

  #setMenu(menu: OpenMenu | null): void {
    this.#menu = menu;
    this.#host.requestUpdate();
  }

  readonly #dispatch = (action: MoveAction): void => {
    const before = this.move;
    const { state: after, outcome } = stepMove(before, action);
    if (after === before && !outcome) return;
    this.move = after;
    this.announcement = moveWords(before, after, this.#host.text) ?? this.announcement;
    if (after.step === 'carrying' && after.by === 'keyboard') this.#reveal(after.over ?? after.deal.stage);
    if (outcome) this.#settle(outcome);
    this.#host.requestUpdate();
  };

  #settle(outcome: MoveOutcome): void {
    const { type, deal } = outcome;
    this.announcement = outcomeWords(outcome, this.#host.text);
    this.#refused = type === 'refused' ? this.announcement : null;
    if (type === 'move') void this.moves.move(deal, outcome.to, outcome.answers);
    this.#show(type === 'move' ? outcome.to : deal.stage);
    void this.events.focusSoon(deal.campaign_id);
  }

  /** Brings a column into view: the chosen one where one has room, otherwise by scrolling. */
  #show(stage: DealStage): void {
    this.#listener.choose(stage);
    this.#reveal(stage);
  }

  #reveal(stage: DealStage): void {
    const column = this.#host.shadowRoot?.querySelector(`.column[data-stage='${stage}']`);
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #onMoved(detail: DealEvents['podflight-deal-moved']): void {
    const { to, deal } = detail;
    const { text } = this.#host;
    this.announcement = text('board_said_moved', { name: deal.name, stage: stageName(to, text) });
    this.#listener.raise('podflight-deal-moved', detail);
  }

  #onFailed(detail: DealEvents['podflight-deal-move-failed']): void {
    if (detail.stage) this.#show(detail.stage);
    this.#listener.raise('podflight-deal-move-failed', detail);
  }
}
