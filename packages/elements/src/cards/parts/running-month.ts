import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';

const DAY_MS = 86_400_000;

/** The month that the card's data has not wholly covered: that of the day after it; without data, that of today. */
export function runningMonth(
  months: readonly string[],
  data_through: string | null,
  text: Translate,
  formats: CardFormats,
): NonNullable<ChartSpec['running']> | null {
  const next = data_through === null ? Date.now() : Date.parse(data_through) + DAY_MS;
  const month = new Date(next).toISOString().slice(0, 7);
  const at = months.indexOf(month);
  if (at < 0) return null;
  return { at, label: text('card_running', { month: formats.longMonth(month) }) };
}
