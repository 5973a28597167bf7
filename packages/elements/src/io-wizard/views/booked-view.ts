import { html, nothing, type TemplateResult } from 'lit';
import type { Io, IoOrder } from '../../api/io-contract.ts';
import { icon } from '../../theme/icons.ts';
import { flightWords, type WizardView } from '../wizard-view.ts';

/** The order that was booked, its document, and where to go from here. */
export function bookedView(order: IoOrder, view: WizardView): TemplateResult {
  const { text, formats } = view;
  const total = order.lines.reduce((sum, line) => sum + (line.line_cost_cents ?? 0), 0);
  const held = order.lines.find((line) => line.hold_expires_at)?.hold_expires_at;
  return html`<div class="booked" part="booked">
    <div class="booked-head">
      <span class="status good seal">${icon('check', 24)}</span>
      <div>
        <h3 tabindex="-1" data-focus>
          ${text(held ? 'wizard_held_title' : 'wizard_booked_title', { number: order.io_number })}
        </h3>
        <p class="muted">
          ${held ? text('wizard_held_until', { when: formats.instant(held) }) : text('wizard_booked_hint')}
        </p>
      </div>
      <p class="figure number">${formats.money(total, order.currency)}</p>
    </div>
    <ul class="lines">
      ${order.lines.map((line) => bookedLine(line, order, view))}
    </ul>
    <div class="actions">
      <button class="button primary" type="button" @click=${() => view.download(order)}>
        ${icon('download')} ${text('wizard_pdf')}
      </button>
      <button class="button" type="button" @click=${() => view.open(order)}>${text('wizard_open')}</button>
      <button class="button quiet" type="button" @click=${view.restart}>${text('wizard_another')}</button>
    </div>
    ${
      view.complaint
        ? html`<p class="status bad" role="alert">${icon('alert')} ${view.complaint}</p>`
        : nothing
    }
  </div>`;
}

function bookedLine(line: Io, order: IoOrder, view: WizardView): TemplateResult {
  const { text, formats } = view;
  const unit = line.ad_unit_name ?? text('io_ad_unit');
  const name = line.episode_title
    ? text('io_line_in', { unit, episode: line.episode_title })
    : text('io_line_no_episode', { unit });
  const facts = [
    flightWords(line.flight_first_day, line.flight_last_day, view),
    line.booked_impressions === null ? '' : text('io_impressions_count', { count: line.booked_impressions }),
    line.promo_code ?? '',
    line.vanity_url ?? '',
  ];
  return html`<li>
    <span>
      ${name} <span class="muted small below">${facts.filter(Boolean).join(' · ')}</span>
    </span>
    <span class="number">
      ${line.line_cost_cents === null ? '–' : formats.price(line.line_cost_cents, order.currency)}
    </span>
  </li>`;
}
