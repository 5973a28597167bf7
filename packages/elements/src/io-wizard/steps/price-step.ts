import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { withAllLines, withEdit } from '../io-draft.ts';
import { lineEditor } from '../views/line-editor.ts';
import { problem } from '../views/problem.ts';
import type { WizardView } from '../wizard-view.ts';

/** What each line brings and costs, with its promo code and its link. */
export function priceStep(view: WizardView): TemplateResult {
  const { draft, lines, text } = view;
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
            @click=${() => view.change(withAllLines)}
          >
            ${text('wizard_restore', { count: removed.length })}
          </button>`
        : nothing
    }`;
}

/** One rate or one goal for all lines, as most orders have it. */
function everyLine(view: WizardView, projections: boolean): TemplateResult {
  const { lines, text, inventory } = view;
  const first = lines[0];
  const same = (change: 'impressions' | 'cpm_cents') =>
    view.change((now) =>
      lines.reduce((sum, { key }) => withEdit(sum, key, { [change]: first?.[change] ?? null }), now),
    );
  const project = () =>
    view.change((now) =>
      lines.reduce((sum, line) => {
        const impressions = inventory.at(line)?.projected_impressions;
        return impressions ? withEdit(sum, line.key, { impressions }) : sum;
      }, now),
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
