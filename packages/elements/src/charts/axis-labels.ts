import type { CardFormats } from '../format/card-formats.ts';

/** A day of so much later is called the same again. */
const YEAR_MS = 365 * 86_400_000;

/** Months or days that stand side by side, as an axis writes them: where a name could come twice, years under them. */
export function axisLabels(shown: readonly string[], formats: CardFormats): string[] {
  const hasYears = isAmbiguous(shown[0] ?? '', shown.at(-1) ?? '');
  return shown.map((label, index) => {
    const words = label.length === 7 ? formats.month(label) : formats.shortDay(label);
    const isNewYear = shown[index - 1]?.slice(0, 4) !== label.slice(0, 4);
    return hasYears && isNewYear ? `${words}\n${formats.year(label)}` : words;
  });
}

function isAmbiguous(first: string, last: string): boolean {
  if (first.length === 7) return first.slice(0, 4) !== last.slice(0, 4);
  return Date.parse(last) - Date.parse(first) >= YEAR_MS;
}
