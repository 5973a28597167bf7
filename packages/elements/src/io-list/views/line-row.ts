import { html, nothing, type TemplateResult } from 'lit';
import type { Io, IoPacing } from '../../api/io-contract.ts';
import { pacingLook } from '../../io-order/pacing-look.ts';
import { icon } from '../../theme/icons.ts';
import { statusLook } from '../io-looks.ts';
import { actsOn, type LineAct, type ListView } from '../list-view.ts';

/** One booked line. */
export function lineRow(io: Io, view: ListView): TemplateResult {
  const { text, formats, rows } = view;
  const pacing = rows.pacing.get(io.io_id);
  const look = statusLook(io.status, io.hold_expires_at !== null);
  const number = io.io_number ?? '';
  const place = io.episode_title ?? text('ios_no_episode');
  const money = (cents: number | null) =>
    cents === null || !io.currency ? '–' : formats.price(cents, io.currency);
  return html`<tr data-io=${io.io_id} class=${io.status === 'cancelled' ? 'over' : ''}>
    <th scope="row" class="number-cell">
      <button class="link" type="button" @click=${() => view.onOpen(io)}>
        ${number}<span class="only-read">, ${text('ios_line', { count: io.line_no })}</span>
      </button>
      ${io.makegood_of_id ? html`<span class="tag small">${text('ios_is_makegood')}</span>` : nothing}
    </th>
    <td class="deal" title=${io.campaign_name ?? ''}>
      <span class="cut">${io.sponsor_name ?? io.campaign_name ?? '–'}</span>
    </td>
    <td class="place" title=${`${io.podcast_title ?? ''}: ${place}`}>
      <span class="cut">${place}</span>
      <span class="cut muted small">${[io.ad_unit_name, io.podcast_title].filter(Boolean).join(' · ')}</span>
    </td>
    <td class="flight" data-label=${text('io_flight')}>
      ${formats.shortDay(io.flight_first_day)} – ${formats.shortDay(io.flight_last_day)}
    </td>
    <td class="end booked" data-label=${text('ios_booked')}>
      ${io.booked_impressions === null ? '–' : formats.count(io.booked_impressions)}
    </td>
    <td class="end delivered" data-label=${text('ios_delivered')}>
      ${pacing && pacing.status !== 'not_started' ? formats.count(pacing.delivered_impressions) : html`<span class="muted">–</span>`}
    </td>
    <td class="pace" data-label=${text('ios_pacing')}>${pace(io, pacing, view)}</td>
    <td class="end cpm" data-label=${text('io_cpm')}>${money(io.booked_cpm_cents)}</td>
    <td class="end cost" data-label=${text('io_cost')}>
      ${
        io.status === 'cancelled'
          ? html`<span title=${text('ios_payable')}>${money(io.payable_cents)}</span>`
          : io.makegood_of_id
            ? html`<span class="muted">${money(0)}</span>`
            : money(io.line_cost_cents)
      }
    </td>
    <td class="state">
      <span class=${`status small ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</span>
    </td>
    <td class="acts">${acts(io, view)}</td>
  </tr>`;
}

/** A bar of what was delivered, with a mark where it should be, and the word for it. */
function pace(io: Io, pacing: IoPacing | undefined, { text, formats }: ListView): TemplateResult {
  if (!pacing) return html`<span class="muted">–</span>`;
  const look = pacingLook(pacing.status);
  const share = pacing.delivery_share;
  const has_bar = share !== null && !['not_started', 'not_applicable'].includes(pacing.status);
  const expected = share !== null && pacing.pacing_index ? share / pacing.pacing_index : null;
  const projected =
    pacing.projected_impressions === null
      ? ''
      : text('ios_projected', { count: pacing.projected_impressions });
  return html`<span class="pacing" title=${projected || nothing}>
    ${
      has_bar
        ? html`<span class=${`bar ${look.tone}`} aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                <rect class="rail" width="100" height="8" rx="4"></rect>
                <rect class="fill" width=${Math.min(100, share * 100)} height="8" rx="4"></rect>
                ${
                  expected !== null && expected < 1 && io.status === 'active'
                    ? html`<rect class="mark" x=${Math.min(98, expected * 100)} width="2" height="8"></rect>`
                    : nothing
                }
              </svg>
            </span>
            <span class="number small">${formats.percent(Math.round(share * 100) / 100)}</span>`
        : nothing
    }
    <span class=${`status small ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</span>
  </span>`;
}

const WORDS = {
  pdf: 'ios_act_pdf',
  makegood: 'ios_act_makegood',
  resolve: 'ios_act_resolve',
  accept: 'ios_act_accept',
  confirm: 'ios_act_confirm',
  cancel: 'ios_act_cancel',
} as const satisfies Record<LineAct, string>;

function acts(io: Io, view: ListView): TemplateResult {
  const { text } = view;
  const name = `${io.io_number ?? ''}, ${text('ios_line', { count: io.line_no })}`;
  const menu = `menu-${io.io_id}`;
  return html`<button
      class="button quiet small"
      type="button"
      popovertarget=${menu}
      aria-haspopup="menu"
      aria-label=${text('ios_acts', { name })}
    >
      ${icon('dots')}
    </button>
    <div class="menu" id=${menu} popover="auto" role="menu" aria-label=${text('ios_acts', { name })}>
      ${actsOn(io, view.may_change).map(
        (act) => html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          class=${act === 'cancel' ? 'costly' : ''}
          @click=${() => view.onAct(act, io)}
        >
          ${text(WORDS[act])}
        </button>`,
      )}
    </div>`;
}
