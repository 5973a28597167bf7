import { html, nothing, type TemplateResult } from 'lit';
import type { ImportRecord } from '../api/import-contract.ts';
import type { Formats } from '../format/formats.ts';
import type { MessageKey } from '../text/english.ts';
import type { Translate } from '../text/translate.ts';

const COUNTS: readonly [MessageKey, keyof ImportRecord & `records_${string}`, string][] = [
  ['count_inserted', 'records_inserted', ''],
  ['count_updated', 'records_updated', ''],
  ['count_unchanged', 'records_unchanged', ''],
  ['count_duplicate', 'records_duplicate', ''],
  ['count_failed', 'records_failed', 'bad'],
];

/** The five counts that add up to the rows read; none for an import that stored nothing. A zero is quiet. */
export function importCounts(
  record: ImportRecord,
  text: Translate,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (record.status === 'failed' && record.records_imported === 0) return nothing;
  return html`<dl class="counts" part="counts">
    ${COUNTS.map(([label, name, tone]) => {
      const value = record[name];
      return html`<div class=${value === 0 ? 'zero' : tone}>
        <dt>${text(label)}</dt>
        <dd>${formats.count(value)}</dd>
      </div>`;
    })}
  </dl>`;
}
