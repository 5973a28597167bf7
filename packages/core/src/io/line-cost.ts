/**
 * What `impressions` at `cpm` cost, in the CPM's minor units, rounded half up once: `floor((n·cpm + 500) / 1000)`
 * (DOMAIN.md 2.0). Null when either is.
 *
 * @example
 * lineCost(12_345, 1833) // 22628
 */
export function lineCost(impressions: number | null, cpm: number | null): number | null {
  if (impressions === null || cpm === null) return null;
  return Number((BigInt(impressions) * BigInt(cpm) + 500n) / 1000n);
}
