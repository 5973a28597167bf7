import { html, type TemplateResult } from 'lit';
import type { Translate } from '../../text/translate.ts';
import { STEPS, type Step } from '../io-draft.ts';

const WORDS = {
  deal: 'wizard_step_deal',
  ad_units: 'wizard_step_ad_units',
  episodes: 'wizard_step_episodes',
  flight: 'wizard_step_flight',
  price: 'wizard_step_price',
  review: 'wizard_step_review',
} as const;

/** What a step is called. */
export function stepName(step: Step, text: Translate): string {
  return text(WORDS[step]);
}

/** Where one is, and the way back to what is done. */
export function progress(
  here: Step,
  reachable: (step: Step) => boolean,
  go: (step: Step) => void,
  text: Translate,
): TemplateResult {
  const at = STEPS.indexOf(here);
  return html`<nav class="progress" part="progress" aria-label=${text('wizard_steps')}>
    <ol>
      ${STEPS.map(
        (step, n) => html`<li class=${n < at ? 'done' : ''}>
          <button
            type="button"
            aria-current=${step === here ? 'step' : 'false'}
            ?disabled=${step !== here && !reachable(step)}
            @click=${() => go(step)}
          >
            <span class="dot number" aria-hidden="true">${n + 1}</span>
            <span class="step-name">${stepName(step, text)}</span>
          </button>
        </li>`,
      )}
    </ol>
  </nav>`;
}
