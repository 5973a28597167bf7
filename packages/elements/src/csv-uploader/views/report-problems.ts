import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '../../api/import-contract.ts';
import { downloadErrors } from '../../problems/download-errors.ts';
import { problemTable } from '../../problems/problem-table.ts';
import { tabledProblems } from '../../problems/tabled-problems.ts';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';

/** The problems of a report, its notes, and the download of its error rows. */
export function reportProblems(view: UploaderView, report: ImportReport): TemplateResult {
  const { text, formats } = view;
  const { problems, total } = tabledProblems(report);
  return html`${problemTable({
    problems,
    total,
    page: view.problemPage,
    onPage: view.onProblemPage,
    title: text('problems_title', { count: total }),
    text,
    formats,
    action: downloadErrors(report, text, view.downloadErrors),
  })}
  ${notes(view, report)}`;
}

/** Notes do not stop an import: folded away, the first few only. */
function notes({ text, formats }: UploaderView, report: ImportReport): TemplateResult | typeof nothing {
  if (report.warnings.length === 0) return nothing;
  return html`<details part="notes">
    <summary>${icon('info')} ${text('warnings_title', { count: report.warnings_total })}</summary>
    <ul>
      ${report.warnings.slice(0, 20).map(
        (note) => html`<li>
          ${
            note.line === null
              ? nothing
              : html`<span class="muted number">${text('problem_line')} ${formats.count(note.line)}</span>`
          }
          ${note.message}
        </li>`,
      )}
    </ul>
  </details>`;
}
