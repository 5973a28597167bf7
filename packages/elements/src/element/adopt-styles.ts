import type { CSSResult } from 'lit';

/** Gives an element sheets that came later than itself. */
export function adoptStyles({ shadowRoot }: HTMLElement, sheets: readonly CSSResult[]): void {
  for (const { styleSheet } of sheets) if (styleSheet) shadowRoot?.adoptedStyleSheets.push(styleSheet);
}

/** Gives an element other sheets than it had, in the order given. */
export function adoptOnly(element: HTMLElement, sheets: readonly CSSResult[]): void {
  if (element.shadowRoot) element.shadowRoot.adoptedStyleSheets = [];
  adoptStyles(element, sheets);
}
