/** How a score is called, the best first. */
export const BANDS = ['excellent', 'strong', 'fair', 'weak', 'poor'] as const;
export type Band = (typeof BANDS)[number];
