import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const projectedCpmDrawing = new Later<CardPart<'projected_cpm'>>();

/**
 * What a thousand impressions really come to cost, by show and spot, beside what was booked; one currency at a
 * time.
 *
 * @summary Projected price of a thousand impressions.
 * @tag podflight-projected-cpm-card
 * @fires podflight-io-requested - The reader wants to book an order.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Spots with their ranges, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightProjectedCpmCard extends CardElement<'projected_cpm'> {
  readonly card = 'projected_cpm';
  readonly persona = 'advertiser';
  protected readonly titleKey = 'cpm_title';
  protected readonly drawing = projectedCpmDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-projected-cpm-card': PodflightProjectedCpmCard;
  }
}
