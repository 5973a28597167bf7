import { exactRatio } from './exact-ratio.ts';
import { assertCount } from './value-in-range.ts';

/**
 * What `impressions` cost at `cpmCents`, in minor units of the same currency, rounded half up once per
 * line: `floor((impressions * cpmCents + 500) / 1000)`. Totals are sums of lines rounded like this, so
 * a document adds up.
 *
 * @param impressions - A whole number of 0 or more.
 * @param cpmCents - Minor units for a thousand impressions: 2500 is $25.00, or ¥2,500.
 * @throws PodflightError `delivery.value_invalid` for a negative, fractional or uncountable number.
 * @example cost(12_345, 1833) // 22628
 */
export function cost(impressions: number, cpmCents: number): number {
  assertCount('Impressions', impressions);
  assertCount('CPM', cpmCents);
  return exactRatio(impressions, cpmCents, 1000, 'half_up');
}
