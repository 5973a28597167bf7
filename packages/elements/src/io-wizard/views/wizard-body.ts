import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../../api/api-error.ts';
import { loadFailedView, skeletonView } from '../../element/state-views.ts';
import { ago } from '../../text/ago.ts';
import { icon } from '../../theme/icons.ts';
import { STEPS } from '../io-draft.ts';
import { dealStep } from '../steps/deal-step.ts';
import type { WizardView } from '../wizard-view.ts';
import { progress, stepName } from './progress.ts';
import { summary } from './summary.ts';

/** What is needed only once a deal is chosen. */
export type LaterPart = typeof import('../later-steps.ts');

/** The step at hand between the steps and the sum, or the order once it is booked. */
export function wizardBody(
  view: WizardView,
  later: LaterPart | null,
  retry: (() => void) | false,
): TemplateResult {
  const { draft, text } = view;
  if (view.order && later) return later.bookedView(view.order, view);
  return html`${progress(draft.step, view.reachable, view.go, text)}
    ${view.restored_at ? restored(view) : nothing}
    <div class="columns">
      <form class="step" part="step" novalidate aria-labelledby="step-title" @submit=${view.submit}>
        <h3 id="step-title" tabindex="-1" data-focus>${stepName(draft.step, text)}</h3>
        ${step(view, later, retry)} ${foot(view)}
      </form>
      ${summary(view)}
    </div>`;
}

function step(view: WizardView, later: LaterPart | null, retry: (() => void) | false): TemplateResult {
  const at = view.draft.step;
  if (at === 'deal') return dealStep(view);
  // The rest of the element could not be loaded: as good as no server.
  if (retry) return loadFailedView(new ApiError('network', 0), view.text, retry);
  return later?.laterStep(at, view) ?? skeletonView(['row-bone', 'row-bone', 'row-bone'], view.text);
}

function restored({ text, formats, restored_at, restart }: WizardView): TemplateResult {
  return html`<div class="notice quiet restored">
    ${icon('info')}
    <p>
      ${text('wizard_restored', { when: ago(restored_at, text, formats) })}
      <button class="link" type="button" @click=${restart}>${text('wizard_start_over')}</button>
    </p>
  </div>`;
}

function foot({ draft, lines, sum, currency, busy, text, formats, go }: WizardView): TemplateResult {
  const before = STEPS[STEPS.indexOf(draft.step) - 1];
  const book = draft.hold_until ? 'wizard_hold_lines' : 'wizard_book_lines';
  const cost = formats.money(sum.cost_cents, currency);
  const act = draft.step === 'review' ? text(book, { count: lines.length, cost }) : text('wizard_next');
  return html`<div class="foot">
    ${
      before
        ? html`<button class="button" type="button" @click=${() => go(before)}>${text('wizard_back')}</button>`
        : html`<span></span>`
    }
    <button class="button primary" type="submit" ?disabled=${busy}>
      ${busy ? text('wizard_booking') : act}
    </button>
  </div>`;
}
