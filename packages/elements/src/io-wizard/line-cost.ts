/**
 * What impressions cost at a rate for 1,000, in the rate's minor units, rounded half up once; the server
 * reckons the same. Null without one of them.
 *
 * @example lineCost(50_000, 2_500) // 125000
 */
export function lineCost(impressions: number | null, cpm_cents: number | null): number | null {
  if (impressions === null || cpm_cents === null) return null;
  // Two safe integers may multiply to one that is not.
  return Number((BigInt(impressions) * BigInt(cpm_cents) + 500n) / 1000n);
}
