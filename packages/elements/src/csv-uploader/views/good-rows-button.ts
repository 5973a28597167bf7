import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '../../api/import-contract.ts';
import type { UploaderView } from '../uploader-view.ts';

/** After an import, or a check, that some wrong rows stopped: one press that imports the other rows. */
export function goodRowsButton(
  view: UploaderView,
  report: ImportReport | null,
): TemplateResult | typeof nothing {
  if (report?.error_code !== 'rows-refused' || report.rows_refused >= report.rows_read) return nothing;
  return html`<button class="button" type="button" @click=${view.importGoodRows}>
    ${view.text('mode_partial')}
  </button>`;
}
