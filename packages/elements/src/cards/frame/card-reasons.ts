import type { CardReason } from '../../api/card-contract.ts';
import type { MessageKey } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import type { Translate } from '../../text/translate.ts';

/** Why a card is not simply right, one sentence a reason. A code that is not known yet is named. */
export function reasonWords({ code, params = {} }: CardReason, text: Translate): string {
  const key = `card_reason_${code}`;
  if (!isKnown(key)) return text('card_reason_other', { code });
  const { lag_days } = params;
  return text(key, typeof lag_days === 'number' ? { ...params, count: lag_days } : params);
}

function isKnown(key: string): key is keyof typeof cardText & MessageKey {
  return key in cardText;
}
