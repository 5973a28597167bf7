import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const inventoryCalendarDrawing = new Later<CardPart<'inventory_calendar'>>();

/**
 * What is free of each spot, day by day: free, nearly full, full, oversold, without an episode or not
 * known.
 *
 * @summary Free ad spots by day.
 * @tag podflight-inventory-calendar-card
 * @fires podflight-slot-chosen - The reader chose a day: `{ podcast_id, ad_unit_id, advertiser_id, day, episode_ids,
 * state }`; the wizard takes it as its `spot`.
 * @fires podflight-ad-units-requested - The reader wants to add spots.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - The calendar, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightInventoryCalendarCard extends CardElement<'inventory_calendar'> {
  readonly card = 'inventory_calendar';
  readonly persona = 'advertiser';
  protected readonly titleKey = 'calendar_title';
  protected readonly drawing = inventoryCalendarDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-inventory-calendar-card': PodflightInventoryCalendarCard;
  }
}
