import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import { STAGES } from '../deal-stages.ts';

/** The shape of the board while it loads. */
export function skeletonBoard(text: Translate): TemplateResult {
  return html`<div class="skeleton" role="status" part="skeleton">
    <span class="only-read">${text('loading')}</span>
    <div class="bone"></div>
    <div class="columns">
      ${STAGES.map(
        (stage) => html`<div class=${stage === 'lead' ? 'column chosen' : 'column'}>
          <div class="bone half"></div>
          <div class="bone"></div>
          <div class="bone"></div>
          <div class="bone"></div>
        </div>`,
      )}
    </div>
  </div>`;
}

/** No deals at all: what to do, and room for the host to offer it. */
export function emptyBoard(text: Translate): TemplateResult {
  return html`<div class="empty" part="empty">
    <p class="strong">${text('board_empty_title')}</p>
    <p class="muted">${text('board_empty')}</p>
    <slot name="empty"></slot>
  </div>`;
}

export function refreshFailed(text: Translate, retry: () => void): TemplateResult {
  return html`<div class="notice slim warn" role="alert">
    ${icon('alert')}
    <p>${text('board_refresh_failed')}</p>
    <button class="button small" type="button" @click=${retry}>${text('retry')}</button>
  </div>`;
}

/** What the board is acted on with could not be loaded. */
export function offlineNotice(text: Translate, retry: () => void): TemplateResult {
  return html`<div class="notice slim bad" role="alert">
    ${icon('cross')}
    <p>${text('error_network')}</p>
    <button class="button small" type="button" @click=${retry}>${text('retry')}</button>
  </div>`;
}
