import { html, nothing, type TemplateResult } from 'lit';
import { addDays, dayCount, isDay } from '../../io-order/flight-day.ts';
import type { IoDraft } from '../io-draft.ts';
import { placeState } from '../views/place-state.ts';
import { describedBy, problem } from '../views/problem.ts';
import { flightWords, lineName, type WizardView } from '../wizard-view.ts';

const LENGTHS = [7, 14, 30, 60] as const;

/** When the spots run, in whose days, and whether they are booked or only held. */
export function flightStep(view: WizardView): TemplateResult {
  const { draft, text, problems } = view;
  const days = dayCount(draft.first_day, draft.last_day);
  return html`<div class="fields">
      ${dayField(view, 'first_day', text('io_first_day'))} ${dayField(view, 'last_day', text('io_last_day'))}
      <label class="asked">
        ${text('wizard_time_zone')}
        <select class="field" @change=${(event: Event) => set(view, 'time_zone', event)}>
          ${zones(draft.time_zone).map(
            (zone) =>
              html`<option value=${zone} ?selected=${zone === draft.time_zone}>${zone.replaceAll('_', ' ')}</option>`,
          )}
        </select>
        ${problem(problems, 'time_zone')}
      </label>
    </div>
    <div class="actions presets" role="group" aria-label=${text('wizard_length')}>
      ${LENGTHS.map(
        (count) => html`<button
          class="button small"
          type="button"
          aria-pressed=${days === count}
          ?disabled=${!isDay(draft.first_day)}
          @click=${() => view.change((now) => ({ ...now, last_day: addDays(now.first_day, count - 1) }))}
        >
          ${text('wizard_days', { count })}
        </button>`,
      )}
    </div>
    ${hold(view)} ${places(view)}`;
}

function dayField(view: WizardView, field: 'first_day' | 'last_day', label: string): TemplateResult {
  const { draft, problems } = view;
  return html`<label class="asked">
    ${label}
    <input
      class="field"
      type="date"
      required
      data-field=${field}
      .value=${draft[field]}
      min=${field === 'last_day' && isDay(draft.first_day) ? draft.first_day : nothing}
      aria-invalid=${problems[field] ? 'true' : nothing}
      aria-describedby=${describedBy(problems, field)}
      @change=${(event: Event) => set(view, field, event)}
    />
    ${problem(problems, field)}
  </label>`;
}

/** A hold ends on its own; a firm booking does not. */
function hold(view: WizardView): TemplateResult {
  const { draft, text, problems } = view;
  return html`<div class="hold">
    <label class="check">
      <input
        type="checkbox"
        .checked=${draft.hold_until !== ''}
        @change=${() => view.change((now) => ({ ...now, hold_until: now.hold_until ? '' : inAWeek() }))}
      />
      <span>${text('wizard_hold')} <span class="muted small">${text('wizard_hold_hint')}</span></span>
    </label>
    ${
      draft.hold_until
        ? html`<label class="asked">
            ${text('wizard_hold_until')}
            <input
              class="field"
              type="datetime-local"
              data-field="hold_until"
              .value=${draft.hold_until}
              aria-invalid=${problems.hold_until ? 'true' : nothing}
              aria-describedby=${describedBy(problems, 'hold_until')}
              @change=${(event: Event) => set(view, 'hold_until', event)}
            />
            ${problem(problems, 'hold_until')}
          </label>`
        : nothing
    }
  </div>`;
}

function places(view: WizardView): TemplateResult | typeof nothing {
  const lines = view.lines.filter(({ episode_id }) => episode_id !== null);
  if (lines.length === 0) return nothing;
  return html`<section class="group" aria-labelledby="places-title">
    <h4 id="places-title" class="small muted">${view.text('wizard_places_title')}</h4>
    <ul class="lines">
      ${lines.map(
        (line) => html`<li>
          <span>${lineName(line, view)}
            ${
              line.first_day === view.draft.first_day && line.last_day === view.draft.last_day
                ? nothing
                : html`<span class="muted small">${flightWords(line.first_day, line.last_day, view)}</span>`
            }</span>
          ${placeState(view.inventory.at(line), view)}
        </li>`,
      )}
    </ul>
  </section>`;
}

function set(view: WizardView, field: keyof IoDraft & string, event: Event): void {
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
    const { value } = target;
    view.change((now) => ({ ...now, [field]: value }));
  }
}

/** The zones that this browser knows, and the one in use. */
function zones(chosen: string): string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].sort();
}

function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toLocaleString('sv').slice(0, 16).replace(' ', 'T');
}
