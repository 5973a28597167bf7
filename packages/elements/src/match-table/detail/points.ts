const written = new Map<string, Intl.NumberFormat>();

/** Points to a tenth, with their sign: `+11.3`, `−1.3`, `0`. */
export function signedPoints(points: number, locale: string): string {
  const known =
    written.get(locale) ??
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  written.set(locale, known);
  return known.format(points);
}
