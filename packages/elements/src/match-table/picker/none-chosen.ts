import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';

/** What stands there before somebody's matches are asked for. */
export function noneChosen(text: Translate): TemplateResult {
  return html`<div class="empty" part="empty">
    <p class="strong">${text('match_none_chosen')}</p>
    <p class="muted">${text('match_none_chosen_help')}</p>
  </div>`;
}
