import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DealStage } from '../api/deal-contract.ts';
import { STAGES } from './deal-stages.ts';

/** A mouse that moved so far drags; a finger that moved so far before it rested scrolls. */
const SLOP_PX = 6;
/** A finger that rests so long picks the card up. */
const REST_MS = 280;
const EDGE_PX = 48;

type Host = ReactiveControllerHost & HTMLElement;
type Press = { pointer_id: number; campaign_id: string; card: HTMLElement; x: number; y: number };

/** What the board does with the drag of a card. */
export type DragListener = {
  /** False when the card stays: then the drag does not begin. */
  pickUp: (campaign_id: string) => boolean;
  aim: (over: DealStage | null) => void;
  drop: () => void;
  cancel: () => void;
};

/** Drags cards with mouse, pen or finger: what is under the pointer is told, a likeness of the card follows it. */
export class CardDrag implements ReactiveController {
  readonly #host: Host;
  readonly #listener: DragListener;
  #press: Press | null = null;
  #dragging = false;
  #dropped_at = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #push = 0;

  constructor(host: Host, listener: DragListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    // Not passive, so that a finger that carries a card does not scroll as well.
    this.#host.addEventListener('touchmove', this.#onTouchMove, { passive: false });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('touchmove', this.#onTouchMove);
    if (this.#press) this.#end(this.#listener.cancel);
  }

  /** True for the click that a browser makes out of the end of a drag. */
  get hasJustDropped(): boolean {
    return performance.now() - this.#dropped_at < 50;
  }

  /** A pointer went down on a card. */
  start(event: PointerEvent, campaign_id: string, card: HTMLElement): void {
    if (this.#press || !event.isPrimary || event.button !== 0) return;
    const { pointerId: pointer_id, clientX: x, clientY: y } = event;
    this.#press = { pointer_id, campaign_id, card, x, y };
    if (event.pointerType !== 'mouse') this.#rest = setTimeout(() => this.#pickUp(), REST_MS);
    addEventListener('pointermove', this.#onMove);
    addEventListener('pointerup', this.#onUp);
    addEventListener('pointercancel', this.#onCancel);
    addEventListener('keydown', this.#onKey, true);
    addEventListener('contextmenu', this.#onContextMenu, true);
  }

  #pickUp(): void {
    const press = this.#press;
    if (!press) return;
    if (!this.#listener.pickUp(press.campaign_id)) {
      this.#end();
      return;
    }
    this.#dragging = true;
    getSelection()?.removeAllRanges();
    const likeness = this.#likeness;
    likeness?.replaceChildren(press.card.cloneNode(true));
    likeness?.style.setProperty('inline-size', `${press.card.offsetWidth}px`);
    likeness?.showPopover();
    this.#follow(press.x, press.y);
  }

  get #likeness(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.likeness') ?? null;
  }

  get #scroller(): Element | null {
    return this.#host.shadowRoot?.querySelector('.columns') ?? null;
  }

  readonly #onMove = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press || event.pointerId !== press.pointer_id) return;
    const { clientX: x, clientY: y } = event;
    if (!this.#dragging) {
      if (Math.hypot(x - press.x, y - press.y) < SLOP_PX) return;
      if (event.pointerType === 'mouse') this.#pickUp();
      else this.#end();
      if (!this.#dragging) return;
    }
    this.#follow(x, y);
    this.#listener.aim(this.#stageAt(x, y));
    this.#scrollAtEdge(x);
  };

  #follow(x: number, y: number): void {
    const { x: from_x, y: from_y, card } = this.#press ?? { x, y, card: null };
    if (!card) return;
    const box = card.getBoundingClientRect();
    this.#likeness?.style.setProperty('translate', `${box.left + x - from_x}px ${box.top + y - from_y}px`);
  }

  #stageAt(x: number, y: number): DealStage | null {
    const under = this.#host.shadowRoot?.elementFromPoint(x, y)?.closest<HTMLElement>('[data-stage]');
    return STAGES.find((stage) => stage === under?.dataset.stage) ?? null;
  }

  /** Near an edge the columns move along, faster the nearer. */
  #scrollAtEdge(x: number): void {
    const box = this.#scroller?.getBoundingClientRect();
    if (!box) return;
    const [start, end] = [x - box.left, box.right - x];
    this.#push = start < EDGE_PX ? (start - EDGE_PX) / 4 : end < EDGE_PX ? (EDGE_PX - end) / 4 : 0;
    if (this.#push !== 0 && this.#frame === 0) this.#frame = requestAnimationFrame(this.#scroll);
  }

  readonly #scroll = (): void => {
    this.#frame = 0;
    if (!this.#dragging || this.#push === 0) return;
    this.#scroller?.scrollBy({ left: this.#push, behavior: 'instant' });
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.#press?.pointer_id) return;
    if (this.#dragging) this.#dropped_at = performance.now();
    this.#end(this.#dragging ? this.#listener.drop : undefined);
  };

  readonly #onCancel = (event: PointerEvent): void => {
    if (event.pointerId === this.#press?.pointer_id) this.#end(this.#listener.cancel);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#dragging) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(this.#listener.cancel);
  };

  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#dragging && event.cancelable) event.preventDefault();
  };

  /** A long press opens a menu in some browsers, which would end the drag. */
  readonly #onContextMenu = (event: Event): void => {
    if (this.#dragging) event.preventDefault();
  };

  #end(then?: () => void): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    removeEventListener('pointermove', this.#onMove);
    removeEventListener('pointerup', this.#onUp);
    removeEventListener('pointercancel', this.#onCancel);
    removeEventListener('keydown', this.#onKey, true);
    removeEventListener('contextmenu', this.#onContextMenu, true);
    this.#press = null;
    if (this.#dragging) {
      this.#dragging = false;
      this.#likeness?.hidePopover();
      this.#likeness?.replaceChildren();
    }
    then?.();
  }
}
