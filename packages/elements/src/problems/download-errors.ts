import { html, nothing, type TemplateResult } from 'lit';
import type { ImportRecord } from '../api/import-contract.ts';
import type { Translate } from '../text/translate.ts';
import { icon } from '../theme/icons.ts';

/** The download of an import's rejected rows, when it has any. */
export function downloadErrors(
  record: ImportRecord,
  text: Translate,
  download: (import_id: string) => void,
): TemplateResult | typeof nothing {
  if (record.rows_refused === 0) return nothing;
  return html`<button class="button quiet small" type="button" @click=${() => download(record.import_id)}>
    ${icon('download')} ${text('download_errors')}
  </button>`;
}
