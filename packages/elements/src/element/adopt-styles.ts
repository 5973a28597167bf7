import type { CSSResult } from 'lit';

/** Gives an element sheets that came later than itself. */
export function adoptStyles({ shadowRoot }: HTMLElement, sheets: readonly CSSResult[]): void {
  for (const { styleSheet } of sheets) if (styleSheet) shadowRoot?.adoptedStyleSheets.push(styleSheet);
}
