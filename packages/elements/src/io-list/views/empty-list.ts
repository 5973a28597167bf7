import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';

/** What stands there before anything is booked. */
export function emptyList(text: Translate): TemplateResult {
  return html`<div class="empty" part="empty">
    <p class="strong">${text('ios_empty_title')}</p>
    <p class="muted">${text('ios_empty')}</p>
  </div>`;
}
