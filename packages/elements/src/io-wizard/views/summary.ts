import { html, nothing, type TemplateResult } from 'lit';
import { dayCount } from '../../io-order/flight-day.ts';
import { icon } from '../../theme/icons.ts';
import { flightWords, type WizardView } from '../wizard-view.ts';

/** What the order comes to so far: cost, availability and projected delivery, as it is typed. */
export function summary(view: WizardView): TemplateResult {
  const { draft, sum, currency, text, formats, inventory } = view;
  const { deal } = draft;
  const days = dayCount(draft.first_day, draft.last_day);
  return html`<aside class="summary" part="summary" aria-labelledby="summary-title">
    <h3 id="summary-title" class="small muted">${text('wizard_summary')}</h3>
    <p class="figure number">${deal ? formats.money(sum.cost_cents, currency) : '–'}</p>
    <dl class="sums">
      ${deal ? fact(text('wizard_deal'), html`${deal.name}`, 'wide') : nothing}
      ${fact(text('wizard_lines_word'), html`${formats.count(sum.lines)}`)}
      ${fact(text('wizard_slots'), slots(view))}
      ${days > 0 ? fact(text('io_flight'), html`${flightWords(draft.first_day, draft.last_day, view)}`, 'flight') : nothing}
      ${fact(text('wizard_booked'), html`${formats.count(sum.booked_impressions)}`)}
      ${fact(
        text('wizard_projected'),
        sum.projected_impressions === null
          ? html`<span class="muted">–</span>`
          : html`${formats.count(sum.projected_impressions)}`,
      )}
    </dl>
    ${verdict(view)}
    ${
      inventory.rows_error && inventory.rows
        ? html`<p class="status warn small">${icon('alert')} <span>${text('wizard_availability_old')}</span></p>
            <button class="link small" type="button" @click=${view.reload}>${text('retry')}</button>`
        : nothing
    }
  </aside>`;
}

function fact(term: string, value: TemplateResult, kind = ''): TemplateResult {
  return html`<div class=${kind}>
    <dt>${term}</dt>
    <dd class="number">${value}</dd>
  </div>`;
}

function slots({ sum, text, lines, inventory }: WizardView): TemplateResult {
  const known = sum.free + sum.full;
  if (known === 0) {
    const open = lines.length > 0 && lines.every(({ episode_id }) => episode_id === null);
    const words = inventory.looking && lines.length > 0 ? 'wizard_checking' : 'wizard_slots_open';
    return html`<span class="muted">${open || inventory.looking ? text(words) : '–'}</span>`;
  }
  const words = text('wizard_free_of', { free: sum.free, slots: known });
  return sum.full > 0
    ? html`<span class="status bad">${icon('cross')} ${words}</span>`
    : html`<span class="status good">${icon('check')} ${words}</span>`;
}

/** What the numbers mean, in a sentence. */
function verdict({ sum, text }: WizardView): TemplateResult | typeof nothing {
  if (sum.full > 0) return html`<p class="small">${text('wizard_verdict_full', { count: sum.full })}</p>`;
  if (sum.over_projection > 0) {
    return html`<p class="small">${text('wizard_over_projection', { count: sum.over_projection })}</p>`;
  }
  if (sum.projected_impressions === null || sum.booked_impressions === 0) return nothing;
  return html`<p class="small muted">${text('wizard_verdict_fits')}</p>`;
}
