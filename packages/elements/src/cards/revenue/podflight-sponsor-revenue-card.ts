import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const sponsorRevenueDrawing = new Later<CardPart<'sponsor_revenue'>>();

/**
 * What sponsors have paid and are still to pay: by month, by sponsor, and what is left after commission and
 * network share; one currency at a time.
 *
 * @summary Revenue from sponsors.
 * @tag podflight-sponsor-revenue-card
 * @fires podflight-io-requested - The reader wants to book an order.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Months, sponsors and parts, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightSponsorRevenueCard extends CardElement<'sponsor_revenue'> {
  readonly card = 'sponsor_revenue';
  readonly persona = 'creator';
  protected readonly titleKey = 'revenue_title';
  protected readonly drawing = sponsorRevenueDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-sponsor-revenue-card': PodflightSponsorRevenueCard;
  }
}
