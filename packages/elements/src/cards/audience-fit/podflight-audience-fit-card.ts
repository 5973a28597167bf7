import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const audienceFitDrawing = new Later<CardPart<'audience_fit'>>();

/**
 * Which shows fit an advertiser, how sure that is, and why.
 *
 * @summary How well shows fit an advertiser.
 * @tag podflight-audience-fit-card
 * @fires podflight-match-opened - The reader wants to know why: `{ match_id, podcast_id, advertiser_id }`.
 * @fires podflight-matches-requested - The reader wants matches worked out.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Bands and matches, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightAudienceFitCard extends CardElement<'audience_fit'> {
  readonly card = 'audience_fit';
  readonly persona = 'advertiser';
  protected readonly titleKey = 'fit_title';
  protected readonly drawing = audienceFitDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-audience-fit-card': PodflightAudienceFitCard;
  }
}
