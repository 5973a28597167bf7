import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../../text/english.ts';
import type { UploaderView } from '../uploader-view.ts';
import { fileBar } from './file-bar.ts';

/** How far it is: bytes while they go out, then rows as the server reads them. */
export function progressView(view: UploaderView): TemplateResult {
  const { state, text } = view;
  const title = state.stopping
    ? text('uploader_cancelling')
    : text(titleOf(view), { file: state.file?.name ?? '' });
  return html`<div class="running" part="progress">
    ${fileBar(view, false)}
    <div class="bar" tabindex="-1" data-focus>
      <div class="head">
        <p class="strong" id="progress-label">${title}</p>
        <p class="muted number" id="progress-detail">${detailOf(view)}</p>
      </div>
      ${bar(view)}
    </div>
    <div class="actions">
      <button class="button" type="button" ?disabled=${state.stopping} @click=${view.cancel}>
        ${text('uploader_cancel')}
      </button>
    </div>
  </div>`;
}

function titleOf({ state }: UploaderView): MessageKey {
  if (state.step === 'checking') return 'uploader_checking';
  return state.step === 'processing' ? 'uploader_processing' : 'uploader_uploading';
}

function detailOf({ state, text, formats }: UploaderView): string {
  const size = state.file?.size ?? 0;
  if (state.sent_bytes < size) {
    if (state.sent_bytes === 0) return text('uploader_hashing');
    return text('uploader_bytes', { sent: formats.bytes(state.sent_bytes), total: formats.bytes(size) });
  }
  if (state.rows_read === null) return text('uploader_rows_wait');
  const total = expectedRows(state.preview);
  return total !== null && total > state.rows_read
    ? text('uploader_rows_of', { count: state.rows_read, total })
    : text('uploader_rows', { count: state.rows_read });
}

/** No value while nothing is known: then the bar moves without saying how far. */
function bar({ state }: UploaderView): TemplateResult {
  const size = state.file?.size ?? 0;
  const total = expectedRows(state.preview);
  if (state.sent_bytes < size) return labelled(state.sent_bytes, size);
  if (total !== null && state.rows_read !== null)
    return labelled(Math.min(state.rows_read, total * 0.98), total);
  return html`<progress aria-labelledby="progress-label" aria-describedby="progress-detail"></progress>`;
}

function labelled(value: number, max: number): TemplateResult {
  return html`<progress
    aria-labelledby="progress-label"
    aria-describedby="progress-detail"
    max=${max}
    .value=${value}
  ></progress>`;
}

function expectedRows(preview: UploaderView['state']['preview']): number | null {
  return preview?.kind === 'rows' && preview.estimated_rows > 0 ? preview.estimated_rows : null;
}
