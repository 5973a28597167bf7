import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '../../api/import-contract.ts';
import { importCounts } from '../../problems/import-counts.ts';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';
import { reportProblems } from './report-problems.ts';

/** What a check found: the counts an import would have, and the problems. */
export function checkResult(view: UploaderView): TemplateResult | typeof nothing {
  const { text, formats, state } = view;
  const report = state.check;
  if (!report) return nothing;
  const tone = toneOf(report);
  return html`<div class="result" part="check">
    <div class=${`notice ${tone}`} tabindex="-1" data-focus>
      ${icon(tone === 'good' ? 'check' : tone === 'warn' ? 'alert' : 'cross')}
      <div>
        <p class="strong">
          ${text(
            tone === 'good'
              ? 'uploader_check_good_title'
              : tone === 'warn'
                ? 'uploader_check_partial_title'
                : 'uploader_check_bad_title',
          )}
        </p>
        <p>${summaryOf(report, view)}</p>
      </div>
    </div>
    ${importCounts(report, text, formats)} ${reportProblems(view, report)}
  </div>`;
}

function toneOf(report: ImportReport): 'good' | 'warn' | 'bad' {
  if (report.status === 'failed') return 'bad';
  return report.records_failed > 0 ? 'warn' : 'good';
}

function summaryOf(report: ImportReport, { text }: UploaderView): string {
  if (report.status === 'failed' && report.error_message) return report.error_message;
  return `${text('uploader_check_summary', {
    inserted: report.records_inserted,
    updated: report.records_updated,
    unchanged: report.records_unchanged,
    failed: report.records_failed,
  })} ${text('uploader_check_nothing')}`;
}
