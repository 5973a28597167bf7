import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';

type Actions = {
  text: Translate;
  onCsv: () => void;
  /** Null where the reader may not. */
  onRecalculate: (() => void) | null;
  is_running: boolean;
};

/** What can be done with all matches that are listed. */
export function headActions({ text, onCsv, onRecalculate, is_running }: Actions): TemplateResult {
  return html`<div class="actions">
    <button class="button small" type="button" @click=${onCsv}>${icon('download')} ${text('match_csv')}</button>
    ${
      onRecalculate
        ? html`<button class="button small" type="button" aria-disabled=${is_running} @click=${onRecalculate}>
            ${text('match_recalculate')}
          </button>`
        : nothing
    }
  </div>`;
}
