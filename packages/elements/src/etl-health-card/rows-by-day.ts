import { html, nothing, type TemplateResult } from 'lit';
import type { EtlHealth } from '../api/etl-health.ts';
import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';

/** What the picture of rows by day is drawn from. */
export type RowsByDay = {
  days: EtlHealth['days'];
  asTable: boolean;
  onToggle: () => void;
  /** The day under the cursor. */
  at: number | null;
  onKey: (event: KeyboardEvent) => void;
  onLeave: () => void;
  text: Translate;
  formats: Formats;
};

/** Rows accepted and rejected by day: bars with a cursor, or the same numbers as a table. */
export function rowsByDay(view: RowsByDay): TemplateResult {
  const { text, asTable, days } = view;
  const total = days.reduce((sum, day) => sum + day.records_imported + day.records_failed, 0);
  return html`<figure class="picture" part="chart">
    <div class="head">
      <figcaption class="strong">${text('health_rows_by_day')}</figcaption>
      ${
        total === 0
          ? nothing
          : html`<button class="button quiet small" type="button" aria-pressed=${asTable} @click=${view.onToggle}>
              ${text('health_show_table')}
            </button>`
      }
    </div>
    ${total === 0 ? html`<p class="muted">${text('health_chart_none')}</p>` : asTable ? table(view) : bars(view)}
  </figure>`;
}

function bars(view: RowsByDay): TemplateResult {
  const { text, days, at, formats } = view;
  const day = at === null ? undefined : days[at];
  return html`<div
      class="chart"
      data-chart
      tabindex="0"
      role="img"
      aria-label=${`${summary(view)} ${text('health_chart_keys')}`}
      @keydown=${view.onKey}
      @blur=${view.onLeave}
    ></div>
    <div class="legend small">
      <span class="key accepted">${text('health_accepted')}</span>
      <span class="key rejected">${text('health_rejected')}</span>
      <span class="muted number readout" aria-live="polite">
        ${
          day
            ? text('health_cursor', {
                day: formats.shortDay(day.day),
                accepted: day.records_imported,
                rejected: day.records_failed,
              })
            : nothing
        }
      </span>
    </div>`;
}

function summary({ days, text, formats }: RowsByDay): string {
  const sum = (name: 'records_imported' | 'records_failed') => days.reduce((all, day) => all + day[name], 0);
  return text('health_chart_summary', {
    accepted: sum('records_imported'),
    rejected: sum('records_failed'),
    from: formats.day(days[0]?.day ?? ''),
    to: formats.day(days.at(-1)?.day ?? ''),
  });
}

function table({ days, text, formats }: RowsByDay): TemplateResult {
  return html`<div class="scroller framed days" tabindex="0" role="region" aria-label=${text('health_rows_by_day')}>
    <table class="compact">
      <thead>
        <tr>
          <th scope="col">${text('health_table_day')}</th>
          <th scope="col" class="end">${text('health_accepted')}</th>
          <th scope="col" class="end">${text('health_rejected')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...days].reverse().map(
          (day) => html`<tr>
            <td>${formats.day(day.day)}</td>
            <td class="end">${formats.count(day.records_imported)}</td>
            <td class="end">${formats.count(day.records_failed)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
