import { html, type TemplateResult } from 'lit';
import type { ImportMode } from '../../api/import-contract.ts';
import type { MessageKey } from '../../text/english.ts';
import type { UploaderView } from '../uploader-view.ts';

const MODES: readonly [ImportMode, MessageKey, MessageKey][] = [
  ['atomic', 'mode_atomic', 'uploader_mode_atomic_hint'],
  ['partial', 'mode_partial', 'uploader_mode_partial_hint'],
];

/** What is to happen when some rows are wrong. */
export function modeChoice(view: UploaderView): TemplateResult {
  const { text, state, dispatch } = view;
  return html`<fieldset class="modes" part="modes">
    <legend>${text('uploader_mode')}</legend>
    ${MODES.map(
      ([mode, label, hint]) => html`<label class="mode">
        <input
          type="radio"
          name="mode"
          .value=${mode}
          .checked=${state.mode === mode}
          aria-describedby=${`hint-${mode}`}
          @change=${() => dispatch({ type: 'mode_chosen', mode })}
        />
        <span>
          <span class="strong">${text(label)}</span>
          <span class="hint muted small" id=${`hint-${mode}`}>${text(hint)}</span>
        </span>
      </label>`,
    )}
  </fieldset>`;
}
