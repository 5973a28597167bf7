import type uPlot from 'uplot';
import { axisLabels } from './axis-labels.ts';
import type { ChartLook } from './chart-spec.ts';

/** The axis of days or months: as many labels as there is room for, the last one always. */
export function labelAxis(
  labels: readonly string[],
  look: () => ChartLook,
  scale: number,
  isLine: boolean,
): uPlot.Axis {
  const px = look().font.px * scale;
  return {
    stroke: () => look().axis,
    font: fontOf(look, scale),
    grid: { show: false },
    ticks: { show: false },
    size: axisLabels(labels, look().formats).some((shown) => shown.includes('\n')) ? px * 3.5 : px * 2,
    gap: px * 0.4,
    splits: (self) => {
      const room = Math.max(1, self.bbox.width / devicePixelRatio);
      const lines = axisLabels(labels.slice(-40), look().formats).flatMap((shown) => shown.split('\n'));
      const longest = Math.max(...lines.map(({ length }) => length), 4);
      const step = Math.max(1, Math.ceil((labels.length * px * 0.62 * (longest + 2)) / room));
      const shown = labels
        .map((_, index) => index)
        .filter((index) => (labels.length - 1 - index) % step === 0);
      // A line starts at the very edge, where its first label would be cut.
      return isLine && shown[0] === 0 && shown.length > 2 ? shown.slice(1) : shown;
    },
    values: (_, splits) =>
      axisLabels(
        splits.map((index) => labels[index] ?? ''),
        look().formats,
      ),
  };
}

/** The axis of values: at most five lines. */
export function valueAxis(look: () => ChartLook, scale: number): uPlot.Axis {
  const px = look().font.px * scale;
  return {
    stroke: () => look().axis,
    font: fontOf(look, scale),
    grid: { stroke: () => look().grid, width: scale },
    ticks: { show: false },
    size: (_, values) => (Math.max(3, ...(values ?? []).map(({ length }) => length)) * 0.62 + 1) * px,
    gap: px * 0.5,
    space: (self) => Math.max(px * 2.6, self.bbox.height / devicePixelRatio / 4.9),
    values: (_, splits) => splits.map((value) => look().value(value)),
  };
}

/** How wide a label of the axis is, in CSS pixels. */
export function labelWidth(label: string, look: ChartLook): number {
  const [shown = ''] = axisLabels([label], look.formats);
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return shown.length * look.font.px * 0.62;
  pen.font = fontOf(() => look, 1);
  return pen.measureText(shown).width;
}

function fontOf(look: () => ChartLook, scale: number): string {
  const { family, px } = look().font;
  return `${Math.round(px * scale)}px ${family}`;
}
