import type { CSSResult, TemplateResult } from 'lit';
import type { CardName, Cards, Persona } from '../../api/card-contract.ts';
import type { CardQuery } from '../../api/cards-api.ts';
import type { FeatureGate } from '../../element/feature-gate.ts';
import type { LatestAnswer } from '../../element/latest-answer.ts';
import type { PodflightElement } from '../../element/podflight-element.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Catalogue, MessageKey } from '../../text/english.ts';

/** A card's element, as what draws it sees it. */
export type CardShell<Name extends CardName> = PodflightElement & {
  readonly card: Name;
  readonly persona: Persona;
  readonly gate: FeatureGate;
  readonly formats: CardFormats;
  /** The card as the page gave it; null where a server is asked. */
  readonly data: Cards[Name] | null;
  refresh(): Promise<void>;
};

/** What an element lets only its drawing do. */
export type CardHands<Name extends CardName> = {
  titleKey: MessageKey;
  answer: LatestAnswer<Cards[Name]>;
  /** The card that is shown. */
  shown: () => Cards[Name] | null;
  query: () => CardQuery;
  emit: (name: string, detail: unknown) => void;
};

/** A card that is drawn. */
export type DrawnCard = {
  /** Before each rendering. */
  update(): void;
  render(): TemplateResult;
  /** Another answer is there: what the reader pointed at is gone. */
  renew(): void;
};

/** What a card is drawn with. */
export type CardPart<Name extends CardName, Element = CardShell<Name>> = {
  /** Its words, all of them. */
  text: Catalogue;
  /** Its sheets, in the order in which they count. */
  sheets: readonly CSSResult[];
  draw: (element: Element, hands: CardHands<Name>) => DrawnCard;
};
