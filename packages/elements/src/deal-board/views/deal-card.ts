import { html, nothing, type TemplateResult } from 'lit';
import type { Deal } from '../../api/deal-contract.ts';
import { icon } from '../../theme/icons.ts';
import type { Wording } from '../board-view.ts';
import { isOpen } from '../deal-stages.ts';

/** What one card is drawn from. Events are listened to by the board, which finds the deal by its id. */
export type DealCard = Wording & {
  deal: Deal;
  /** The one card of its column that Tab reaches; arrow keys reach the others. */
  is_stop: boolean;
  is_carried: boolean;
  is_pending: boolean;
  has_landed: boolean;
  may_move: boolean;
  /** Today, `YYYY-MM-DD`. */
  today: string;
};

export function dealCard(card: DealCard): TemplateResult {
  const { deal, text, formats, is_stop } = card;
  const classes = [
    'deal',
    card.is_carried && 'carried',
    card.is_pending && 'pending',
    card.has_landed && 'landed',
  ];
  const mayMove = card.may_move && deal.allowed_transitions.length > 0;
  return html`<li
    class=${classes.filter(Boolean).join(' ')}
    part="deal"
    data-deal=${deal.campaign_id}
    aria-busy=${card.is_pending ? 'true' : nothing}
  >
    <button
      class="name"
      type="button"
      tabindex=${is_stop ? 0 : -1}
      aria-describedby=${mayMove ? 'how-to' : nothing}
    >${deal.name}</button>
    <p class="sponsor">${deal.sponsor_name ?? text('board_no_sponsor')}</p>
    <p class="line">
      ${
        deal.amount_cents === null
          ? html`<span class="muted">${text('board_no_amount')}</span>`
          : html`<span class="amount">${formats.money(deal.amount_cents, deal.currency)}</span>`
      }
      ${closing(card)}
    </p>
    <div class="line foot-line"><p>${age(card)}</p>
    ${
      mayMove
        ? html`<button
            class="more"
            type="button"
            tabindex=${is_stop ? 0 : -1}
            aria-haspopup="menu"
            aria-label=${text('board_menu', { name: deal.name })}
            title=${text('board_menu_title')}
          >${icon('dots')}</button>`
        : nothing
    }
    </div>
  </li>`;
}

function closing({ deal, text, formats, today }: DealCard): TemplateResult | typeof nothing {
  if (!isOpen(deal.stage)) {
    if (!deal.closed_at) return nothing;
    const day = formats.shortDay(deal.closed_at.slice(0, 10));
    return html`<span class="muted">${text('board_closed', { day })}</span>`;
  }
  const day = deal.expected_close;
  if (!day) return nothing;
  const short = formats.shortDay(day);
  return day < today
    ? html`<span class="warn-text">${text('board_close_passed', { day: short })}</span>`
    : html`<span class="muted">${text('board_closes', { day: short })}</span>`;
}

function age({ deal, text, is_pending }: DealCard): TemplateResult | typeof nothing {
  if (is_pending) return html`<span class="status busy">${icon('running')} ${text('board_saving')}</span>`;
  if (deal.stage === 'lost' && deal.loss_reason) {
    return html`<span class="muted">${text(`loss_${deal.loss_reason}`)}</span>`;
  }
  if (deal.days_in_stage === null) return nothing;
  const count = Math.floor(deal.days_in_stage);
  if (deal.rotting) {
    return html`<span class="status warn">${icon('hourglass')} ${text('board_rotting_days', { count })}</span>`;
  }
  return html`<span class="muted">${count === 0 ? text('board_today') : text('board_days', { count })}</span>`;
}
