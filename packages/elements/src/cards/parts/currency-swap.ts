import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';

/** Buttons, one a currency; nothing when there is only one. */
export function currencySwap(
  codes: readonly string[],
  chosen: string,
  text: Translate,
  onChoose: (code: string) => void,
): TemplateResult | typeof nothing {
  if (codes.length < 2) return nothing;
  return html`<div class="swap" role="group" aria-label=${text('card_currency')}>
    ${codes.map(
      (code) => html`<button
        type="button"
        aria-pressed=${code === chosen ? 'true' : 'false'}
        @click=${() => onChoose(code)}
      >
        ${code}
      </button>`,
    )}
  </div>`;
}
