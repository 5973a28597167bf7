import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { DealMoves } from '../deal-moves.ts';
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

/** Why the last move did not come about. What the board refused itself was told by its live region. */
export function boardNotice(
  moves: DealMoves,
  refused: string | null,
  text: Translate,
  dismiss: () => void,
): TemplateResult | typeof nothing {
  const { failure } = moves;
  if (!failure && !refused) return nothing;
  return html`<div class=${`notice slim ${failure ? 'bad' : 'warn'}`} role=${failure ? 'alert' : nothing}>
    ${icon(failure ? 'cross' : 'alert')}
    <p>${failure?.message ?? refused}</p>
    <div class="actions">
      ${
        failure?.again
          ? html`<button class="button small" type="button" @click=${() => moves.retry()}>${text('retry')}</button>`
          : nothing
      }
      <button class="button small quiet" type="button" aria-label=${text('board_dismiss')} @click=${dismiss}>
        ${icon('close')}
      </button>
    </div>
  </div>`;
}
