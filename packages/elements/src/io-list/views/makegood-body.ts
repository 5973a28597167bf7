import { html, nothing, type TemplateResult } from 'lit';
import type { AdUnit, MakegoodSize, SlotAlternative } from '../../api/io-contract.ts';
import { errorText } from '../../element/error-text.ts';
import { dayCount, daysOfFlight } from '../../io-order/flight-day.ts';
import { icon } from '../../theme/icons.ts';
import type { MakegoodAnswers } from '../line-answers.ts';
import { type DialogView, dialogFoot } from './dialog-foot.ts';

const REASONS = ['underdelivery', 'missed_drop', 'wrong_position', 'too_short', 'bad_promo'] as const;

/** What is owed, what it is worth, and where it is made up for. */
export function makegoodBody(view: DialogView, size: MakegoodSize, units: readonly AdUnit[]): TemplateResult {
  const { dialog, io, text, formats } = view;
  const wanted = dialog.answers?.makegood;
  if (!wanted) return html``;
  const set = (change: Partial<MakegoodAnswers>) => dialog.change(change);
  const text_of = (event: Event) =>
    event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
      ? event.target.value
      : '';
  const { previews } = dialog;
  const isShort = wanted.reason === 'underdelivery';
  const owed = isShort ? size.outstanding_impressions : size.makes_up_impressions;
  const places = (previews.places.answer ?? []).filter(({ ad_unit_id }) => ad_unit_id === wanted.ad_unit_id);
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void dialog.bookMakegood();
    }}
  >
    <div class="consequence" aria-busy=${previews.size.looking} role="status">
      <p class="muted small">${text(isShort ? 'ios_makegood_owed' : 'ios_makegood_claimed')}</p>
      <p class="figure number">${formats.count(owed)}</p>
      <p class="small">
        ${text('ios_makegood_why', { delivered: size.delivered_impressions, count: io.booked_impressions ?? 0 })}
        ${text('ios_makegood_worth', { value: formats.money(size.value_cents, size.currency) })}
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
          placeholder=${formats.count(owed)}
          .value=${wanted.impressions === null ? '' : String(wanted.impressions)}
          @input=${(event: Event) => set({ impressions: Number(text_of(event)) || null })}
        />
      </label>
      <label class="asked">
        ${text('io_ad_unit')}
        <select class="field" @change=${(event: Event) => set({ ad_unit_id: text_of(event) })}>
          ${units.map(
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
    ${previews.places.error ? warning(text('ios_places_failed', { reason: errorText(previews.places.error, text) })) : nothing}
    ${size.blockers.map(({ message }) => warning(message))}
    ${dialog.alternatives.length > 0 ? alternatives(view, set) : nothing}
    ${dialogFoot(view, text('ios_makegood_do', { count: size.impressions }), {
      error: previews.size.error,
      disabled:
        previews.size.looking ||
        size.impressions < 1 ||
        size.blockers.length > 0 ||
        dayCount(wanted.first_day, wanted.last_day) < 1,
    })}
  </form>`;
}

function warning(words: string): TemplateResult {
  return html`<p class="status warn problem">${icon('alert')} <span>${words}</span></p>`;
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
