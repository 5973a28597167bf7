import { html, nothing, type TemplateResult } from 'lit';
import type { AdUnit } from '../../api/io-contract.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { icon } from '../../theme/icons.ts';
import { problem } from '../views/problem.ts';
import type { WizardView } from '../wizard-view.ts';

/** Which spots of the show are sold, with how many of its episodes have one left. */
export function adUnitStep(view: WizardView): TemplateResult {
  const { inventory, draft, text } = view;
  const { units, units_error } = inventory;
  const load = () => void inventory.loadUnits(draft.deal?.podcast_id ?? null);
  if (units_error) return loadFailedView(units_error, text, load);
  if (!units) return skeletonView(['row-bone', 'row-bone', 'row-bone'], text);
  if (units.length === 0) {
    return html`<div class="empty">
      <p class="strong">${text('wizard_no_ad_units')}</p>
      <p class="muted">${text('wizard_no_ad_units_hint')}</p>
    </div>`;
  }
  return html`${problem(view.problems, 'ad_units')}
    <fieldset class="choices">
      <legend class="only-read">${text('wizard_ad_units')}</legend>
      ${units.map((unit) => choice(unit, view))}
    </fieldset>`;
}

function choice(unit: AdUnit, view: WizardView): TemplateResult {
  const { draft, text, formats } = view;
  const { ad_unit_id, rate_cpm_cents, currency, duration_seconds, position } = unit;
  const facts = [
    text(`io_position_${position}`),
    duration_seconds === null ? '' : text('wizard_seconds', { count: duration_seconds }),
    text(unit.delivery === 'dynamic' ? 'wizard_dynamic' : 'wizard_embedded'),
  ];
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${draft.ad_unit_ids.includes(ad_unit_id)}
      @change=${() => view.change((now) => ({ ...now, ad_unit_ids: toggled(now.ad_unit_ids, ad_unit_id) }))}
    />
    <span class="what">
      <span class="strong">${unit.name}</span>
      <span class="muted small">${facts.filter(Boolean).join(' · ')}</span>
    </span>
    <span class="figures">
      ${
        rate_cpm_cents !== null && currency
          ? html`<span class="number">${formats.money(rate_cpm_cents, currency)} <span class="muted small">${text('io_cpm')}</span></span>`
          : nothing
      }
      ${openEpisodes(ad_unit_id, view)}
    </span>
  </label>`;
}

function openEpisodes(ad_unit_id: string, { inventory, text }: WizardView): TemplateResult | typeof nothing {
  const places = (inventory.rows ?? []).filter((row) => row.ad_unit_id === ad_unit_id);
  if (places.length === 0) return nothing;
  const open = places.filter(({ free }) => free > 0).length;
  const words = text('wizard_open_episodes', { open, count: places.length });
  return html`<span class=${`status small ${open > 0 ? 'good' : 'bad'}`}>
    ${icon(open > 0 ? 'check' : 'cross')} ${words}
  </span>`;
}

/** The list without the value when it has it, with it when not; in the order of choosing. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
