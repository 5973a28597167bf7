import { html, nothing, type TemplateResult } from 'lit';
import type { ImportRecord } from '../api/import-contract.ts';
import type { Formats } from '../format/formats.ts';
import { ago } from '../text/ago.ts';
import type { Translate } from '../text/translate.ts';
import { icon } from '../theme/icons.ts';
import { statusLook } from './import-status.ts';

/** What one row of the history is drawn from. */
export type HistoryRow = {
  record: ImportRecord;
  open: boolean;
  /** What stands below the row while it is open. */
  details: () => TemplateResult;
  onToggle: () => void;
  text: Translate;
  formats: Formats;
};

/** One import as a row of the table, and its details as a second row below it. */
export function historyRow(row: HistoryRow): TemplateResult {
  const { record, open, text, formats } = row;
  const look = statusLook(record);
  const file = record.file_name ?? text('history_no_file_name');
  const detailsId = `details-${record.import_id}`;
  return html`<tr class=${open ? 'row open' : 'row'} @click=${(event: Event) => onRowClick(event, row)}>
      <th scope="row" class="file">
        <span class="name">${file}</span>
        <span class="below small">
          <span class=${`status state-below ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</span>
          <span class="muted">${rowsText(record, text)}</span>
        </span>
      </th>
      <td class="state"><span class=${`status ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</span></td>
      <td class="rows">${rowsText(record, text)}</td>
      <td class="when muted">
        <time datetime=${record.started_at} title=${formats.instant(record.started_at)}>
          ${ago(record.started_at, text, formats)}
        </time>
      </td>
      <td class="who muted">${record.actor_id ?? text('history_no_actor')}</td>
      <td class="open-cell">
        <button
          class="button quiet small toggle"
          type="button"
          aria-expanded=${open}
          aria-controls=${open ? detailsId : nothing}
          aria-label=${text('history_details', { file })}
          @click=${row.onToggle}
        >
          ${icon('chevron')}
        </button>
      </td>
    </tr>
    ${
      open
        ? html`<tr class="below-row">
            <td colspan="6" id=${detailsId}>${row.details()}</td>
          </tr>`
        : nothing
    }`;
}

/** The whole row opens by pointer; the button is what keyboards and screen readers use. */
function onRowClick(event: Event, row: HistoryRow): void {
  const onButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
  if (!onButton && !getSelection()?.toString()) row.onToggle();
}

function rowsText(record: ImportRecord, text: Translate): string {
  if (record.status === 'processing') return text('history_rows_read', { count: record.rows_read });
  const imported = text(record.dry_run ? 'history_would_import' : 'history_imported', {
    count: record.records_imported,
  });
  const parts = record.records_imported > 0 ? [imported] : [];
  if (record.status === 'failed') {
    // All rows count as failed then; how many were at fault is what helps, unless somebody stopped it.
    if (parts.length === 0) parts.push(text('history_nothing_stored'));
    if (statusLook(record).tone === 'bad' && record.rows_refused > 0)
      parts.unshift(text('rows_refused', { count: record.rows_refused }));
  } else if (record.records_failed > 0) {
    parts.push(text('history_rejected', { count: record.records_failed }));
  }
  return parts.length === 0 ? text('history_none') : parts.join(', ');
}
