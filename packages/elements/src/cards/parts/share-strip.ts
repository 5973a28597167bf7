import { html, type TemplateResult } from 'lit';
import type { ChartColor } from '../../charts/chart-spec.ts';
import { type IconName, icon } from '../../theme/icons.ts';
import { markOf } from './chart-figure.ts';

/** One part of a whole. */
export type StripPart = {
  label: string;
  count: number;
  /** As it is written; the count itself by default. */
  shown?: string;
  color: ChartColor;
  soft?: boolean;
  icon?: IconName;
};

/** Parts of a whole as one strip, with a legend that gives each part's number. */
export function shareStrip(parts: readonly StripPart[]): TemplateResult {
  const some = parts.filter(({ count }) => count > 0);
  return html`<div class="strip-box">
    <div class="strip" aria-hidden="true">
      ${some.map(
        ({ count, color, soft }) =>
          html`<i class=${`${markOf(color)} ${soft ? 'soft' : ''}`} .style=${`flex-grow:${count}`}></i>`,
      )}
    </div>
    <ul class="strip-legend small">
      ${some.map(
        ({ label, count, shown, color, soft, icon: shape }) =>
          html`<li class=${markOf(color)}>
            ${shape ? html`<span class="shape">${icon(shape)}</span>` : html`<span class=${`key ${soft ? 'soft' : ''} ${markOf(color)}`}></span>`}
            <b class="number">${shown ?? count}</b> <span class="muted">${label}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
