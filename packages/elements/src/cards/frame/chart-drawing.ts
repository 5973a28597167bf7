import type { nothing, TemplateResult } from 'lit';
import type { CardName } from '../../api/card-contract.ts';
import { ChartController } from '../../charts/chart-controller.ts';
import type { ChartLook, ChartSpec } from '../../charts/chart-spec.ts';
import { colorProbes, resolveColors } from '../../charts/resolve-colors.ts';
import { CardDrawing } from './card-drawing.ts';
import type { CardHands, CardShell } from './card-part.ts';

/** A card with a chart, whose one cursor pointer and keys share. */
export abstract class ChartDrawing<
  Name extends CardName,
  Element extends CardShell<Name> = CardShell<Name>,
> extends CardDrawing<Name, Element> {
  readonly #chart: ChartController;
  #spec: ChartSpec | null = null;
  #specOf: readonly unknown[] = [];
  #at: number | null = null;

  constructor(element: Element, hands: CardHands<Name>) {
    super(element, hands);
    this.#chart = new ChartController(element, {
      box: () => element.renderRoot.querySelector<HTMLElement>('[data-chart]'),
      spec: () => this.#spec,
      look: () => this.#look(),
      onPoint: (index) => {
        this.at = index;
      },
    });
  }

  /** The label under the cursor of the chart. */
  protected get at(): number | null {
    return this.#at;
  }

  protected set at(index: number | null) {
    if (index === this.#at) return;
    this.#at = index;
    this.element.requestUpdate();
  }

  override renew(): void {
    this.at = null;
  }

  /** The chart of a view: made anew only when one of `of` has changed. */
  protected chartOf(of: readonly unknown[], make: () => ChartSpec): ChartSpec {
    const parts = [...of, this.formats];
    const isSame =
      this.#spec !== null &&
      parts.length === this.#specOf.length &&
      parts.every((part, index) => part === this.#specOf[index]);
    if (isSame && this.#spec) return this.#spec;
    this.#specOf = parts;
    this.#spec = make();
    return this.#spec;
  }

  /** Puts the cursor on a label, from the keyboard. */
  protected readonly point = (index: number | null): void => {
    this.at = index;
    this.#chart.point(index);
  };

  /** How a value of the chart is written on its axis. */
  protected axisValue(value: number): string {
    return Number.isInteger(value) ? this.formats.compact(value) : '';
  }

  #look(): ChartLook {
    const { fontFamily, fontSize } = getComputedStyle(this.element);
    return {
      ...resolveColors(this.element.renderRoot),
      font: { family: fontFamily, px: Math.round(Number.parseFloat(fontSize) * 0.857) },
      formats: this.formats,
      value: (value) => this.axisValue(value),
    };
  }

  protected override unseen(): TemplateResult | typeof nothing {
    return colorProbes();
  }

  protected override sharp(save: () => Promise<void>): Promise<void> {
    return this.#chart.sharp(save);
  }
}
