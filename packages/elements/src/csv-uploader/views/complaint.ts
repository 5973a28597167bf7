import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';

/** What is wrong with what the reader brought or asked for; nothing when the words are empty. */
export function complaint(words: string): TemplateResult | typeof nothing {
  if (!words) return nothing;
  return html`<p class="status bad complaint" role="alert">${icon('alert')} ${words}</p>`;
}
