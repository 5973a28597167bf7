import { html, nothing, type TemplateResult } from 'lit';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import { type Calendar, dayWords, type Spot, type SpotDay } from './calendar-words.ts';

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

const CELL_MARKS: Partial<Record<SpotDay['state'], string>> = {
  oversold: '!',
  no_data: '?',
  full: '×',
};
const CELL_STATES = ['free', 'limited', 'full', 'oversold', 'no_episode', 'no_data'] as const;
/** Of so many days each has room for its number; of more, Mondays alone have one. */
const NUMBERED_DAYS = 31;

/** Days across, spots down; one cell is in the tab order, arrows move between them. */
export function calendarGrid(grid: Grid): TemplateResult {
  const { data, at, text, formats } = grid;
  const isLong = data.days.length > NUMBERED_DAYS;
  return html`<div class=${`scroller calendar ${isLong ? 'long' : ''}`}>
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
              html`<th scope="col" class=${[0, 6].includes(weekdayOf(day)) ? 'weekend' : ''} abbr=${formats.day(day)}><span class=${isLong && weekdayOf(day) !== 1 ? 'only-read' : ''}>${formats.count(Number(day.slice(8)))}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${data.rows.map(
          (spot, row) => html`<tr>
            <th scope="row" class="spot">
              <span class=${spot.podcast_id === data.rows[row - 1]?.podcast_id ? 'only-read' : 'show'}>
                ${spot.podcast_title ?? text('card_unknown')}
              </span>
              <span>${spot.name}</span>
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
                <span class="box">${CELL_MARKS[cell.state] ?? ''}${hasDrop(spot, cell) ? html`<i></i>` : nothing}</span>
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

/** What the marks stand for: the states that occur, and the day of an episode where that says something. */
export function calendarLegend({ rows }: Calendar, text: Translate): TemplateResult {
  const occurs = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
  const isMarked = rows.some((spot) => spot.cells.some((cell) => hasDrop(spot, cell)));
  return html`<ul class="legend small">
    ${CELL_STATES.filter((state) => occurs.has(state)).map(
      (state) =>
        html`<li class="calendar-key"><span class=${`cell ${state}`}><span class="box">${CELL_MARKS[state] ?? nothing}</span></span>${text(`calendar_${state}`)}</li>`,
    )}
    ${isMarked ? html`<li class="calendar-key"><span class="cell"><span class="box plain-box"><i></i></span></span>${text('calendar_drop')}</li>` : nothing}
  </ul>`;
}

/** A spot that stands in episodes is there only on the days of episodes, which then need no mark. */
function hasDrop({ unit }: Spot, { episode_ids }: SpotDay): boolean {
  return unit === 'impressions' && episode_ids.length > 0;
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
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
