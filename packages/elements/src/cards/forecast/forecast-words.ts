import type { CardData } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { CardView, Mark } from '../frame/card-view.ts';

/** The forecast of one currency. */
export type Forecast = CardData<'pipeline_forecast'>['currencies'][number];

/** How the target stands: reached, covered by open deals, or not. */
export function forecastMark(
  { target_cents, won_cents, coverage }: Forecast,
  text: Translate,
  formats: CardFormats,
): Mark | null {
  if (target_cents === null) return null;
  if (won_cents >= target_cents) return { tone: 'good', icon: 'check', words: text('forecast_reached') };
  if (coverage === null) return null;
  return coverage >= 1
    ? { tone: 'good', icon: 'check', words: text('forecast_covered', { ratio: formats.ratio(coverage) }) }
    : {
        tone: 'warn',
        icon: 'alert',
        words: text('forecast_thin', { percent: formats.percent(Math.round(coverage * 100) / 100) }),
      };
}

/** The one line: what stands still, what is missing, what is in no month. */
export function forecastSentence(one: Forecast, text: Translate, formats: CardFormats): CardView['say'] {
  const { rotting_count, target_cents, won_cents, weighted_cents, coverage, undated, currency } = one;
  const money = (cents: number) => formats.wholeMoney(cents, currency);
  if (target_cents !== null && coverage !== null && coverage < 1) {
    const percent = formats.percent(Math.round(coverage * 100) / 100);
    const missing = money(target_cents - won_cents - weighted_cents);
    return { words: text('forecast_say_thin', { percent, money: missing }), tone: 'warn' };
  }
  if (rotting_count > 0)
    return { words: text('forecast_say_rotting', { count: rotting_count }), tone: 'warn' };
  if (undated.count > 0)
    return { words: text('forecast_say_undated', { count: undated.count }), tone: 'note' };
  return target_cents !== null
    ? { words: text('forecast_say_good'), tone: 'good' }
    : { words: text('forecast_say_plain', { money: money(weighted_cents) }), tone: 'note' };
}
