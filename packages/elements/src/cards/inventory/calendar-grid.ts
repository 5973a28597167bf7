import { html, nothing, type TemplateResult } from 'lit';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import { type Calendar, dayWords, type SpotDay } from './calendar-words.ts';

/** Where the cursor is. */
export type GridPlace = { row: number; day: number };

type Grid = {
  data: Calendar;
  at: GridPlace;
  onMove: (place: GridPlace) => void;
  onChoose: (place: GridPlace) => void;
  text: Translate;
  formats: CardFormats;
};

export const CELL_MARKS: Partial<Record<SpotDay['state'], string>> = {
  oversold: '!',
  no_data: '·',
  full: '×',
};
export const CELL_STATES = ['free', 'limited', 'full', 'oversold', 'no_data'] as const;

/** Days across, spots down; one cell is in the tab order, arrows move between them. */
export function calendarGrid(grid: Grid): TemplateResult {
  const { data, at, text, formats } = grid;
  return html`<div class="scroller calendar">
    <table
      role="grid"
      aria-label=${`${text('calendar_grid')}. ${text('calendar_keys')}`}
      @keydown=${(event: KeyboardEvent) => onKey(event, grid)}
    >
      <thead>
        <tr class="months">
          <th scope="col" rowspan="2" class="spot">${text('calendar_spot')}</th>
          ${monthsOf(data.days).map(
            ({ month, days }) =>
              html`<th scope="colgroup" colspan=${days}><span>${days > 3 ? formats.longMonth(month) : formats.month(month)}</span></th>`,
          )}
        </tr>
        <tr>
          ${data.days.map(
            (day) =>
              html`<th scope="col" class=${isWeekend(day) ? 'weekend' : ''} abbr=${formats.day(day)}>${formats.count(Number(day.slice(8)))}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${data.rows.map(
          (spot, row) => html`<tr>
            <th scope="row" class="spot">
              <span class="name">${spot.name}</span>
              <span class="muted small">${spot.podcast_title ?? text('card_unknown')}</span>
            </th>
            ${spot.cells.map((cell, day) => {
              const isAt = row === at.row && day === at.day;
              return html`<td
                role="gridcell"
                class=${`cell ${cell.state}`}
                tabindex=${isAt ? 0 : -1}
                aria-selected=${isAt ? 'true' : 'false'}
                aria-label=${dayWords(spot, cell, text, formats)}
                @focus=${() => grid.onMove({ row, day })}
                @pointerenter=${() => grid.onMove({ row, day })}
                @click=${() => grid.onChoose({ row, day })}
              >
                <span class="box">${CELL_MARKS[cell.state] ?? ''}${cell.episode_ids.length > 0 ? html`<i></i>` : nothing}</span>
              </td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function monthsOf(days: readonly string[]): { month: string; days: number }[] {
  const counted = new Map<string, number>();
  for (const day of days) counted.set(day.slice(0, 7), (counted.get(day.slice(0, 7)) ?? 0) + 1);
  return [...counted].map(([month, count]) => ({ month, days: count }));
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function onKey(event: KeyboardEvent, { data, at, onMove, onChoose }: Grid): void {
  const table = event.currentTarget;
  if (!(table instanceof HTMLElement)) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    onChoose(at);
    return;
  }
  const forward = getComputedStyle(table).direction === 'rtl' ? -1 : 1;
  const steps: Record<string, readonly [rows: number, days: number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -forward],
    ArrowRight: [0, forward],
    PageUp: [0, -7],
    PageDown: [0, 7],
    Home: [0, -data.days.length],
    End: [0, data.days.length],
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const place = {
    row: within(at.row + step[0], data.rows.length),
    day: within(at.day + step[1], data.days.length),
  };
  onMove(place);
  const row = table.querySelectorAll('tbody tr')[place.row];
  row?.querySelectorAll<HTMLElement>('td')[place.day]?.focus();
}
