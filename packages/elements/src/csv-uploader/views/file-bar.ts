import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';

/** The file in hand: its name and size, and a way to take another. */
export function fileBar(view: UploaderView, changeable: boolean): TemplateResult | typeof nothing {
  const { state, text, formats } = view;
  if (!state.file) return nothing;
  return html`<div class="file" part="file">
    ${icon('file', 20)}
    <p class="name">
      <span class="strong">${state.file.name}</span>
      <span class="muted small number">${formats.bytes(state.file.size)}</span>
    </p>
    ${
      changeable
        ? html`<button class="button quiet small" type="button" @click=${view.choose}>
            ${text('uploader_change')}
          </button>`
        : nothing
    }
  </div>`;
}
