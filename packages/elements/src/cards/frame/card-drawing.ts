import { nothing, type TemplateResult } from 'lit';
import type { CardData, CardName, Cards } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import { currencySwap } from '../parts/currency-swap.ts';
import { exportCard } from './card-exports.ts';
import { cardFrame } from './card-frame.ts';
import type { CardHands, CardShell, DrawnCard } from './card-part.ts';
import type { CardView, EmptyView } from './card-view.ts';

/** How a card is drawn and what its menu does; each card says what stands in the frame. */
export abstract class CardDrawing<Name extends CardName, Element extends CardShell<Name> = CardShell<Name>>
  implements DrawnCard
{
  protected readonly element: Element;
  protected readonly hands: CardHands<Name>;
  #asTable = false;
  #exportFailed = false;
  #isBroken = false;
  #ownCurrency = '';

  constructor(element: Element, hands: CardHands<Name>) {
    this.element = element;
    this.hands = hands;
  }

  protected abstract view(data: CardData<Name>, card: Cards[Name]): CardView;
  protected abstract emptyView(card: Cards[Name]): EmptyView;

  protected get text(): Translate {
    return this.element.text;
  }

  protected get formats(): CardFormats {
    return this.element.formats;
  }

  update(): void {}

  renew(): void {}

  protected emit(name: string, detail: unknown): void {
    this.hands.emit(name, detail);
  }

  /** The currency to show: the reader's choice, else the filters', else the first. */
  protected currencyOf(codes: readonly string[]): string {
    const wanted = this.#ownCurrency || this.hands.query().currency || '';
    return codes.includes(wanted) ? wanted : (codes[0] ?? '');
  }

  /** Lets the reader choose a currency where there are several; sums of two are never added. */
  protected currencySwap(codes: readonly string[]): TemplateResult | typeof nothing {
    return currencySwap(codes, this.currencyOf(codes), this.text, (code) => {
      this.#ownCurrency = code;
      this.renew();
      this.element.requestUpdate();
    });
  }

  /** What stands in the card unseen. */
  protected unseen(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Has the card drawn for a picture while `save` looks at it. */
  protected sharp(save: () => Promise<void>): Promise<void> {
    return save();
  }

  render(): TemplateResult {
    const { element, text, formats } = this;
    const { titleKey, answer, shown, emit } = this.hands;
    const { gate } = element;
    const card = shown();
    const view = this.#viewOf(card);
    return cardFrame({
      ...{ card, view, gate, text, formats, error: answer.error, busy: answer.looking },
      ...{ asTable: this.#asTable, exportFailed: this.#exportFailed, broken: this.#isBroken },
      title: text(titleKey),
      asksItself: element.asksItself,
      mayAsk: element.data === null,
      unseen: this.unseen(),
      empty: () => (card ? this.emptyView(card) : { words: '' }),
      onEmptyAction: (event) => emit(event, null),
      onRetry: () => (gate.state === 'failed' ? gate.retry() : void element.refresh()),
      onTable: () => {
        this.#asTable = !this.#asTable;
        this.renew();
        element.requestUpdate();
      },
      onExport: (kind) => void this.#export(kind, view),
    });
  }

  /** What the card shows; data that is not what the contract says is said on the card, and breaks no other. */
  #viewOf(card: Cards[Name] | null): CardView | null {
    this.#isBroken = false;
    if (!card?.data || card.state === 'error') return null;
    try {
      return this.view(card.data, card);
    } catch (error) {
      this.#isBroken = true;
      console.error(error);
      return null;
    }
  }

  async #export(kind: 'csv' | 'png', view: CardView | null): Promise<void> {
    const { element, hands } = this;
    const root = element.renderRoot.querySelector<HTMLElement>('.card');
    if (!view || !root) return;
    try {
      const { persona, card } = element;
      const options = element.data === null ? element.api?.options : undefined;
      const save = () =>
        exportCard(kind, { root, table: view.table, persona, card, query: hands.query(), options });
      await (kind === 'png' ? this.sharp(save) : save());
      this.#exportFailed = false;
    } catch {
      this.#exportFailed = true;
    }
    element.requestUpdate();
  }
}
