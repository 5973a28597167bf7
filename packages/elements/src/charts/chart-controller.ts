import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { importAgain } from '../element/import-again.ts';
import type { ChartLook, ChartSpec, DrawnChart } from './chart-spec.ts';

/** What a chart is drawn from, asked anew at each update. */
export type ChartSource = {
  /** The box in the element's shadow root; null while it is not shown. */
  box: () => HTMLElement | null;
  spec: () => ChartSpec | null;
  look: () => ChartLook;
  onPoint: (index: number | null) => void;
};

type Draw = typeof import('./draw-chart.ts').drawChart;

/** Sharp at 300 dots an inch and more, whatever the screen has. */
const PRINT_SCALE = 3;
const PICTURE_SCALE = 2;
/** CSS pixels between the margins of A4 and of Letter, about. */
const PAPER_WIDTH = 720;
let draw: Draw | null = null;

/** Keeps a chart in its box: made when the box is first seen, resized with it, redrawn with the theme and for print. */
export class ChartController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: ChartSource;
  #chart: DrawnChart | null = null;
  #box: HTMLElement | null = null;
  #spec: ChartSpec | null = null;
  #px = 0;
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
    addEventListener('beforeprint', this.#beforePrint);
    addEventListener('afterprint', this.#afterPrint);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const query of this.#scheme) query.removeEventListener('change', this.redraw);
    removeEventListener('beforeprint', this.#beforePrint);
    removeEventListener('afterprint', this.#afterPrint);
    this.#drop();
  }

  hostUpdated(): void {
    const box = this.#source.box();
    const spec = this.#source.spec();
    if (box === this.#box && spec === this.#spec) return;
    this.#drop();
    this.#box = box;
    this.#spec = spec;
    if (box && spec) void this.#draw(box, spec);
  }

  /** Puts the cursor on a label. */
  point(index: number | null): void {
    this.#chart?.point(index);
  }

  /** Draws anew with the colours of now. */
  readonly redraw = (): void => this.#chart?.redraw();

  /** Has the chart drawn with more pixels while `use` looks at it. */
  async sharp(use: () => Promise<void>): Promise<void> {
    const [box, spec] = [this.#box, this.#spec];
    if (this.#chart && box && spec) this.#put(box, spec, PICTURE_SCALE);
    try {
      await use();
    } finally {
      if (this.#chart && box && spec && this.#box === box) this.#put(box, spec, 1);
    }
  }

  async #draw(box: HTMLElement, spec: ChartSpec): Promise<void> {
    if (!draw) {
      ({ drawChart: draw } = await importAgain(() => import('./draw-chart.ts')));
      if (this.#box !== box || this.#spec !== spec || !box.isConnected) return;
    }
    this.#put(box, spec, 1);
    this.#resizes = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) requestAnimationFrame(() => this.#fit(box, spec, Math.floor(width)));
    });
    this.#resizes.observe(box);
  }

  /** As wide as its box; anew where the reader's text has become another size. */
  #fit(box: HTMLElement, spec: ChartSpec, width: number): void {
    if (box.closest('.printing') || !this.#chart || this.#box !== box || this.#spec !== spec) return;
    if (this.#source.look().font.px === this.#px) this.#chart.resize(width);
    else this.#put(box, spec, 1);
  }

  #put(box: HTMLElement, spec: ChartSpec, scale: number, width = box.clientWidth): void {
    if (!draw) return;
    this.#chart?.destroy();
    this.#px = this.#source.look().font.px;
    box.replaceChildren();
    box.classList.toggle('scaled', scale > 1);
    this.#chart = draw(box, spec, this.#source.look, this.#source.onPoint, scale, width);
  }

  /** Before the page is laid out for paper: in the colours of paper, with more pixels. */
  readonly #beforePrint = (): void => this.#forPrint(true);
  readonly #afterPrint = (): void => this.#forPrint(false);

  #forPrint(isPrinting: boolean): void {
    const root = this.#box?.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    // A dashboard is printed in one column, which its charts are to be as wide as.
    for (const one of [this.#box?.closest('.card'), host?.closest('.cards')])
      one?.classList.toggle('printing', isPrinting);
    const [box, spec] = [this.#box, this.#spec];
    if (!this.#chart || !box || !spec) return;
    // The page is laid out for paper only later: as much narrower as paper is.
    const paper = (box.clientWidth * PAPER_WIDTH) / document.documentElement.clientWidth;
    if (isPrinting) this.#put(box, spec, PRINT_SCALE, paper);
    else this.#put(box, spec, 1);
  }

  #drop(): void {
    this.#resizes?.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
    this.#box = null;
    this.#spec = null;
  }
}
