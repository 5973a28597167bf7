import { html, nothing, type TemplateResult } from 'lit';
import type { Deal, DealStage } from '../../api/deal-contract.ts';
import { menuKeys, placeMenu } from '../../element/menu-keys.ts';
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

/** A key that the menu took is not the board's. */
function onMenuKey(event: KeyboardEvent): void {
  menuKeys.onKeyDown(event);
  if (event.defaultPrevented) event.stopPropagation();
}

/** Opens the menu beside what it belongs to. */
export function openMenu(menu: HTMLElement, anchor: HTMLElement): void {
  menu.showPopover();
  placeMenu(menu, anchor);
}
