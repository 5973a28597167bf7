import { html, nothing, type TemplateResult } from 'lit';
import type { CsvPreview } from '../../csv-preview/preview-file.ts';
import type { CsvRow } from '../../csv-preview/split-csv.ts';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';

/** A wider file is shown by its first columns. */
const MAX_COLUMNS = 12;

/** The first rows of the file as a table, or why there are none. */
export function previewTable(view: UploaderView): TemplateResult | typeof nothing {
  const { preview, file } = view.state;
  const { text } = view;
  if (!preview || !file) return nothing;
  if (preview.kind !== 'rows') {
    return html`<p class="notice note" tabindex="-1" data-focus>${icon('info')} <span>${text('uploader_preview_archive')}</span></p>`;
  }
  if (preview.header.length === 0) {
    return html`<p class="notice warn" tabindex="-1" data-focus>${icon('alert')} <span>${text('uploader_preview_empty')}</span></p>`;
  }
  const caption = text('uploader_preview_caption', { file: file.name });
  const header = preview.header.slice(0, MAX_COLUMNS);
  const side = header.map((_, column) => (isNumeric(preview.rows, column) ? 'end' : ''));
  return html`<div class="preview" part="preview">
    <div class="scroller framed" tabindex="0" role="region" aria-label=${caption} data-focus>
      <table class="compact">
        <thead>
          <tr>
            ${header.map((cell, column) => html`<th scope="col" class=${side[column] ?? ''} dir="auto">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${preview.rows.map(
            (row) => html`<tr>
              ${header.map((_, column) => html`<td class=${side[column] ?? ''} dir="auto">${row[column] ?? ''}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="muted small">${captionOf(view, preview)}</p>
  </div>`;
}

/** Numbers stand to the end, so that their digits line up. */
function isNumeric(rows: readonly CsvRow[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => /^\s*(-?[\d.,\s]+%?)?\s*$/.test(row[column] ?? ''));
}

function captionOf({ text }: UploaderView, preview: Extract<CsvPreview, { kind: 'rows' }>): string {
  const shown = preview.rows.length;
  const count = Math.max(shown, preview.estimated_rows);
  const key = preview.exact ? 'uploader_preview_some' : 'uploader_preview_estimate';
  const parts = [count === shown ? text('uploader_preview_all', { count }) : text(key, { shown, count })];
  const hidden = preview.header.length - MAX_COLUMNS;
  if (hidden > 0) parts.push(text('uploader_preview_columns', { count: hidden }));
  return parts.join(' ');
}
