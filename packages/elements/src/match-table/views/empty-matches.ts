import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';

/** What stands there before anything is scored. */
export function emptyMatches(text: Translate, act: (() => void) | null): TemplateResult {
  return html`<div class="empty" part="empty">
    <p class="strong">${text('match_empty_title')}</p>
    <p class="muted">${text(act ? 'match_empty' : 'match_empty_viewer')}</p>
    ${act ? html`<button class="button primary" type="button" @click=${act}>${text('match_empty_action')}</button>` : nothing}
  </div>`;
}

export function noneFound(text: Translate, clear: () => void): TemplateResult {
  return html`<div class="empty">
    <p class="strong">${text('match_none_found')}</p>
    <button class="button" type="button" @click=${clear}>${text('match_clear')}</button>
  </div>`;
}

/** The shape of rows while they load. */
export function rowShapes(text: Translate, rows: number): TemplateResult {
  return html`<div class="skeleton list" role="status" part="skeleton">
    <span class="only-read">${text('loading')}</span>
    ${Array.from({ length: rows }, () => html`<div class="bone-row"><div class="bone half"></div></div>`)}
  </div>`;
}
