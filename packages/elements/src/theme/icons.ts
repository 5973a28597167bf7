import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  check: svg`<circle cx="8" cy="8" r="6.25" /><path d="m5.2 8.2 2 2 3.7-4.2" />`,
  cross: svg`<circle cx="8" cy="8" r="6.25" /><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />`,
  alert: svg`<path d="M8 2.2 14.3 13H1.7Z" /><path d="M8 6.4v3.2m0 1.7v.1" />`,
  info: svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 7.3v3.6m0-6v.1" />`,
  running: svg`<circle cx="8" cy="8" r="6.25" stroke-dasharray="2.6 2.3" /><path d="M8 5v3.2l2 1.3" />`,
  waiting: svg`<circle cx="8" cy="8" r="6.25" /><path d="M5 8h.1m2.9 0h.1m2.9 0h.1" />`,
  upload: svg`<path d="M8 10.5v-8m-3 3 3-3 3 3M2.5 10v2.5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V10" />`,
  download: svg`<path d="M8 2.5v8m-3-3 3 3 3-3M2.5 11v1.5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V11" />`,
  file: svg`<path d="M9 1.9H4.2a1 1 0 0 0-1 1v10.2a1 1 0 0 0 1 1h7.6a1 1 0 0 0 1-1V5.7ZM9 1.9v3.8h3.8M5.5 8.5h5m-5 2.7h5" />`,
  chevron: svg`<path d="m4 6.2 4 4 4-4" />`,
  minus: svg`<circle cx="8" cy="8" r="6.25" /><path d="M5.3 8h5.4" />`,
  dots: svg`<path d="M3.5 8h.1M8 8h.1m4.4 0h.1" stroke-width="2.2" />`,
  search: svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.4 10.4 3.1 3.1" />`,
  hourglass: svg`<path d="M4 2.2h8M4 13.8h8M5 2.2c0 3 1.3 4.3 3 5.8 1.7-1.5 3-2.8 3-5.8m-6 11.6c0-3 1.3-4.3 3-5.8 1.7 1.5 3 2.8 3 5.8" />`,
  up: svg`<path d="m4 7 4-4 4 4M8 3v10" />`,
  down: svg`<path d="m4 9 4 4 4-4M8 3v10" />`,
  close: svg`<path d="m4 4 8 8m0-8-8 8" />`,
} as const;

/** Names of the marks that stand beside words; none stands alone. */
export type IconName = keyof typeof shapes;

/** A line drawing in the current colour, 16 px beside text of 14 px; unseen by screen readers. */
export function icon(name: IconName, size: 16 | 20 | 24 = 16): TemplateResult {
  const side = `${size / 14}em`;
  return html`<svg
    class=${`icon ${name}`}
    aria-hidden="true"
    width=${side}
    height=${side}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width=${size > 16 ? 1.25 : 1.5}
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shapes[name]}
  </svg>`;
}
