import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../theme/icons.ts';
import { type DraftLine, withEdit } from '../io-draft.ts';
import { showOf, type WizardView } from '../wizard-view.ts';
import { describedBy, problem } from './problem.ts';

/** A line's promo code, with one that is free for the asking and what the server says about it. */
export function promoField(line: DraftLine, view: WizardView): TemplateResult {
  const { text, problems, promo, draft, units } = view;
  const field = `${line.key}:promo_code`;
  const podcast_id = showOf(draft, units);
  const about = draft.deal && podcast_id ? { campaign_id: draft.deal.campaign_id, podcast_id } : null;
  const take = (promo_code: string) => view.change((now) => withEdit(now, line.key, { promo_code }));
  const verdict = problems[field] ? null : promo?.verdictOn(line.promo_code);
  const tone = verdict?.severity === 'error' ? 'bad' : 'warn';
  return html`<div class="asked">
    <label for=${`promo-${line.key}`}>${text('wizard_promo')}</label>
    <span class="joined">
      <input
        class="field code"
        id=${`promo-${line.key}`}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="20"
        data-field=${field}
        .value=${live(line.promo_code)}
        aria-invalid=${problems[field] || verdict?.severity === 'error' ? 'true' : nothing}
        aria-describedby=${verdict ? `verdict-${line.key}` : describedBy(problems, field)}
        @input=${({ target }: Event) => {
          if (!(target instanceof HTMLInputElement)) return;
          take(target.value);
          if (about) promo?.check(about, target.value);
        }}
      />
      <button
        class="button"
        type="button"
        ?disabled=${!about}
        @click=${() => about && promo?.suggest(about, take)}
      >
        ${text('wizard_promo_suggest')}
      </button>
    </span>
    ${problem(problems, field)}
    ${
      verdict
        ? html`<span class=${`status problem small ${tone}`} id=${`verdict-${line.key}`}>
            ${icon('alert')} <span>${verdict.message}</span>
          </span>`
        : nothing
    }
    ${
      promo?.complaint && !line.promo_code
        ? html`<span class="status problem small bad" role="alert">
            ${icon('alert')} <span>${text('wizard_promo_failed', { reason: promo.complaint })}</span>
          </span>`
        : nothing
    }
  </div>`;
}
