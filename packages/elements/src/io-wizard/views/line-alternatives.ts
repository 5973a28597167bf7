import { html, nothing, type TemplateResult } from 'lit';
import type { SlotAlternative } from '../../api/io-contract.ts';
import { daysOfFlight } from '../../io-order/flight-day.ts';
import { icon } from '../../theme/icons.ts';
import { type DraftLine, withAlternative } from '../io-draft.ts';
import { flightWords, lineName, type WizardView } from '../wizard-view.ts';

/** What is free instead of a slot that somebody else has; taking one keeps all else of the line. */
export function lineAlternatives(line: DraftLine, view: WizardView): TemplateResult | typeof nothing {
  const { taken, text } = view;
  const alternatives = taken[line.key];
  if (!alternatives) return nothing;
  return html`<div class="notice warn alternatives" role="group" aria-label=${lineName(line, view)}>
    ${icon('alert')}
    <div>
      <p class="strong">${text('wizard_taken_line')}</p>
      <p>${text(alternatives.length > 0 ? 'wizard_taken_choose' : 'wizard_taken_none')}</p>
      <div class="actions">
        ${alternatives.map(
          (one) => html`<button
            class="button small"
            type="button"
            @click=${() => view.change((now) => withAlternative(now, line.key, one))}
          >
            ${words(one, view)}
          </button>`,
        )}
      </div>
    </div>
  </div>`;
}

/** What differs from the line that was wanted. */
function words(one: SlotAlternative, view: WizardView): string {
  const { text, draft } = view;
  if (one.kind === 'ad_unit') return text('io_take_ad_unit', { unit: one.ad_unit_name });
  if (one.kind === 'episode') return text('io_take_episode', { episode: one.episode_title });
  const { first_day, last_day } = daysOfFlight(one, draft.time_zone);
  return text('io_take_flight', { flight: flightWords(first_day, last_day, view) });
}
