import { html, type TemplateResult } from 'lit';
import { CHART_COLORS, type ChartColor, type ChartLook } from './chart-spec.ts';

const PLAIN = ['axis', 'grid', 'surface', 'text'] as const;
const NAMES = [...CHART_COLORS, ...CHART_COLORS.map((name) => `${name}-soft` as const), ...PLAIN];
type Probe = (typeof NAMES)[number];

/** Unseen marks, one a colour: a canvas learns from them what the element's custom properties come to. */
export function colorProbes(): TemplateResult {
  return html`<div class="probes" aria-hidden="true">${NAMES.map((name) => html`<i data-probe=${name}></i>`)}</div>`;
}

/** The colours of the element's tokens as a canvas understands them. */
export function resolveColors(
  root: ParentNode,
): Pick<ChartLook, 'colors' | 'soft' | 'axis' | 'grid' | 'surface' | 'text'> {
  const found = new Map(
    [...root.querySelectorAll('[data-probe]')].map((probe) => [
      probe.getAttribute('data-probe'),
      getComputedStyle(probe).color,
    ]),
  );
  const color = (name: Probe) => found.get(name) ?? 'currentColor';
  return {
    colors: byColor((name) => color(name)),
    soft: byColor((name) => color(`${name}-soft`)),
    axis: color('axis'),
    grid: color('grid'),
    surface: color('surface'),
    text: color('text'),
  };
}

function byColor(look: (name: ChartColor) => string): Record<ChartColor, string> {
  // One entry a colour, by construction.
  return Object.fromEntries(CHART_COLORS.map((name) => [name, look(name)])) as Record<ChartColor, string>;
}
