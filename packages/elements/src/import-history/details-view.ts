import { html, nothing, type TemplateResult } from 'lit';
import type { ImportRecord } from '../api/import-contract.ts';
import { loadFailedView, skeletonView } from '../element/state-views.ts';
import type { Formats } from '../format/formats.ts';
import { downloadErrors } from '../problems/download-errors.ts';
import { importCounts } from '../problems/import-counts.ts';
import { problemTable } from '../problems/problem-table.ts';
import { tabledProblems } from '../problems/tabled-problems.ts';
import type { Translate } from '../text/translate.ts';
import { icon } from '../theme/icons.ts';
import type { ImportDetails } from './import-details.ts';
import { statusLook } from './import-status.ts';

/** What the open row of the history is drawn from. */
export type DetailsView = {
  record: ImportRecord;
  details: ImportDetails;
  text: Translate;
  formats: Formats;
  mayCancel: boolean;
};

/** One import in full: its counts, its facts, its problems, and what can be done with it. */
export function detailsView(view: DetailsView): TemplateResult {
  const { record, details, text, formats } = view;
  const look = statusLook(record);
  const running = record.status === 'processing' || record.status === 'pending';
  return html`<div class="details" part="details">
    ${
      record.error_message
        ? html`<p class=${`notice ${look.tone || 'quiet'}`}>${icon(look.icon)} <span>${record.error_message}</span></p>`
        : nothing
    }
    ${importCounts(record, text, formats)} ${facts(view)} ${running ? nothing : problemsOf(view)}
    ${
      running && view.mayCancel
        ? html`<div class="actions">
            <button
              class="button small"
              type="button"
              ?disabled=${details.stopping}
              @click=${() => details.cancel(record.import_id)}
            >
              ${text(details.stopping ? 'history_cancelling' : 'history_cancel')}
            </button>
          </div>`
        : nothing
    }
    ${
      details.complaint
        ? html`<p class="status bad complaint" role="alert">${icon('alert')} ${details.complaint}</p>`
        : nothing
    }
  </div>`;
}

function facts({ record, text, formats }: DetailsView): TemplateResult {
  const rows: [string, string][] = [];
  if (record.day_from && record.day_to) {
    const days = [...new Set([record.day_from, record.day_to])].map(formats.day);
    rows.push([text('history_days'), days.join(' – ')]);
  }
  if (record.byte_size !== null) rows.push([text('history_size'), formats.bytes(record.byte_size)]);
  const mode = record.mode === 'atomic' ? 'mode_atomic' : 'mode_partial';
  rows.push([text('history_mode'), text(mode)]);
  if (record.completed_at) rows.push([text('history_took'), formats.instant(record.completed_at)]);
  rows.push([text('history_who'), record.actor_id ?? text('history_no_actor')]);
  return html`<dl class="facts small">
    ${rows.map(
      ([term, value]) => html`<div>
        <dt>${term}</dt>
        <dd class="number">${value}</dd>
      </div>`,
    )}
  </dl>`;
}

function problemsOf({ record, details, text, formats }: DetailsView): TemplateResult | typeof nothing {
  if (details.error) return loadFailedView(details.error, text, () => void details.load());
  const { report } = details;
  if (!report) return skeletonView(['half', ''], text);
  const { problems, total } = tabledProblems(report);
  if (total === 0)
    return report.status === 'failed' ? nothing : html`<p class="muted">${text('history_no_problems')}</p>`;
  return html`${problemTable({
    problems,
    total,
    page: details.problemPage,
    onPage: (page) => details.turnTo(page),
    title: text('problems_title', { count: total }),
    text,
    formats,
    action: downloadErrors(record, text, (id) => details.download(id)),
  })}`;
}
