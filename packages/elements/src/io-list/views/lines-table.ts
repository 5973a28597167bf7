import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { IoSort } from '../../api/io-api.ts';
import { menuKeys } from '../../element/menu-keys.ts';
import { icon } from '../../theme/icons.ts';
import type { ListView } from '../list-view.ts';
import { lineRow } from './line-row.ts';

/** The lines, or the shape of them while they load. */
export function linesTable(view: ListView, page_size: number): TemplateResult {
  const { rows, text } = view;
  const { items } = rows;
  if (!items) {
    return html`<div class="skeleton list" role="status" part="skeleton">
      <span class="only-read">${text('loading')}</span>
      ${Array.from({ length: page_size }, () => html`<div class="bone-row"><div class="bone half"></div></div>`)}
    </div>`;
  }
  if (items.length === 0) {
    return html`<div class="empty">
      <p class="strong">${text('ios_none_found')}</p>
      <button
        class="button"
        type="button"
        @click=${() => view.onFilter({ q: '', status: '', podcast_id: '', campaign_id: '' })}
      >
        ${text('ios_clear')}
      </button>
    </div>`;
  }
  return html`<div
    class="list"
    part="list"
    aria-busy=${rows.loading}
    @keydown=${menuKeys.onKeyDown}
    @click=${menuKeys.onClick}
    @toggle=${{ handleEvent: menuKeys.onToggle, capture: true }}
  >
    <table aria-labelledby="title">
      <thead>
        <tr>
          <th scope="col" class="number-cell">${text('ios_order')}</th>
          <th scope="col" class="deal">${text('ios_deal')}</th>
          <th scope="col" class="place">${text('ios_place')}</th>
          ${sortable('flight_start', 'flight', text('io_flight'), view)}
          ${sortable('booked_impressions', 'end booked', text('ios_booked'), view)}
          <th scope="col" class="end delivered">${text('ios_delivered')}</th>
          <th scope="col" class="pace">${text('ios_pacing')}</th>
          <th scope="col" class="end cpm">${text('io_cpm')}</th>
          <th scope="col" class="end cost">${text('io_cost')}</th>
          <th scope="col" class="state">${text('ios_status')}</th>
          <td><span class="only-read"></span></td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          items,
          ({ io_id }) => io_id,
          (io) => lineRow(io, view),
        )}
      </tbody>
    </table>
    ${foot(view)}
  </div>`;
}

function sortable(
  column: 'flight_start' | 'booked_impressions',
  kind: string,
  label: string,
  { sort, onSort }: ListView,
): TemplateResult {
  const down: IoSort = `-${column}`;
  const order = sort === column ? 'ascending' : sort === down ? 'descending' : 'none';
  return html`<th scope="col" class=${kind} aria-sort=${order}>
    <button class=${`sort ${order}`} type="button" @click=${() => onSort(sort === down ? column : down)}>
      ${label} ${icon('chevron')}
    </button>
  </th>`;
}

function foot({ rows, text }: ListView): TemplateResult | typeof nothing {
  if (rows.error) {
    return html`<div class="foot">
      <p class="status warn small">${icon('alert')} ${text('ios_refresh_failed')}</p>
      <button class="button small" type="button" @click=${() => rows.refresh()}>${text('retry')}</button>
    </div>`;
  }
  if (!rows.next_cursor) return nothing;
  return html`<div class="foot">
    ${rows.more === 'failed' ? html`<p class="status bad">${icon('cross')} ${text('ios_more_failed')}</p>` : nothing}
    <button class="button small" type="button" ?disabled=${rows.more === 'loading'} @click=${() => rows.loadMore()}>
      ${text(rows.more === 'failed' ? 'retry' : 'ios_more')}
    </button>
  </div>`;
}
