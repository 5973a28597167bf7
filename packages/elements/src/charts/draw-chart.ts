import uPlot from 'uplot';
import { labelAxis, labelWidth, valueAxis } from './chart-axes.ts';
import { chartSeries } from './chart-series.ts';
import type { ChartLook, ChartSpec, DrawnChart } from './chart-spec.ts';

/**
 * Draws a chart into a box.
 *
 * @param look - Asked at every drawing, so that a change of theme needs only a redraw.
 * @param onPoint - The label under the pointer, null when it leaves.
 * @param scale - Canvas pixels for one of the screen's; print asks for more.
 * @param width - CSS pixels, where it is not the box's: paper is another width.
 */
export function drawChart(
  box: HTMLElement,
  spec: ChartSpec,
  look: () => ChartLook,
  onPoint: (index: number | null) => void,
  scale = 1,
  width = box.clientWidth,
): DrawnChart {
  let now = look();
  let quiet = false;
  const { series, bands, data } = chartSeries(spec, () => now, scale);
  const isLine = spec.series.every(({ kind }) => kind !== 'bar');
  const last = spec.labels.length - 1;
  const edge = isLine ? 0 : 0.6;
  const px = now.font.px * scale;
  const end = labelWidth(spec.labels.at(-1) ?? '', now) * scale;
  /** For the last label, which stands under the edge of a line, and under the middle of a bar. */
  const roomAtEnd = (plotted: number) => {
    const inside = (edge / (last + 2 * edge || 1)) * plotted;
    return Math.max(px * 0.8, end / 2 + px * 0.3 - inside);
  };
  const plot = new uPlot(
    {
      width: Math.max(1, width * scale),
      height: box.clientHeight * scale,
      padding: [px * 0.7, ({ width: all }) => roomAtEnd(all - px * 5), 0, 0],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [-edge, Math.max(isLine ? 1 : 0, last) + edge] },
        y: { range: (_, min, max) => yRange(spec, min, max) },
      },
      series,
      bands,
      axes: [labelAxis(spec.labels, () => now, scale, isLine), valueAxis(() => now, scale)],
      hooks: {
        drawAxes: [(self) => runningLabel(self, spec, now), (self) => goalLine(self, spec, now, scale)],
        draw: [(self) => presentLine(self, spec, now, scale)],
        setCursor: [(self) => !quiet && onPoint(self.cursor.idx ?? null)],
      },
    },
    data,
    box,
  );
  const sync = () => plot.syncRect(true);
  box.addEventListener('pointerenter', sync);
  return {
    resize: (now) => plot.setSize({ width: Math.max(1, now * scale), height: box.clientHeight * scale }),
    point: (index) => {
      quiet = true;
      plot.setCursor({ left: index === null ? -10 : plot.valToPos(index, 'x'), top: 1 });
      quiet = false;
    },
    redraw: () => {
      now = look();
      plot.redraw(false);
    },
    destroy: () => {
      box.removeEventListener('pointerenter', sync);
      plot.destroy();
    },
  };
}

/** From zero, with room for the goal; below zero only where a value is. */
function yRange({ goal }: ChartSpec, min: number, max: number): [number, number] {
  const top = Math.max(goal ?? 0, max ?? 0, 1);
  return [Math.min(0, min ?? 0) * 1.08, top * 1.08];
}

function runningLabel(plot: uPlot, { running }: ChartSpec, { grid }: ChartLook): void {
  if (!running) return;
  const { top, height } = plot.bbox;
  const [left, right] = [-0.5, 0.5].map((half) => plot.valToPos(running.at + half, 'x', true));
  if (left === undefined || right === undefined) return;
  plot.ctx.save();
  plot.ctx.globalAlpha = 0.6;
  plot.ctx.fillStyle = grid;
  plot.ctx.fillRect(left, top, right - left, height);
  plot.ctx.restore();
}

function goalLine(plot: uPlot, { goal }: ChartSpec, look: ChartLook, scale: number): void {
  if (goal === null || goal === undefined) return;
  const { left, width } = plot.bbox;
  const y = Math.round(plot.valToPos(goal, 'y', true));
  stroke(plot.ctx, look.axis, scale, [2, 3], [left, y, left + width, y]);
}

function presentLine(plot: uPlot, { now }: ChartSpec, look: ChartLook, scale: number): void {
  if (now === null || now === undefined) return;
  const { top, height } = plot.bbox;
  const x = Math.round(plot.valToPos(now, 'x', true));
  stroke(plot.ctx, look.text, scale, [], [x, top, x, top + height]);
}

function stroke(
  ctx: CanvasRenderingContext2D,
  color: string,
  scale: number,
  dash: number[],
  [x1, y1, x2, y2]: [number, number, number, number],
): void {
  const unit = scale * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = unit;
  ctx.setLineDash(dash.map((length) => length * unit));
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
  ctx.restore();
}
