import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const pipelineForecastDrawing = new Later<CardPart<'pipeline_forecast'>>();

/**
 * What open deals will bring, weighted by how likely they are, and revenue by the months in which it is
 * delivered: earned, booked and hoped for; one currency at a time.
 *
 * @summary Forecast of the deal pipeline.
 * @tag podflight-pipeline-forecast-card
 * @fires podflight-deals-requested - The reader wants to see the deals.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Months and stages, or the table.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightPipelineForecastCard extends CardElement<'pipeline_forecast'> {
  readonly card = 'pipeline_forecast';
  readonly persona = 'ops';
  protected readonly titleKey = 'forecast_title';
  protected readonly drawing = pipelineForecastDrawing;
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-pipeline-forecast-card': PodflightPipelineForecastCard;
  }
}
