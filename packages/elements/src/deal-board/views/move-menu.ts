import { html, nothing, type TemplateResult } from 'lit';
import type { Deal, DealStage } from '../../api/deal-contract.ts';
import { icon } from '../../theme/icons.ts';
import type { Wording } from '../board-view.ts';
import { blockOf, STAGES, transitionTo } from '../deal-stages.ts';
import { stageName } from '../stage-words.ts';

/** What the menu of a card is drawn from. */
export type MoveMenuView = Wording & {
  deal: Deal;
  /** The button that the menu hangs on; it has the focus back when the menu closes. */
  anchor: HTMLElement;
  onChoose: (to: DealStage) => void;
  onClosed: () => void;
};

/** The moves that the server offers for a deal; one that cannot be made now says why. */
export function moveMenu({ deal, anchor, text, onChoose, onClosed }: MoveMenuView): TemplateResult {
  const moves = STAGES.flatMap((stage) => transitionTo(deal, stage) ?? []);
  return html`<div
    class="menu"
    part="menu"
    popover="auto"
    role="menu"
    aria-label=${text('board_menu', { name: deal.name })}
    @keydown=${onMenuKey}
    @beforetoggle=${(event: ToggleEvent) => onToggle(event, anchor, onClosed)}
  >
    <p class="small muted" aria-hidden="true">${text('board_menu_title')}</p>
    ${moves.map((move) => {
      const blocked = blockOf(move);
      return html`<button
        type="button"
        role="menuitem"
        tabindex="-1"
        aria-disabled=${blocked ? 'true' : nothing}
        data-to=${move.to}
        @click=${() => blocked || onChoose(move.to)}
      >
        <span>${stageName(move.to, text)}${blocked ? html` <span class="only-read">:</span>` : nothing}</span>
        ${blocked ? html`<span class="why small">${icon('minus')} ${blocked}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}

/** The focus goes back to the button, unless the reader has put it elsewhere. */
function onToggle({ newState, target }: ToggleEvent, anchor: HTMLElement, onClosed: () => void): void {
  if (newState !== 'closed') return;
  onClosed();
  if (target instanceof Element && target.matches(':focus-within')) anchor.focus({ preventScroll: true });
}

/** Arrow keys, Home, End and first letters, as menus have them. Escape closes of itself; Tab closes too. */
function onMenuKey(event: KeyboardEvent): void {
  const menu = event.currentTarget;
  if (!(menu instanceof HTMLElement)) return;
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const step: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  if (event.key === 'Tab') menu.hidePopover();
  const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
  const next = letter
    ? items.find((item) => item.innerText.trim().toLowerCase().startsWith(letter))
    : items[step[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** Opens the menu beside what it belongs to, and puts it where the window has room. */
export function openMenu(menu: HTMLElement, anchor: HTMLElement): void {
  menu.showPopover();
  const near = anchor.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  const below = near.bottom + 4;
  const isBelow = below + box.height <= innerHeight - 8;
  const left = getComputedStyle(anchor).direction === 'rtl' ? near.left : near.right - box.width;
  menu.style.top = `${Math.max(8, isBelow ? below : near.top - 4 - box.height)}px`;
  menu.style.left = `${Math.min(Math.max(8, left), innerWidth - box.width - 8)}px`;
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}
