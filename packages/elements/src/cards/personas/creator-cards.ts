import { html, type TemplateResult } from 'lit';
import { personaStyles } from './persona.styles.ts';
import { PersonaElement } from './persona-element.ts';

/**
 * The dashboard of a creator: pacing, sponsor revenue and makegoods, from one request.
 *
 * @summary What a creator wants to know.
 * @tag podflight-creator-cards
 * @fires podflight-cards-loaded - The cards are there: `{ persona, podcasts }`.
 * @csspart cards - The grid of cards.
 * @csspart error - What could not be loaded.
 *
 * @example
 * <podflight-provider base-url="/api"><podflight-creator-cards></podflight-creator-cards></podflight-provider>
 */
export class PodflightCreatorCards extends PersonaElement {
  static override styles = personaStyles;
  readonly persona = 'creator';

  protected cards(): TemplateResult {
    return html`<podflight-pacing-card data-card="pacing" class="wide"></podflight-pacing-card>
      <podflight-sponsor-revenue-card data-card="sponsor_revenue"></podflight-sponsor-revenue-card>
      <podflight-makegoods-card data-card="makegoods_pending"></podflight-makegoods-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-creator-cards': PodflightCreatorCards;
  }
}
