import { html, nothing, type TemplateResult } from 'lit';
import type { SlotAlternative } from '../../api/io-contract.ts';
import { dayCount, daysOfFlight } from '../../io-order/flight-day.ts';
import { lineCost } from '../../io-order/line-cost.ts';
import type { MakegoodAnswers } from '../line-dialog.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

const REASONS = ['underdelivery', 'missed_drop', 'wrong_position', 'too_short', 'bad_promo'] as const;

/** What is owed, what it is worth, and where it is made up for. */
export function makegoodBody(view: DialogView): TemplateResult {
  const { dialog, io, pacing, text, formats } = view;
  const wanted = dialog.makegood;
  const delivered = pacing?.delivered_impressions ?? io.delivered_impressions ?? 0;
  const owed = Math.max(0, (io.booked_impressions ?? 0) - delivered - io.credited_impressions);
  const size = wanted?.impressions ?? owed;
  const value = lineCost(size, io.booked_cpm_cents);
  if (!wanted) return html``;
  const set = (change: Partial<MakegoodAnswers>) => dialog.change({ ...wanted, ...change });
  const text_of = (event: Event) =>
    event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
      ? event.target.value
      : '';
  const places = dialog.places.filter(({ ad_unit_id }) => ad_unit_id === wanted.ad_unit_id);
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void dialog.bookMakegood();
    }}
  >
    <div class="consequence">
      <p class="muted small">${text('ios_makegood_owed')}</p>
      <p class="figure number">${formats.count(owed)}</p>
      <p class="small">
        ${text('ios_makegood_why', { delivered, count: io.booked_impressions ?? 0 })}
        ${value !== null && io.currency ? text('ios_makegood_worth', { value: formats.money(value, io.currency) }) : nothing}
      </p>
    </div>
    <div class="fields">
      <label class="asked">
        ${text('ios_makegood_reason')}
        <select class="field" @change=${(event: Event) => set({ reason: REASONS.find((one) => one === text_of(event)) ?? 'underdelivery' })}>
          ${REASONS.map(
            (one) =>
              html`<option value=${one} ?selected=${one === wanted.reason}>${text(`ios_reason_${one}`)}</option>`,
          )}
        </select>
      </label>
      <label class="asked">
        ${text('io_impressions')}
        <input
          class="field number"
          type="number"
          min="1"
          step="1"
          placeholder=${String(owed)}
          .value=${wanted.impressions === null ? '' : String(wanted.impressions)}
          @input=${(event: Event) => set({ impressions: Number(text_of(event)) || null })}
        />
      </label>
      <label class="asked">
        ${text('io_ad_unit')}
        <select class="field" @change=${(event: Event) => set({ ad_unit_id: text_of(event) })}>
          ${dialog.units.map(
            ({ ad_unit_id, name }) =>
              html`<option value=${ad_unit_id} ?selected=${ad_unit_id === wanted.ad_unit_id}>${name}</option>`,
          )}
        </select>
      </label>
      <label class="asked">
        ${text('io_episode')}
        <select class="field" @change=${(event: Event) => set({ episode_id: text_of(event) })}>
          <option value="" ?selected=${wanted.episode_id === ''}>${text('ios_no_episode')}</option>
          ${places.map(
            ({ episode_id, episode_title, free }) =>
              html`<option value=${episode_id} ?selected=${episode_id === wanted.episode_id} ?disabled=${free === 0}>
                ${free === 0 ? text('ios_makegood_full', { episode: episode_title }) : episode_title}
              </option>`,
          )}
        </select>
      </label>
      <label class="asked">
        ${text('io_first_day')}
        <input class="field" type="date" required .value=${wanted.first_day} @change=${(event: Event) => set({ first_day: text_of(event) })} />
      </label>
      <label class="asked">
        ${text('io_last_day')}
        <input class="field" type="date" required min=${wanted.first_day} .value=${wanted.last_day} @change=${(event: Event) => set({ last_day: text_of(event) })} />
      </label>
    </div>
    ${dialog.alternatives.length > 0 ? alternatives(view, set) : nothing}
    ${dialogFoot(view, text('ios_makegood_do', { count: size }), {
      disabled: size < 1 || dayCount(wanted.first_day, wanted.last_day) < 1,
    })}
  </form>`;
}

function alternatives(
  { dialog, io, text, formats }: DialogView,
  set: (change: Partial<MakegoodAnswers>) => void,
): TemplateResult {
  const words = (one: SlotAlternative) => {
    if (one.kind === 'ad_unit') return text('io_take_ad_unit', { unit: one.ad_unit_name });
    if (one.kind === 'episode') return text('io_take_episode', { episode: one.episode_title });
    const { first_day, last_day } = daysOfFlight(one, io.time_zone);
    const flight = text('io_flight_days', { from: formats.day(first_day), to: formats.day(last_day) });
    return text('io_take_flight', { flight });
  };
  return html`<div class="actions">
    ${dialog.alternatives.map(
      (one) => html`<button
        class="button small"
        type="button"
        @click=${() =>
          set({
            ...{ ad_unit_id: one.ad_unit_id, episode_id: one.episode_id },
            ...(one.kind === 'flight' && daysOfFlight(one, io.time_zone)),
          })}
      >
        ${words(one)}
      </button>`,
    )}
  </div>`;
}
