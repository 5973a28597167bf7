import { html, nothing, type TemplateResult } from 'lit';
import type { UploaderView } from '../uploader-view.ts';
import { checkResult } from './check-result.ts';
import { fileBar } from './file-bar.ts';
import { goodRowsButton } from './good-rows-button.ts';
import { modeChoice } from './mode-choice.ts';
import { previewTable } from './preview-table.ts';

/** A file that was read and waits: its first rows, or what a check found, and what to do with it. */
export function readyView(view: UploaderView): TemplateResult {
  const { text, state } = view;
  const refused = state.check?.status === 'failed';
  return html`<div class="ready">
    ${fileBar(view, !refused)} ${state.check ? nothing : previewTable(view)} ${modeChoice(view)} ${checkResult(view)}
    <div class="actions">
      ${
        refused
          ? html`<button class="button primary" type="button" @click=${view.choose}>
              ${text('uploader_change')}
            </button>
            ${goodRowsButton(view, state.check)}`
          : html`<button class="button primary" type="button" @click=${() => view.importNow(false)}>
              ${text('uploader_import')}
            </button>`
      }
      ${
        state.check
          ? nothing
          : html`<button class="button" type="button" @click=${view.check}>${text('uploader_check')}</button>`
      }
    </div>
  </div>`;
}
