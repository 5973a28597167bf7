import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BarLook, StackedBars, StackedDays } from './stacked-bars.ts';

/** What a chart is drawn from, asked anew at each update. */
export type ChartSource = {
  /** The box in the element's shadow root; null while it is not shown. */
  box: () => HTMLElement | null;
  data: () => StackedDays | null;
  look: () => BarLook;
  onPoint: (index: number | null) => void;
};

/** Keeps a chart in its box: made when the box is first seen, resized with it, redrawn with the theme. */
export class ChartController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: ChartSource;
  #chart: StackedBars | null = null;
  #box: HTMLElement | null = null;
  #data: StackedDays | null = null;
  #resizes: ResizeObserver | null = null;
  #scheme: MediaQueryList[] = [];

  constructor(host: ReactiveControllerHost, source: ChartSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#scheme = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')];
    for (const query of this.#scheme) query.addEventListener('change', this.redraw);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const query of this.#scheme) query.removeEventListener('change', this.redraw);
    this.#drop();
  }

  hostUpdated(): void {
    const box = this.#source.box();
    const data = this.#source.data();
    if (box === this.#box && data === this.#data) return;
    this.#drop();
    this.#box = box;
    this.#data = data;
    if (box && data) void this.#draw(box, data);
  }

  /** Puts the cursor on a bar. */
  point(index: number | null): void {
    this.#chart?.point(index);
  }

  /** Draws anew with the colours of now. */
  readonly redraw = (): void => this.#chart?.redraw();

  async #draw(box: HTMLElement, data: StackedDays): Promise<void> {
    const { stackedBars } = await import('./stacked-bars.ts');
    if (this.#box !== box || this.#data !== data || !box.isConnected) return;
    box.replaceChildren();
    this.#chart = stackedBars(box, data, this.#source.look, this.#source.onPoint);
    this.#resizes = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) requestAnimationFrame(() => this.#chart?.resize(Math.floor(width)));
    });
    this.#resizes.observe(box);
  }

  #drop(): void {
    this.#resizes?.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
    this.#box = null;
    this.#data = null;
  }
}
