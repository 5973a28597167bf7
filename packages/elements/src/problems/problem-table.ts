import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/import-contract.ts';
import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';

/** Problems that one page shows; a thousand rows at once would make the page slow. */
export const PROBLEMS_A_PAGE = 50;

/** What a table of problems shows. */
export type ProblemTable = {
  problems: readonly Problem[];
  /** All that were counted; more than are listed when the list was cut. */
  total: number;
  /** From 0. */
  page: number;
  onPage: (page: number) => void;
  title: string;
  /** Stands beside the title: the download of the rejected rows. */
  action: TemplateResult | typeof nothing;
  text: Translate;
  formats: Formats;
};

/** Problems as text, one a row: line, column, what is wrong, and the cell as written. */
export function problemTable(table: ProblemTable): TemplateResult | typeof nothing {
  const { problems, text } = table;
  if (problems.length === 0) return nothing;
  const from = table.page * PROBLEMS_A_PAGE;
  const shown = problems.slice(from, from + PROBLEMS_A_PAGE);
  return html`<div class="problems" part="problems">
    <div class="head">
      <h3>${table.title}</h3>
      ${table.action}
    </div>
    ${
      table.total > problems.length
        ? html`<p class="muted small">${text('problems_some', { shown: problems.length, count: table.total })}</p>`
        : nothing
    }
    <div class="scroller framed" tabindex="0" role="region" aria-label=${table.title}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="end">${text('problem_line')}</th>
            <th role="columnheader" scope="col">${text('problem_column')}</th>
            <th role="columnheader" scope="col">${text('problem_message')}</th>
            <th role="columnheader" scope="col">${text('problem_value')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${shown.map((problem) => problemRow(problem, table))}
        </tbody>
      </table>
    </div>
    ${problems.length > PROBLEMS_A_PAGE ? pager(table, from, shown.length) : nothing}
  </div>`;
}

function problemRow(problem: Problem, { text, formats }: ProblemTable): TemplateResult {
  return html`<tr role="row">
    <td role="cell" class="end line">${problem.line === null ? text('problem_whole_file') : formats.count(problem.line)}</td>
    <td role="cell" class="column">${problem.column ?? ''}</td>
    <td role="cell" class="message">${problem.message}</td>
    <td role="cell">${asWritten(problem, text)}</td>
  </tr>`;
}

function asWritten(problem: Problem, text: Translate) {
  if (problem.value === null) return nothing;
  if (problem.value === '') return html`<span class="muted">${text('problem_no_value')}</span>`;
  return html`<code dir="auto">${problem.value}</code>`;
}

function pager(table: ProblemTable, from: number, shown: number): TemplateResult {
  const { text, problems, page, onPage } = table;
  const last = from + shown;
  return html`<div class="pager">
    <p class="muted small number">
      ${text('problems_page', { from: from + 1, to: last, count: problems.length })}
    </p>
    <div class="actions">
      <button class="button small" type="button" ?disabled=${page === 0} @click=${() => onPage(page - 1)}>
        ${text('problems_previous')}
      </button>
      <button
        class="button small"
        type="button"
        ?disabled=${last >= problems.length}
        @click=${() => onPage(page + 1)}
      >
        ${text('problems_next')}
      </button>
    </div>
  </div>`;
}
