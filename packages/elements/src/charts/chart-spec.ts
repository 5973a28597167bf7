import type { CardFormats } from '../format/card-formats.ts';

/** The colours a chart may use: five for series in the order of Okabe and Ito, and those of states. */
export const CHART_COLORS = ['s1', 's2', 's3', 's4', 's5', 'good', 'warn', 'bad', 'muted'] as const;
export type ChartColor = (typeof CHART_COLORS)[number];

/** One row of numbers over the labels. */
export type ChartSeries = {
  /** As the legend and the table call it. */
  label: string;
  /** One a label; null where there is none. */
  values: readonly (number | null)[];
  /** Bars stand on each other in the order given. A `band` is drawn between `values` and `upper`. */
  kind: 'bar' | 'line' | 'dashed' | 'band';
  /** The upper edge of a band. */
  upper?: readonly (number | null)[];
  color: ChartColor;
  /** What has happened is solid, what is agreed is soft, what is hoped for is hollow. @defaultValue 'solid' */
  tone?: 'solid' | 'soft' | 'hollow';
};

/** What a chart shows; how it looks is asked for at each drawing. */
export type ChartSpec = {
  /** Days or months, oldest first. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** The label at which the present stands: a thin line. */
  now?: number | null;
  /** The label that is still in progress, a month of bars mostly: shaded from top to bottom. */
  running?: { at: number; label: string } | null;
  /** A level to reach: a thin line across. */
  goal?: number | null;
};

/** How a chart is drawn; colours are resolved, since a canvas knows no custom properties. */
export type ChartLook = {
  colors: Record<ChartColor, string>;
  soft: Record<ChartColor, string>;
  axis: string;
  grid: string;
  surface: string;
  text: string;
  /** Family and size in CSS pixels of the axes' text; the axes grow with it. */
  font: { family: string; px: number };
  /** How the axis writes days and months. */
  formats: CardFormats;
  /** A value as the axis writes it. */
  value: (value: number) => string;
};

/** A chart that is on the page. */
export type DrawnChart = {
  /** CSS pixels; the height is the box's. */
  resize: (width: number) => void;
  /** Puts the cursor on a label, or takes it away. */
  point: (index: number | null) => void;
  redraw: () => void;
  destroy: () => void;
};
