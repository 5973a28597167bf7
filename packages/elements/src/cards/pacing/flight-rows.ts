import { html, nothing, type TemplateResult } from 'lit';
import type { PacingFlight } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import { pacingLook } from '../../io-order/pacing-look.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { MoreFlights } from './more-flights.ts';
import { flightName } from './pacing-words.ts';

type Rows = {
  flights: readonly PacingFlight[];
  chosen: string | null;
  onChoose: (io_id: string) => void;
  /** Whether there is a next page, and how it stands. */
  more: MoreFlights['state'];
  onMore: () => void;
  text: Translate;
  formats: CardFormats;
};

/** The flights, one a row: how much is delivered, where it should be, and the word for it. The chosen one is charted. */
export function flightRows({ flights, chosen, onChoose, more, onMore, text, formats }: Rows): TemplateResult {
  return html`<div class="rows-box">
    <h3 class="small muted">${text('pacing_choose')}</h3>
    <ul class="flights">
      ${flights.map((flight) => {
        const look = pacingLook(flight.status);
        return html`<li>
          <button
            type="button"
            class="flight"
            aria-pressed=${flight.io_id === chosen ? 'true' : 'false'}
            @click=${() => onChoose(flight.io_id)}
          >
            <span class="name">${flightName(flight, text)}</span>
            <span class=${`status small ${look.tone}`}>${icon(look.icon)} ${text(look.word)}</span>
            ${bullet(flight, look.tone)}
            <span class="muted small about">${flight.episode_title ?? text('pacing_whole_show')}</span>
            <span class="muted small number">${
              flight.booked_impressions
                ? `${formats.compact(flight.delivered_impressions)} / ${formats.compact(flight.booked_impressions)}`
                : formats.compact(flight.delivered_impressions)
            }</span>
          </button>
        </li>`;
      })}
    </ul>
    ${more === 'failed' ? html`<p class="small" role="alert">${text('pacing_more_failed')}</p>` : nothing}
    ${
      more === null
        ? nothing
        : html`<button class="button small" type="button" @click=${onMore}>
            ${text(more === 'failed' ? 'retry' : 'pacing_more')}
          </button>`
    }
  </div>`;
}

/** Delivered as a bar, expected as a tick, over the goal as a rail. */
function bullet(
  { delivery_share, expected_share, projected_low, projected_high, booked_impressions }: PacingFlight,
  tone: string,
) {
  if (delivery_share === null || !booked_impressions)
    return html`<span class="bullet none" aria-hidden="true"></span>`;
  const at = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  const low = (projected_low ?? 0) / booked_impressions;
  const high = (projected_high ?? 0) / booked_impressions;
  return html`<span class=${`bullet ${tone}`} aria-hidden="true">
    ${high > low && low < 1 ? html`<i class="may" .style=${`inset-inline-start:${at(low)};inline-size:calc(${at(high)} - ${at(low)})`}></i>` : nothing}
    <i class="done" .style=${`inline-size:${at(delivery_share)}`}></i>
    ${expected_share !== null && expected_share > 0 && expected_share < 1 ? html`<i class="due" .style=${`inset-inline-start:${at(expected_share)}`}></i>` : nothing}
  </span>`;
}
