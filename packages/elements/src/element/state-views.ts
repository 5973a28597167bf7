import { html, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.ts';
import type { Translate } from '../text/translate.ts';
import { icon } from '../theme/icons.ts';
import { errorText } from './error-text.ts';
import type { FeatureGate } from './feature-gate.ts';

/** A feature that is off: plain words, and whom to ask. */
export function offView(gate: FeatureGate, text: Translate): TemplateResult {
  return html`<div class="notice quiet" part="disabled">
    ${icon('minus')}
    <div>
      <p class="strong">${text('not_available_title')}</p>
      <p class="muted">${text('not_available', { flag: gate.flags[0] })}</p>
    </div>
  </div>`;
}

/** Something that could not be loaded, with a way to try again. */
export function loadFailedView(error: ApiError, text: Translate, retry: () => void): TemplateResult {
  return html`<div class="notice bad" role="alert" part="error">
    ${icon('cross')}
    <div>
      <p class="strong">${text('load_failed_title')}</p>
      <p>${errorText(error, text)}</p>
      <div class="actions"><button class="button small" type="button" @click=${retry}>${text('retry')}</button></div>
    </div>
  </div>`;
}

/** Grey shapes of what comes. */
export function skeletonView(bones: readonly string[], text: Translate): TemplateResult {
  return html`<div class="skeleton" role="status" part="skeleton">
    <span class="only-read">${text('loading')}</span>
    ${bones.map((bone) => html`<div class=${`bone ${bone}`}></div>`)}
  </div>`;
}
