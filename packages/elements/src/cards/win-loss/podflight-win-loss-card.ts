import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const winLossDrawing = new Later<CardPart<'win_loss'>>();

/**
 * How many of the deals that closed were won, how sure that is, when, and why the others were lost.
 *
 * @summary Deals won and lost.
 * @tag podflight-win-loss-card
 * @fires podflight-deals-requested - The reader wants to see the deals.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Months, reasons and stages, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightWinLossCard extends CardElement<'win_loss'> {
  readonly card = 'win_loss';
  readonly persona = 'ops';
  protected readonly titleKey = 'winloss_title';
  protected readonly drawing = winLossDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-win-loss-card': PodflightWinLossCard;
  }
}
