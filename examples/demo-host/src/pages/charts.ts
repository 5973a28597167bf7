import { type Html, html } from '../http/html.ts';
import { asDayMonth, inFull, inShort } from '../numbers/words.ts';
import { addDays, type Day } from '../seed/calendar.ts';

export type Point = { day: Day; value: number };

/** The days up to `through`, one point each; a day without numbers is 0. */
export function points(byDay: ReadonlyMap<Day, number>, through: Day, days: number): Point[] {
  return Array.from({ length: days }, (_, n) => {
    const day = addDays(through, n + 1 - days);
    return { day, value: byDay.get(day) ?? 0 };
  });
}

const STEPS = [1, 2, 4, 6, 8, 10];

/** A round number at or above the largest value, that four gridlines divide well. */
export function roundAbove(value: number): number {
  if (value <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(value));
  return (STEPS.find((step) => step * size >= value) ?? 10) * size;
}

/** Daily values as an area over five gridlines, and the same as a table. */
export function areaChart(series: readonly Point[], { label, unit }: { label: string; unit: string }): Html {
  const top = roundAbove(Math.max(...series.map(({ value }) => value)));
  const line = path(series, top);
  const last = series.length - 1;
  const marks = [0, 1, 2, 3].map((n) => series[Math.round((last * n) / 3)]?.day ?? '');
  return html`<figure class="chart">
    <div class="plot">
      <div class="grid" aria-hidden="true">${[4, 3, 2, 1, 0].map((n) => html`<span>${inShort((top * n) / 4)}</span>`)}</div>
      <svg viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label="${label}">
        <path class="area" d="${line}L1000 200L0 200Z"/><path class="line" d="${line}"/>
      </svg>
    </div>
    <div class="days" aria-hidden="true">${marks.map((day) => html`<span>${asDayMonth(day)}</span>`)}</div>
    <details class="as-table"><summary>Show as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${label}, as a table"><table>
        <thead><tr><th scope="col">Day</th><th scope="col" class="number">${unit}</th></tr></thead>
        <tbody>${series.toReversed().map(({ day, value }) => html`<tr><td>${day}</td><td class="number">${inFull(value)}</td></tr>`)}</tbody>
      </table></div>
    </details>
  </figure>`;
}

/** The shape of a series in the height of a line of text. What it says stands beside it in figures. */
export function sparkline(series: readonly Point[]): Html {
  const top = Math.max(1, ...series.map(({ value }) => value));
  return html`<svg class="spark" viewBox="0 0 1000 200" preserveAspectRatio="none" aria-hidden="true"><path class="line" d="${path(series, top * 1.05)}"/></svg>`;
}

function path(series: readonly Point[], top: number): string {
  const step = 1_000 / Math.max(1, series.length - 1);
  const at = ({ value }: Point, n: number) =>
    `${(n * step).toFixed(1)} ${(200 - (value / top) * 200).toFixed(1)}`;
  return `M${series.map(at).join('L')}`;
}
