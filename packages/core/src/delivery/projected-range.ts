import { quantile } from './median.ts';
import { assertCount } from './value-in-range.ts';

/** How far what is still to come may be from its middle: 0.8 is a fifth less, 1.2 a fifth more. */
export type Spread = { low: number; high: number };

/** Fewer than this say nothing of how far they spread. */
const FEWEST = 3;

/**
 * P20 and P80 of comparable counts (episodes of a show, its weeks) over their median; null of fewer than three,
 * or when their median is 0.
 *
 * @example spreadOf([900, 1000, 1100, 1000, 1000]) // { low: 0.98, high: 1.02 }
 */
export function spreadOf(counts: readonly number[]): Spread | null {
  for (const one of counts) assertCount('A count', one);
  const [low, mid, high] = [quantile(counts, 0.2), quantile(counts, 0.5), quantile(counts, 0.8)];
  if (counts.length < FEWEST || low === null || high === null || !mid) return null;
  return { low: low / mid, high: high / mid };
}

/**
 * The range of a projection: what was delivered is certain, and the rest is as uncertain as the show. So the
 * range is widest before a flight, and closes on the projection at its end.
 *
 * @example projectedRange(30_000, 50_000, { low: 0.8, high: 1.25 }) // { low: 46000, high: 55000 }
 */
export function projectedRange(
  delivered: number,
  projected: number,
  { low, high }: Spread,
): { low: number; high: number } {
  assertCount('Delivered impressions', delivered);
  assertCount('Projected impressions', projected);
  const rest = Math.max(0, projected - delivered);
  return { low: Math.round(delivered + rest * low), high: Math.round(delivered + rest * high) };
}
