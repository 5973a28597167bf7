import { nothing, type TemplateResult } from 'lit';
import type { Deal } from '../../api/deal-contract.ts';
import type { BoardDeals } from '../board-deals.ts';
import type { Wording } from '../board-view.ts';
import { localDay } from '../local-day.ts';
import type { MoveAction, MoveState } from '../move-state.ts';
import type { OpenDeal } from '../open-deal.ts';
import { dealPanel } from './deal-panel.ts';
import { moveDialog } from './move-dialog.ts';
import { moveMenu } from './move-menu.ts';

/** The card whose menu is open, and the button that it hangs on. */
export type OpenMenu = { deal: Deal; anchor: HTMLElement };

/** What lies over the board; at most one at a time. */
export type BoardOverlay = Wording & {
  move: MoveState;
  menu: OpenMenu | null;
  deals: BoardDeals;
  open: OpenDeal;
  may_move: boolean;
  dispatch: (action: MoveAction) => void;
  closeMenu: (menu: OpenMenu) => void;
};

export function boardOverlay(view: BoardOverlay): TemplateResult | typeof nothing {
  const { move, menu, deals, open, dispatch, text, formats } = view;
  if (move.step === 'asking') {
    const { deal, transition } = move;
    return moveDialog({
      ...{ deal, transition, totals: deals.totals, today: localDay(), text, formats },
      onAnswer: (answers) => dispatch({ type: 'answer', answers }),
      onCancel: () => dispatch({ type: 'cancel' }),
    });
  }
  const opened = open.campaign_id && deals.find(open.campaign_id);
  if (opened) return dealPanel({ deal: opened.deal, open, may_change: view.may_move, text, formats });
  if (!menu) return nothing;
  return moveMenu({
    ...{ deal: menu.deal, anchor: menu.anchor, text, formats },
    onChoose: (to) => {
      view.closeMenu(menu);
      dispatch({ type: 'choose', deal: menu.deal, to });
    },
    onClosed: () => view.closeMenu(menu),
  });
}
