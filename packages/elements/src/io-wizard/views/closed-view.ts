import { html, type TemplateResult } from 'lit';
import type { FeatureGate } from '../../element/feature-gate.ts';
import { loadFailedView, offView, skeletonView } from '../../element/state-views.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';

/** What stands there while nothing can be booked, or not by this reader; null when it can. */
export function closedView(gate: FeatureGate, may_book: boolean, text: Translate): TemplateResult | null {
  if (gate.state === 'failed' && gate.error) return loadFailedView(gate.error, text, () => gate.retry());
  if (gate.state === 'off') return offView(gate, text);
  if (gate.state === 'loading') return skeletonView(['half', 'row-bone', 'row-bone', 'row-bone'], text);
  if (may_book) return null;
  return html`<p class="notice quiet" part="disabled">${icon('minus')} <span>${text('wizard_viewer')}</span></p>`;
}
