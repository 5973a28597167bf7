import type { CardData } from '../../api/card-contract.ts';
import type { ChartColor } from '../../charts/chart-spec.ts';
import type { MessageKey } from '../../text/english.ts';
import type { IconName } from '../../theme/icons.ts';

type Band = CardData<'audience_fit'>['matches'][number]['band'];

/** How a band looks; a word always stands beside it. */
export const FIT_BANDS: Record<
  Band,
  { word: MessageKey; color: ChartColor; soft?: boolean; icon: IconName }
> = {
  excellent: { word: 'fit_excellent', color: 'good', icon: 'check' },
  strong: { word: 'fit_strong', color: 's1', icon: 'check' },
  fair: { word: 'fit_fair', color: 's1', soft: true, icon: 'minus' },
  weak: { word: 'fit_weak', color: 'warn', icon: 'alert' },
  poor: { word: 'fit_poor', color: 'bad', icon: 'cross' },
};
