import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Deal, DealStage } from '../api/deal-contract.ts';
import { type Columns, findDeal } from './board-columns.ts';
import { CardDrag } from './card-drag.ts';
import { keyMeaning } from './card-keys.ts';
import type { MoveAction, MoveState } from './move-state.ts';

/** What the columns' events are about, and what they lead to. */
export type BoardListener = {
  columns: () => Columns | null;
  move: () => MoveState;
  mayMove: () => boolean;
  dispatch: (action: MoveAction) => void;
  open: (campaign_id: string) => void;
  menu: (deal: Deal, anchor: HTMLElement) => void;
};

/**
 * Pointer, keys and focus on the cards, listened to once for all columns: hundreds of cards have no
 * listeners of their own.
 */
export class BoardEvents implements ReactiveController {
  /** The card of each column that Tab reaches: the one that had the focus last. */
  readonly stops: Partial<Record<DealStage, string>> = {};

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #listener: BoardListener;
  readonly #drag: CardDrag;

  constructor(host: ReactiveControllerHost & HTMLElement, listener: BoardListener) {
    this.#host = host;
    this.#listener = listener;
    this.#drag = new CardDrag(host, {
      pickUp: (campaign_id) => {
        const deal = this.#find(campaign_id)?.deal;
        if (deal) listener.dispatch({ type: 'pick_up', deal, by: 'pointer' });
        return listener.move().step === 'carrying';
      },
      aim: (over) => listener.dispatch({ type: 'aim', over }),
      drop: () => listener.dispatch({ type: 'drop' }),
      cancel: () => listener.dispatch({ type: 'cancel' }),
    });
    host.addController(this);
  }

  hostConnected(): void {}

  /** Gives a card the focus once it is where it belongs. */
  async focusSoon(campaign_id: string): Promise<void> {
    await this.#host.updateComplete;
    this.#nameOf(campaign_id)?.focus({ preventScroll: false });
  }

  #nameOf(campaign_id: string): HTMLElement | null {
    const card = `.columns [data-deal="${CSS.escape(campaign_id)}"] .name`;
    return this.#host.shadowRoot?.querySelector<HTMLElement>(card) ?? null;
  }

  #find(campaign_id: string): ReturnType<typeof findDeal> {
    const columns = this.#listener.columns();
    return columns && findDeal(columns, campaign_id);
  }

  readonly onClick = (event: MouseEvent): void => {
    const hit = cardOf(event);
    if (!hit || this.#drag.hasJustDropped) return;
    const more = closest(event, '.more');
    const deal = this.#find(hit.campaign_id)?.deal;
    if (more && deal) this.#listener.menu(deal, more);
    else this.#listener.open(hit.campaign_id);
  };

  readonly onPointerDown = (event: PointerEvent): void => {
    const hit = cardOf(event);
    if (!hit || !this.#listener.mayMove() || closest(event, '.more')) return;
    this.#drag.start(event, hit.campaign_id, hit.card);
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const hit = cardOf(event);
    const columns = this.#listener.columns();
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!hit || !columns || modified || !closest(event, '.name')) return;
    const is_rtl = getComputedStyle(this.#host).direction === 'rtl';
    const meaning = keyMeaning(event.key, hit.campaign_id, this.#listener.move(), columns, is_rtl);
    if (!meaning) return;
    if (event.key !== 'Tab') event.preventDefault();
    if ('focus' in meaning) this.#nameOf(meaning.focus)?.focus();
    else if (meaning.action.type !== 'pick_up' || this.#listener.mayMove())
      this.#listener.dispatch(meaning.action);
  };

  /** Where a button is pressed when Space comes up, it is not pressed by the Space that picked a card up. */
  readonly onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && closest(event, '.name')) event.preventDefault();
  };

  readonly onFocusIn = (event: FocusEvent): void => {
    const hit = cardOf(event);
    const stage = hit && this.#find(hit.campaign_id)?.stage;
    if (!stage || this.stops[stage] === hit.campaign_id) return;
    this.stops[stage] = hit.campaign_id;
    this.#host.requestUpdate();
  };

  /** A card that is carried by keys stays when the focus goes elsewhere. */
  readonly onFocusOut = (): void => {
    const move = this.#listener.move();
    if (move.step === 'carrying' && move.by === 'keyboard') this.#listener.dispatch({ type: 'cancel' });
  };
}

function closest(event: Event, selector: string): HTMLElement | null {
  const { target } = event;
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

function cardOf(event: Event): { card: HTMLElement; campaign_id: string } | null {
  const card = closest(event, '[data-deal]');
  const campaign_id = card?.dataset.deal;
  return card && campaign_id ? { card, campaign_id } : null;
}
