import { html, nothing, type TemplateResult } from 'lit';
import type { ChartColor } from '../../charts/chart-spec.ts';
import { markOf } from './chart-figure.ts';

/** A value within its range, each 0 to 1 along a rail; a tick stands for what it is compared with. */
export type RangeRail = {
  low: number;
  high: number;
  /** Null where there is no value. */
  at: number | null;
  tick?: number | null;
  color: ChartColor;
};

/** Draws the range as a band and the value as a dot; what it says stands beside it in figures. */
export function rangeRail({ low, high, at, tick, color }: RangeRail): TemplateResult {
  const place = (share: number) => `${Math.max(0, Math.min(1, share)) * 100}%`;
  return html`<span class=${`range ${markOf(color)}`} aria-hidden="true">
    <i class="band" .style=${`inset-inline-start:${place(low)};inline-size:max(4px,${place(high - low)})`}></i>
    ${tick === null || tick === undefined ? nothing : html`<i class="tick" .style=${`inset-inline-start:${place(tick)}`}></i>`}
    ${at === null ? nothing : html`<i class="dot" .style=${`inset-inline-start:${place(at)}`}></i>`}
  </span>`;
}
