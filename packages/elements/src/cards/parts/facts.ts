import { html, type TemplateResult } from 'lit';

/** Names with their figures, side by side where there is room. */
export function factList(facts: readonly { name: string; figure: string; about?: string }[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, figure, about }) => html`<div>
        <dt>${name}</dt>
        <dd>${figure}${about ? html` <span class="muted small plain">${about}</span>` : ''}</dd>
      </div>`,
    )}
  </dl>`;
}
