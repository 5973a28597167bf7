import { html, type TemplateResult } from 'lit';
import { CHART_COLORS, type ChartColor, type ChartLook } from './chart-spec.ts';

const full = (name: ChartColor) => `var(--_${name})`;
const soft = (name: ChartColor) => `color-mix(in srgb, ${full(name)} var(--_soft), var(--_surface))`;
/** Of axes, of what lies behind them, of the ground, of words. */
const PLAIN = ['muted', 'grid', 'surface', 'text'].map((name) => `var(--_${name})`);
const PROBES = [...CHART_COLORS.map(full), ...CHART_COLORS.map(soft), ...PLAIN];

/** Unseen marks, one a colour: a canvas learns from them what the element's custom properties come to. */
export function colorProbes(): TemplateResult {
  return html`<div class="probes" aria-hidden="true">${PROBES.map((color) => html`<i .style=${`color:${color}`}></i>`)}</div>`;
}

/** The colours of the element's tokens as a canvas understands them. */
export function resolveColors(
  root: ParentNode,
): Pick<ChartLook, 'colors' | 'soft' | 'axis' | 'grid' | 'surface' | 'text'> {
  const found = [...root.querySelectorAll('.probes > i')].map((probe) => getComputedStyle(probe).color);
  const color = (at: number) => found[at] ?? 'currentColor';
  const byColor = (from: number) =>
    // One entry a colour, by construction.
    Object.fromEntries(CHART_COLORS.map((name, at) => [name, color(from + at)])) as Record<
      ChartColor,
      string
    >;
  const count = CHART_COLORS.length;
  const plain = (at: number) => color(2 * count + at);
  return {
    ...{ colors: byColor(0), soft: byColor(count) },
    ...{ axis: plain(0), grid: plain(1), surface: plain(2), text: plain(3) },
  };
}
