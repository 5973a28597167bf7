import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { DealMoves } from '../deal-moves.ts';

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
