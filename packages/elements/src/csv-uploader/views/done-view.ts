import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '../../api/import-contract.ts';
import { importCounts } from '../../problems/import-counts.ts';
import { ago } from '../../text/ago.ts';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';
import { reportProblems } from './report-problems.ts';

/** What an import did, in counts, and what may be done next. */
export function doneView(view: UploaderView): TemplateResult | typeof nothing {
  const { state, text, formats } = view;
  const { report } = state;
  if (!report) return nothing;
  const tone = report.already_imported ? 'note' : report.records_failed > 0 ? 'warn' : 'good';
  return html`<div class="result" part="result">
    <div class=${`notice ${tone}`} tabindex="-1" data-focus>
      ${icon(tone === 'note' ? 'info' : tone === 'warn' ? 'alert' : 'check')}
      <div>
        <p class="strong">${titleOf(report, view)}</p>
        <p>${hintOf(report, view)}</p>
      </div>
    </div>
    ${
      report.already_imported
        ? nothing
        : html`${importCounts(report, text, formats)} ${reportProblems(view, report)}`
    }
    <div class="actions">
      <button class="button primary" type="button" @click=${() => view.dispatch({ type: 'reset' })}>
        ${text('uploader_another')}
      </button>
      ${
        report.already_imported
          ? html`<button class="button" type="button" @click=${() => view.importNow(true)}>
              ${text('uploader_import_again')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function titleOf(report: ImportReport, { text }: UploaderView): string {
  if (report.already_imported) return text('uploader_again_title');
  if (report.rows_read === 0) return text('uploader_done_empty_title');
  if (report.records_failed > 0) {
    return text('uploader_done_partial_title', {
      imported: report.records_imported,
      failed: report.records_failed,
    });
  }
  if (report.records_inserted + report.records_updated === 0) return text('uploader_done_unchanged_title');
  return text('uploader_done_title', { count: report.records_imported });
}

function hintOf(report: ImportReport, view: UploaderView): string {
  const { text, formats } = view;
  if (report.already_imported) {
    const when = ago(report.completed_at ?? report.started_at, text, formats);
    return text('uploader_again_hint', { when, count: report.records_imported });
  }
  if (report.rows_read === 0) return text('uploader_done_empty_hint');
  const days = daysOf(report, view);
  if (report.records_failed > 0) return `${days} ${text('uploader_done_partial_hint')}`.trim();
  if (report.records_inserted + report.records_updated === 0) return text('uploader_done_unchanged_hint');
  return days;
}

function daysOf({ day_from, day_to }: ImportReport, { text, formats }: UploaderView): string {
  if (!day_from || !day_to) return '';
  if (day_from === day_to) return text('uploader_done_day', { from: formats.day(day_from) });
  return text('uploader_done_days', { from: formats.day(day_from), to: formats.day(day_to) });
}
