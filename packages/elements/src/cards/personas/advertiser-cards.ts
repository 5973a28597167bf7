import { html, type TemplateResult } from 'lit';
import { personaStyles } from './persona.styles.ts';
import { PersonaElement } from './persona-element.ts';

/**
 * The dashboard of an advertiser or agency: audience fit, projected CPM and free inventory, from one request.
 *
 * @summary What an advertiser wants to know.
 * @tag podflight-advertiser-cards
 * @fires podflight-cards-loaded - The cards are there: `{ persona, podcasts }`.
 * @csspart cards - The grid of cards.
 * @csspart error - What could not be loaded.
 *
 * @example
 * <podflight-provider base-url="/api"><podflight-advertiser-cards></podflight-advertiser-cards></podflight-provider>
 */
export class PodflightAdvertiserCards extends PersonaElement {
  static override styles = personaStyles;
  readonly persona = 'advertiser';

  protected cards(): TemplateResult {
    return html`<podflight-audience-fit-card data-card="audience_fit"></podflight-audience-fit-card>
      <podflight-projected-cpm-card data-card="projected_cpm"></podflight-projected-cpm-card>
      <podflight-inventory-calendar-card data-card="inventory_calendar" class="wide"></podflight-inventory-calendar-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-advertiser-cards': PodflightAdvertiserCards;
  }
}
