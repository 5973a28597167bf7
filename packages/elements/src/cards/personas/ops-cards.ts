import { css, html, type TemplateResult } from 'lit';
import { personaStyles } from './persona.styles.ts';
import { PersonaElement } from './persona-element.ts';

/** On a wall none of the three is wider than the others. */
const thirds = css`
  @container (min-width: 110em) {
    .cards > :is(*, .wide) {
      grid-column: span 4;
    }
  }
`;

/**
 * The dashboard of ad operations: forecast, wins and losses, and the health of the data, from one request.
 *
 * @summary What ad operations want to know.
 * @tag podflight-ops-cards
 * @fires podflight-cards-loaded - The cards are there: `{ persona, podcasts }`.
 * @csspart cards - The grid of cards.
 * @csspart error - What could not be loaded.
 *
 * @example
 * <podflight-provider base-url="/api"><podflight-ops-cards></podflight-ops-cards></podflight-provider>
 */
export class PodflightOpsCards extends PersonaElement {
  static override styles = [...personaStyles, thirds];
  readonly persona = 'ops';

  protected cards(): TemplateResult {
    return html`<podflight-pipeline-forecast-card data-card="pipeline_forecast" class="wide"></podflight-pipeline-forecast-card>
      <podflight-win-loss-card data-card="win_loss"></podflight-win-loss-card>
      <podflight-etl-health-card data-card="etl_health"></podflight-etl-health-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-ops-cards': PodflightOpsCards;
  }
}
