import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const makegoodsDrawing = new Later<CardPart<'makegoods_pending'>>();

/**
 * What is owed to advertisers whose flights ended short, the oldest first, each with the next free slot that
 * covers it. What is done about a line is the page's: the card tells it.
 *
 * @summary Makegoods that are owed.
 * @tag podflight-makegoods-card
 * @fires podflight-makegood-requested - `{ act: 'book' | 'credit' | 'waive', io_id, io_number, outstanding_impressions, next_slot }`.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - The lines, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightMakegoodsCard extends CardElement<'makegoods_pending'> {
  readonly card = 'makegoods_pending';
  readonly persona = 'creator';
  protected readonly titleKey = 'makegoods_title';
  protected readonly drawing = makegoodsDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-makegoods-card': PodflightMakegoodsCard;
  }
}
