import { html, nothing, type TemplateResult } from 'lit';
import type { ChartColor } from '../../charts/chart-spec.ts';
import { markOf } from './chart-figure.ts';

/** A row: its name, its figure, and how long its bar is. */
export type BarRow = {
  name: string;
  /** Under the name, small. */
  about?: string;
  figure: string;
  /** Beside the figure, muted. */
  beside?: string;
  /** The parts of the bar from its start, each 0 to 1 of the longest. */
  parts: readonly { share: number; color: ChartColor; soft?: boolean }[];
};

/** Names with bars that can be compared by eye; the figures stand beside them. */
export function barRows(caption: string, rows: readonly BarRow[]): TemplateResult {
  return html`<div class="rows-box">
    <h3 class="small muted">${caption}</h3>
    <ul class="bar-rows">
      ${rows.map(
        (row) => html`<li>
          <span class="name">${row.name}${row.about ? html` <span class="muted small">${row.about}</span>` : nothing}</span>
          <span class="figures number">${row.figure}${row.beside ? html` <span class="muted small">${row.beside}</span>` : nothing}</span>
          <span class="rail" aria-hidden="true">
            ${row.parts.map(
              ({ share, color, soft }) =>
                html`<i class=${`${markOf(color)} ${soft ? 'soft' : ''}`} .style=${`inline-size:${percent(share)}`}></i>`,
            )}
          </span>
        </li>`,
      )}
    </ul>
  </div>`;
}

function percent(share: number): string {
  return `${Math.max(0, Math.min(1, share)) * 100}%`;
}
