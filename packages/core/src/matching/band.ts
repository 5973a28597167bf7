/** How a score is called, the best first. */
export const BANDS = ['excellent', 'strong', 'fair', 'weak', 'poor'] as const;
export type Band = (typeof BANDS)[number];

/** From which whole number on each band begins. */
export const BAND_FROM: { readonly [Name in Band]: number } = {
  excellent: 80,
  strong: 65,
  fair: 50,
  weak: 35,
  poor: 0,
};

/** The band of a score by the whole number that people see, so that 79.6 is both "80" and excellent. */
export function bandOf(score: number): Band {
  const shown = Math.round(score);
  return BANDS.find((band) => shown >= BAND_FROM[band]) ?? 'poor';
}
