import { html, type TemplateResult } from 'lit';

/** A cell: what is read, and for a file the plain value behind it. */
export type CardCell = string | { show: string; value: string | number | null };

/** The numbers of a picture as a table. */
export type CardTable = {
  caption: string;
  head: readonly { label: string; end?: boolean }[];
  rows: readonly (readonly CardCell[])[];
};

/** A number with how it is read. */
export function numberCell(value: number | null, show: (value: number) => string): CardCell {
  return value === null ? { show: '–', value: null } : { show: show(value), value };
}

/** Rows drawn at once; a year of days is below it. */
const MOST_ROWS = 400;

/** The table, in a box that scrolls by itself. */
export function cardTable({ caption, head, rows }: CardTable): TemplateResult {
  return html`<div class="scroller framed numbers" tabindex="0" role="region" aria-label=${caption}>
    <table class="compact">
      <caption class="only-read">${caption}</caption>
      <thead>
        <tr>${head.map(({ label, end }) => html`<th scope="col" class=${end ? 'end' : ''}>${label}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows
          .slice(0, MOST_ROWS)
          .map(
            (row) =>
              html`<tr>${row.map((cell, index) => html`<td class=${head[index]?.end ? 'end' : ''}>${shown(cell)}</td>`)}</tr>`,
          )}
      </tbody>
    </table>
  </div>`;
}

function shown(cell: CardCell): string {
  return typeof cell === 'string' ? cell : cell.show;
}
