import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Deal, DealStage, DealTotal } from '../../api/deal-contract.ts';
import type { Column } from '../board-columns.ts';
import { countIn, sumsIn } from '../board-totals.ts';
import type { Wording } from '../board-view.ts';
import { blockOf, isOpen, transitionTo } from '../deal-stages.ts';
import type { MoveState } from '../move-state.ts';
import { stageName } from '../stage-words.ts';
import { dealCard } from './deal-card.ts';

/** What one column is drawn from. */
export type BoardColumn = Wording & {
  stage: DealStage;
  column: Column;
  totals: readonly DealTotal[];
  move: MoveState;
  /** Shown where there is room for one column only. */
  is_chosen: boolean;
  stop: string | undefined;
  landed: string | null;
  may_move: boolean;
  today: string;
  isPending: (campaign_id: string) => boolean;
  onMore: () => void;
};

export function boardColumn(view: BoardColumn): TemplateResult {
  const { stage, column, text, formats, move } = view;
  const target = targetOf(move, stage);
  const stop = column.deals.some(({ campaign_id }) => campaign_id === view.stop)
    ? view.stop
    : column.deals[0]?.campaign_id;
  const carried = move.step === 'carrying' ? move.deal.campaign_id : null;
  return html`<section
    class=${`column ${stage} ${view.is_chosen ? 'chosen' : ''} ${target?.look ?? ''}`}
    part="column"
    data-stage=${stage}
    aria-labelledby=${`stage-${stage}`}
  >
    <header>
      <h3 id=${`stage-${stage}`}>
        ${stageName(stage, text)}
        <span class="count" aria-label=${text('board_count', { count: countIn(view.totals, stage) })}
          >${formats.count(countIn(view.totals, stage))}</span
        >
      </h3>
      ${sums(view)}
    </header>
    <div class="rest">
    <div class="deals"><ul role="list">
      ${repeat(
        column.deals,
        (deal) => deal.campaign_id,
        (deal) => guardedCard(view, deal, stop, carried),
      )}
    </ul>
        ${foot(view)}</div>
    ${target?.is_over ? html`<p class="target" aria-hidden="true">${target.words(view)}</p>` : nothing}
    </div>
  </section>`;
}

/** A card is drawn anew only when something of it changed: a column may hold thousands. */
function guardedCard(view: BoardColumn, deal: Deal, stop: string | undefined, carried: string | null) {
  const { campaign_id } = deal;
  const is_stop = campaign_id === stop;
  const is_carried = campaign_id === carried;
  const is_pending = view.isPending(campaign_id);
  const has_landed = campaign_id === view.landed;
  const { may_move, today, text, formats } = view;
  return guard([deal, is_stop, is_carried, is_pending, has_landed, may_move, today, formats], () =>
    dealCard({ deal, is_stop, is_carried, is_pending, has_landed, may_move, today, text, formats }),
  );
}

/** One line a currency: the sum, and what it weighs by probability while the deals are open. */
function sums({ stage, totals, text, formats }: BoardColumn): TemplateResult {
  return html`<div class="sums">
    ${sumsIn(totals, stage).map(({ amount_cents, weighted_cents, currency }) => {
      const weighted = text('board_weighted_of', { amount: formats.wholeMoney(weighted_cents, currency) });
      return html`<p>
        <span class="sum">${formats.wholeMoney(amount_cents, currency)}</span>
        ${isOpen(stage) ? html`<span class="muted small">${weighted}</span>` : nothing}
      </p>`;
    })}
  </div>`;
}

type Target = { look: string; is_over: boolean; words: (view: BoardColumn) => string };

/** What a column says while a deal is carried over the board. */
function targetOf(move: MoveState, stage: DealStage): Target | null {
  if (move.step !== 'carrying' || move.deal.stage === stage) return null;
  const is_over = move.over === stage;
  const over = is_over ? 'over ' : '';
  const transition = transitionTo(move.deal, stage);
  const blocked = transition ? blockOf(transition) : null;
  if (transition && blocked === null) {
    const key = transition.requires.length > 0 ? 'board_drop_asks' : 'board_drop_here';
    return { look: `${over}open`, is_over, words: ({ text }) => text(key) };
  }
  return {
    look: `${over}shut`,
    is_over,
    words: ({ text }) => blocked ?? text('board_no_move', { stage: stageName(move.deal.stage, text) }),
  };
}

function foot({ column, text, onMore, stage }: BoardColumn): TemplateResult | typeof nothing {
  if (column.deals.length === 0) return html`<p class="none muted small">${text('board_column_empty')}</p>`;
  if (!column.next_cursor) return nothing;
  return html`<div class="foot" data-more=${stage}>
    ${column.more === 'failed' ? html`<p class="small" role="alert">${text('board_more_failed')}</p>` : nothing}
    <button class="button small quiet" type="button" ?disabled=${column.more === 'loading'} @click=${onMore}>
      ${text(column.more === 'failed' ? 'retry' : column.more === 'loading' ? 'loading' : 'board_more')}
    </button>
  </div>`;
}
