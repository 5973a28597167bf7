import { type Html, html } from '../http/html.ts';
import { asChange } from '../numbers/words.ts';

/** How much more or less, as a sign, a figure and a colour. */
export function changeBadge(change: number | null): Html {
  if (change === null) return html`<span class="change even">New</span>`;
  if (Math.abs(change) < 0.005) return html`<span class="change even">Level</span>`;
  const [kind, arrow, word] = change > 0 ? ['up', '↑', 'up'] : ['down', '↓', 'down'];
  return html`<span class="change ${kind}"><span aria-hidden="true">${arrow}</span><span class="unseen">${word}</span> ${asChange(change).replace(/^[+−-]/, '')}</span>`;
}
