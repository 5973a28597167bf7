import { html, type TemplateResult } from 'lit';
import type { DealStage } from '../../api/deal-contract.ts';
import type { BoardActing } from '../board-acting.ts';
import type { BoardDeals } from '../board-deals.ts';
import type { Wording } from '../board-view.ts';
import { STAGES } from '../deal-stages.ts';
import { localDay } from '../local-day.ts';
import type { MoveState } from '../move-state.ts';
import { boardColumn } from './board-column.ts';
import { stageTabs } from './board-head.ts';

/** What the columns are drawn from. */
export type StageColumns = Wording & {
  deals: BoardDeals;
  /** Null until what it is acted on with has loaded; then `wake` is called instead. */
  acting: BoardActing | null;
  wake: () => void;
  move: MoveState;
  /** The one that is shown where one column has room. */
  chosen: DealStage;
  may_move: boolean;
  onStage: (stage: DealStage) => void;
};

/** A column a stage, and above them the choice of one for where no more have room. */
export function stageColumns(view: StageColumns): TemplateResult {
  const { deals, acting, move, chosen, onStage, may_move, text, formats } = view;
  const today = localDay();
  const events = acting?.events;
  const { columns, totals, loading } = deals;
  return html`${stageTabs({ text, formats, totals, move, chosen, onStage })}
    <div
      class=${`columns ${move.step === 'carrying' ? `moving ${move.by}` : ''}`}
      aria-busy=${loading}
      @click=${events?.onClick ?? view.wake}
      @keydown=${events?.onKeyDown ?? view.wake}
      @keyup=${events?.onKeyUp}
      @focusin=${events?.onFocusIn}
      @focusout=${events?.onFocusOut}
      @pointerdown=${events?.onPointerDown}
    >
      ${STAGES.map(
        (stage) =>
          columns &&
          boardColumn({
            ...{ stage, column: columns[stage], totals, move, may_move, today, text, formats },
            is_chosen: stage === chosen,
            stop: events?.stops[stage],
            landed: acting?.moves.landed ?? null,
            isPending: (campaign_id) => acting?.moves.isPending(campaign_id) ?? false,
            onMore: () => void deals.loadMore(stage),
          }),
      )}
    </div>`;
}
