import { html, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';

/** Where a file is dropped, chosen or pasted. */
export function dropZone(view: UploaderView): TemplateResult {
  const { text, formats, maxBytes, over } = view;
  return html`<div class=${over ? 'drop over' : 'drop'} part="drop-zone">
    <span class="mark">${icon('upload', 24)}</span>
    <p class="drop-title">${text(over ? 'uploader_drop_now' : 'uploader_drop')}</p>
    <button class="button primary" type="button" data-focus @click=${view.choose}>${text('uploader_choose')}</button>
    <p class="muted small">${text('uploader_paste_hint')}</p>
    <p class="muted small">
      ${
        maxBytes === undefined
          ? text('uploader_limits_unknown')
          : text('uploader_limits', { limit: formats.bytes(maxBytes) })
      }
    </p>
  </div>`;
}
