import type { CardData } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { CardView } from '../frame/card-view.ts';

/** Fewer deals than this say little. */
const FEW = 10;

/** The one line: how little is known, else why deals are lost, else where. */
export function winLossSentence(
  { won, lost, low, high, loss_reasons, stages }: CardData<'win_loss'>,
  text: Translate,
  formats: CardFormats,
): CardView['say'] {
  const percent = (share: number) => formats.percent(Math.round(share * 100) / 100);
  if (lost === 0) return { words: text('winloss_say_all_won'), tone: 'good' };
  if (won + lost < FEW && low !== null && high !== null) {
    const values = { count: won + lost, low: percent(low), high: percent(high) };
    return { words: text('winloss_say_wide', values), tone: 'note' };
  }
  const [first] = loss_reasons;
  if (first?.reason && first.count / lost >= 0.25) {
    const values = { reason: text(`loss_${first.reason}`), count: first.count, total: lost };
    return { words: text('winloss_say_reason', values), tone: 'note' };
  }
  const [leak] = stages
    .filter(({ entered }) => entered > 0)
    .sort((a, b) => a.advanced / a.entered - b.advanced / b.entered);
  if (!leak) return { words: text('winloss_count', { count: won + lost }), tone: '' };
  const values = { stage: text(`stage_${leak.stage}`), percent: percent(leak.advanced / leak.entered) };
  return { words: text('winloss_say_leak', values), tone: 'note' };
}
