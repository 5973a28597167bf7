import { html, nothing, type TemplateResult } from 'lit';
import type { ChartSeries, ChartSpec } from '../../charts/chart-spec.ts';
import type { Translate } from '../../text/translate.ts';

/** What a chart on a card is drawn from. */
export type ChartFigure = {
  spec: ChartSpec;
  /** Over the chart; what a screen reader calls it. */
  caption: string;
  /** The chart in one sentence. */
  summary: string;
  at: number | null;
  point: (index: number | null) => void;
  /** A label and a value as people read them. */
  label: (label: string) => string;
  value: (value: number) => string;
  /** What the line across stands for. */
  goal?: string;
  text: Translate;
};

/** A chart with its legend, one cursor for pointer and keys, and what is under it, said aloud. */
export function chartFigure(view: ChartFigure): TemplateResult {
  const { spec, caption, summary, at, point, text } = view;
  return html`<figure class="picture">
    <figcaption class="strong">${caption}</figcaption>
    <div class="plot">
      <div
        class="chart"
        data-chart
        tabindex="0"
        role="img"
        aria-label=${`${caption}. ${summary} ${text('card_keys')}`}
        @keydown=${(event: KeyboardEvent) => onKey(event, spec, at, point)}
        @blur=${() => point(null)}
      ></div>
      ${at === null ? nothing : tip(view, at)}
    </div>
    <div class="legend small">
      ${spec.series.map((one) => legendKey(one))}
      ${spec.running ? html`<span class="key running">${spec.running.label}</span>` : nothing}
      ${view.goal ? html`<span class="key goal">${view.goal}</span>` : nothing}
    </div>
    <p class="only-read" aria-live="polite">${at === null ? nothing : spoken(view, at)}</p>
  </figure>`;
}

/** A series' mark and name. */
export function legendKey({ color, tone, kind, label }: ChartSeries): TemplateResult {
  return html`<span class=${`key ${kind === 'bar' ? (tone ?? '') : kind} ${markOf(color)}`}>${label}</span>`;
}

/** The class that gives a mark its colour. */
export function markOf(color: ChartSeries['color']): string {
  return /^s\d$/.test(color) ? color : `c-${color}`;
}

function tip(view: ChartFigure, at: number): TemplateResult {
  const { spec, label } = view;
  const share = spec.labels.length > 1 ? at / (spec.labels.length - 1) : 0.5;
  return html`<div class="tip" aria-hidden="true" .style=${`--_at:${share}`}>
    <p class="muted">${label(spec.labels[at] ?? '')}</p>
    <dl>
      ${readable(view, at).map(({ series, shown }) => html`<dt>${legendKey(series)}</dt><dd>${shown}</dd>`)}
    </dl>
  </div>`;
}

function spoken(view: ChartFigure, at: number): string {
  const values = readable(view, at).map(({ series, shown }) => `${series.label} ${shown}`);
  return [view.label(view.spec.labels[at] ?? ''), ...values].join(', ');
}

function readable({ spec, value }: ChartFigure, at: number) {
  return spec.series.flatMap((series) => {
    const low = series.values[at];
    const high = series.upper?.[at];
    if (low === null || low === undefined || high === low) return [];
    const range = high !== null && high !== undefined;
    return [{ series, shown: range ? `${value(low)} – ${value(high)}` : value(low) }];
  });
}

function onKey(
  event: KeyboardEvent,
  { labels, now, running }: ChartSpec,
  at: number | null,
  point: (index: number | null) => void,
): void {
  const last = labels.length - 1;
  if (last < 0) return;
  const from = at ?? now ?? running?.at ?? last;
  const step = event.shiftKey ? 7 : 1;
  const to = {
    ArrowLeft: at === null ? from : from - step,
    ArrowRight: at === null ? from : from + step,
    PageUp: from - 30,
    PageDown: from + 30,
    Home: 0,
    End: last,
  }[event.key];
  if (event.key === 'Escape') point(null);
  if (to === undefined) return;
  event.preventDefault();
  point(Math.min(last, Math.max(0, to)));
}
