import { property } from 'lit/decorators.js';
import type { PacingDay } from '../../api/card-contract.ts';
import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';
import type { PacingElement } from './pacing-card.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const pacingDrawing = new Later<CardPart<'pacing', PacingElement>>();

/**
 * How booked flights deliver against their goals: by status, flight by flight, and day by day for the chosen
 * one, against the curve that its episode's downloads really follow.
 *
 * @summary Pacing of flights against their goals.
 * @tag podflight-pacing-card
 * @fires podflight-io-opened - The reader wants to see an order: `{ insertion_order_id: null, io_id, io_number }`.
 * @fires podflight-io-requested - The reader wants to book an order.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Strip, flights and chart, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 *
 * @example
 * <podflight-pacing-card base-url="/api" podcast-id="4f…"></podflight-pacing-card>
 */
export class PodflightPacingCard extends CardElement<'pacing'> {
  /** Days of flights by `io_id`, for a page without a server. */
  @property({ attribute: false }) series: Readonly<Record<string, PacingDay[]>> = {};

  /** The flight that is charted. Empty: the one that needs somebody first. */
  @property({ attribute: 'io-id' }) ioId = '';

  readonly card = 'pacing';
  readonly persona = 'creator';
  protected readonly titleKey = 'pacing_title';
  protected readonly drawing = pacingDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-pacing-card': PodflightPacingCard;
  }
}
