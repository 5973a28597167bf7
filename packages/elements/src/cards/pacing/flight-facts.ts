import { html, nothing, type TemplateResult } from 'lit';
import type { PacingFlight } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import { flagWords } from './pacing-words.ts';

/** The numbers of one flight beside its chart, and what to know before trusting them. */
export function flightFacts(
  flight: PacingFlight,
  text: Translate,
  formats: CardFormats,
  onOpen: () => void,
): TemplateResult {
  const number = (value: number | null, show: (value: number) => string) =>
    value === null ? '–' : show(value);
  const range =
    flight.projected_low !== null &&
    flight.projected_high !== null &&
    flight.projected_low < flight.projected_high
      ? `${formats.compact(flight.projected_low)}–${formats.compact(flight.projected_high)}`
      : null;
  const mode = text(`pacing_mode_${flight.mode}`);
  const flags = flagWords(flight, text);
  return html`<dl class="facts">
      <div>
        <dt>${text('pacing_index')}</dt>
        <dd>${number(flight.pacing_index, formats.ratio)}</dd>
      </div>
      <div>
        <dt>${text('pacing_linear')}</dt>
        <dd>${number(flight.linear_index, formats.ratio)}</dd>
      </div>
      <div>
        <dt>${text('pacing_will_reach')}</dt>
        <dd>
          ${number(flight.projected_impressions, formats.compact)}
          ${range ? html`<span class="muted small plain">${range}</span>` : nothing}
        </dd>
      </div>
      <div>
        <dt>${text('pacing_per_day')}</dt>
        <dd>${number(flight.required_per_day, formats.compact)}</dd>
      </div>
      <div>
        <dt>${text('pacing_days_left')}</dt>
        <dd>${formats.count(flight.days_left)}</dd>
      </div>
      <div>
        <dt>${text('pacing_judged_by')}</dt>
        <dd>${mode}</dd>
      </div>
    </dl>
    ${
      flags.length > 0
        ? html`<ul class="flags small">${flags.map((words) => html`<li>${icon('info')} ${words}</li>`)}</ul>`
        : nothing
    }
    <p class="acts"><button class="link small" type="button" @click=${onOpen}>${text('pacing_open')}</button></p>`;
}
