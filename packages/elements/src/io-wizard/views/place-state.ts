import { html, nothing, type TemplateResult } from 'lit';
import type { Availability } from '../../api/io-contract.ts';
import { icon } from '../../theme/icons.ts';
import type { WizardView } from '../wizard-view.ts';

/** Whether a spot has a slot left, by a word, a shape and a colour. */
export function placeState(
  place: Availability | undefined,
  { text, inventory }: Pick<WizardView, 'text' | 'inventory'>,
): TemplateResult | typeof nothing {
  if (!place) {
    return inventory.looking ? html`<span class="muted small">${text('wizard_checking')}</span>` : nothing;
  }
  const { free, capacity: slots, oversold } = place;
  if (oversold > 0) {
    return html`<span class="status bad small">${icon('alert')} ${text('wizard_oversold', { count: oversold })}</span>`;
  }
  if (free === 0) return html`<span class="status bad small">${icon('cross')} ${text('wizard_full')}</span>`;
  const words = slots === 1 ? text('wizard_free') : text('wizard_free_of', { free, slots });
  return html`<span class="status good small">${icon('check')} ${words}</span>`;
}
