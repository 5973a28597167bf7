import uPlot from 'uplot';

/** Days with two counts that stand on each other. */
export type StackedDays = {
  /** `YYYY-MM-DD`, one a bar, oldest first. */
  days: readonly string[];
  lower: readonly number[];
  upper: readonly number[];
};

/** Inside and outline of a bar. */
type BarColors = { fill: string; edge: string };

/** How the bars are drawn; colours are resolved (a canvas knows no custom properties). */
export type BarLook = {
  lower: BarColors;
  upper: BarColors;
  axis: string;
  grid: string;
  /** Family and size of the axes' text; the axes grow with it. */
  font: { family: string; px: number };
  day: (day: string) => string;
  count: (value: number) => string;
};

/** A chart that is on the page. */
export type StackedBars = {
  /** CSS pixels; the height is the box's. */
  resize: (width: number) => void;
  /** Puts the cursor on a bar, or takes it away. */
  point: (index: number | null) => void;
  redraw: () => void;
  destroy: () => void;
};

/**
 * Draws the bars into a box.
 *
 * @param look - Asked at every drawing, so that a change of theme needs only a redraw.
 * @param onPoint - The bar under the pointer, null when it leaves.
 */
export function stackedBars(
  box: HTMLElement,
  data: StackedDays,
  look: () => BarLook,
  onPoint: (index: number | null) => void,
): StackedBars {
  const total = data.lower.map((value, index) => value + (data.upper[index] ?? 0));
  const indexes = data.days.map((_, index) => index);
  let quiet = false;
  const plot = new uPlot(
    {
      width: Math.max(1, box.clientWidth),
      height: box.clientHeight,
      padding: [8, look().font.px, 0, 0],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [-0.6, data.days.length - 0.4] },
        y: { range: (_, __, max) => [0, Math.max(1, max) * 1.08] },
      },
      series: [{}, bars(() => look().upper), bars(() => look().lower)],
      axes: [dayAxis(data.days, look), countAxis(look)],
      hooks: { setCursor: [(self) => !quiet && onPoint(self.cursor.idx ?? null)] },
    },
    [indexes, total, [...data.lower]],
    box,
  );
  return {
    resize: (width) => plot.setSize({ width: Math.max(1, width), height: box.clientHeight }),
    point: (index) => {
      quiet = true;
      plot.setCursor({ left: index === null ? -10 : plot.valToPos(index, 'x'), top: 1 });
      quiet = false;
    },
    redraw: () => plot.redraw(false),
    destroy: () => plot.destroy(),
  };
}

function bars(colors: () => BarColors): uPlot.Series {
  const path = uPlot.paths.bars?.({ size: [0.68, 28], radius: 0.12 });
  return {
    fill: () => colors().fill,
    stroke: () => colors().edge,
    width: 1,
    points: { show: false },
    ...(path ? { paths: path } : {}),
  };
}

function dayAxis(days: readonly string[], look: () => BarLook): uPlot.Axis {
  return {
    stroke: () => look().axis,
    font: fontOf(look),
    grid: { show: false },
    ticks: { show: false },
    size: look().font.px * 2,
    gap: 4,
    splits: (self) => {
      const step = Math.max(
        1,
        Math.ceil((days.length * look().font.px * 4.7) / Math.max(1, self.bbox.width / devicePixelRatio)),
      );
      return days.map((_, index) => index).filter((index) => (days.length - 1 - index) % step === 0);
    },
    values: (_, splits) => splits.map((index) => look().day(days[index] ?? '')),
  };
}

function countAxis(look: () => BarLook): uPlot.Axis {
  return {
    stroke: () => look().axis,
    font: fontOf(look),
    grid: { stroke: () => look().grid, width: 1 },
    ticks: { show: false },
    size: look().font.px * 3.7,
    gap: 6,
    space: look().font.px * 3,
    values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? look().count(value) : '')),
  };
}

function fontOf(look: () => BarLook): string {
  const { family, px } = look().font;
  return `${px}px ${family}`;
}
