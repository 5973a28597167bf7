import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fieldOfCents } from '../../io-order/amount-input.ts';
import { withEdit } from '../io-draft.ts';
import { lineEditor } from '../views/line-editor.ts';
import { problem } from '../views/problem.ts';
import type { WizardView } from '../wizard-view.ts';

/** What each line brings and costs, with its promo code and its link. */
export function priceStep(view: WizardView): TemplateResult {
  const { draft, lines, currency, text } = view;
  const removed = Object.entries(draft.edits).filter(([, edit]) => edit.removed);
  const projections = lines.some((line) => view.inventory.at(line)?.projected_impressions);
  return html`${problem(view.problems, 'lines')}
    ${lines.length > 1 || projections ? everyLine(view, projections) : nothing}
    ${repeat(
      lines,
      ({ key }) => key,
      (line, at) => lineEditor(line, at, view),
    )}
    ${
      removed.length > 0
        ? html`<button
            class="link small"
            type="button"
            @click=${() =>
              view.change({
                ...draft,
                edits: Object.fromEntries(
                  Object.entries(draft.edits).map(([key, { removed: _, ...edit }]) => [key, edit]),
                ),
              })}
          >
            ${text('wizard_restore', { count: removed.length })}
          </button>`
        : nothing
    }
    <p class="only-read">${text('wizard_currency', { currency })} ${fieldOfCents(0, currency)}</p>`;
}

/** One rate or one goal for all lines, as most orders have it. */
function everyLine(view: WizardView, projections: boolean): TemplateResult {
  const { draft, lines, text, inventory } = view;
  const first = lines[0];
  const same = (change: 'impressions' | 'cpm_cents') =>
    view.change(lines.reduce((sum, line) => withEdit(sum, line.key, { [change]: first?.[change] ?? null }), draft));
  const project = () =>
    view.change(
      lines.reduce((sum, line) => {
        const impressions = inventory.at(line)?.projected_impressions;
        return impressions ? withEdit(sum, line.key, { impressions }) : sum;
      }, draft),
    );
  return html`<div class="actions">
    ${
      projections
        ? html`<button class="button small" type="button" @click=${project}>${text('wizard_use_projection')}</button>`
        : nothing
    }
    ${
      lines.length > 1
        ? html`<button class="button small" type="button" @click=${() => same('impressions')}>
              ${text('wizard_same_impressions')}
            </button>
            <button class="button small" type="button" @click=${() => same('cpm_cents')}>
              ${text('wizard_same_cpm')}
            </button>`
        : nothing
    }
  </div>`;
}
