import uPlot from 'uplot';
import type { ChartLook, ChartSeries, ChartSpec } from './chart-spec.ts';

type Drawn = { series: uPlot.Series[]; bands: uPlot.Band[]; data: uPlot.AlignedData };

/** The series as uPlot takes them: bands and bars first, so that lines lie over them. */
export function chartSeries({ labels, series }: ChartSpec, look: () => ChartLook, scale: number): Drawn {
  const drawn: Drawn = { series: [{}], bands: [], data: [labels.map((_, index) => index)] };
  const add = (values: readonly (number | null)[], made: uPlot.Series) => {
    drawn.series.push({ points: { show: false }, ...made });
    // uPlot's type asks for mutable rows, which it does not change.
    (drawn.data as (number | null)[][]).push([...values]);
    return drawn.series.length - 1;
  };
  for (const one of series.filter(({ kind }) => kind === 'band')) {
    const upper = add(one.upper ?? one.values, edge(one, look, scale));
    const lower = add(one.values, edge(one, look, scale));
    drawn.bands.push({ series: [upper, lower], fill: () => look().soft[one.color] });
  }
  for (const { one, total } of stacked(series.filter(({ kind }) => kind === 'bar')).reverse()) {
    add(total, bar(one, look, scale));
  }
  for (const one of series.filter(({ kind }) => kind === 'line' || kind === 'dashed')) {
    add(one.values, line(one, look, scale));
  }
  return drawn;
}

/** Each series on top of those before it. */
function stacked(series: readonly ChartSeries[]): { one: ChartSeries; total: (number | null)[] }[] {
  let below: number[] = [];
  return series.map((one) => {
    below = one.values.map((value, index) => (below[index] ?? 0) + (value ?? 0));
    // Nothing is drawn for nothing, not even an edge.
    return { one, total: below.map((sum, index) => (one.values[index] ? sum : null)) };
  });
}

function bar(one: ChartSeries, look: () => ChartLook, scale: number): uPlot.Series {
  const paths = uPlot.paths.bars?.({ size: [0.68, 28 * scale], radius: 0.1 });
  const inside = () => {
    const { colors, soft, surface } = look();
    return { solid: colors[one.color], soft: soft[one.color], hollow: surface }[one.tone ?? 'solid'];
  };
  return {
    fill: inside,
    stroke: () => look().colors[one.color],
    width: scale,
    ...(one.tone === 'hollow' ? { dash: [3 * scale, 3 * scale] } : {}),
    ...(paths ? { paths } : {}),
  };
}

function line(one: ChartSeries, look: () => ChartLook, scale: number): uPlot.Series {
  return {
    stroke: () => look().colors[one.color],
    width: (one.kind === 'dashed' ? 1.5 : 2.25) * scale,
    ...(one.kind === 'dashed' ? { dash: [5 * scale, 4 * scale] } : {}),
  };
}

function edge(one: ChartSeries, look: () => ChartLook, scale: number): uPlot.Series {
  return { stroke: () => look().soft[one.color], width: scale };
}
