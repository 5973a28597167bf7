import { type Answer, known, unknown } from './answer.ts';
import { cost } from './cost.ts';
import { exactRatio } from './exact-ratio.ts';
import { weightedMedian } from './median.ts';
import type { LinePrice } from './settlement.ts';
import { assertCount } from './value-in-range.ts';

/**
 * What a thousand impressions came to, minor units: `spend / impressions * 1000`. With what was earned
 * and what was delivered it is the eCPM.
 *
 * @example cpm(250_000, 100_000) // { value: 2500, reason: null }
 */
export function cpm(spend_cents: number, impressions: number): Answer<'no_impressions'> {
  assertCount('The spend', spend_cents);
  assertCount('Impressions', impressions);
  if (impressions === 0) return unknown('no_impressions');
  return known(exactRatio(spend_cents, 1000, impressions, 'half_up'));
}

export interface ProjectedCpm {
  /** Minor units for a thousand impressions. */
  cpm_cents: number;
  /** What it is reckoned by: the contract, or the impressions that are likely. */
  basis: 'booked' | 'projected';
}

/**
 * What a buyer is likely to pay for a thousand in the end: the fee over what is projected, or, by the
 * thousand, the booked rate, less when bonus impressions are expected. Null where a fee meets no delivery.
 */
export function projectedCpm(
  price: LinePrice,
  booked_impressions: number | null,
  projected_impressions: number | null,
): ProjectedCpm | null {
  if (price.kind === 'flat') {
    const { value } = cpm(price.fee_cents, projected_impressions ?? 0);
    return value === null ? null : { cpm_cents: value, basis: 'projected' };
  }
  const { booked_cpm_cents } = price;
  assertCount('CPM', booked_cpm_cents);
  if (!booked_impressions || projected_impressions === null || projected_impressions <= booked_impressions) {
    return { cpm_cents: booked_cpm_cents, basis: 'booked' };
  }
  const { value } = cpm(cost(booked_impressions, booked_cpm_cents), projected_impressions);
  return value === null ? null : { cpm_cents: value, basis: 'projected' };
}

/** How many bookings the network's rate counts for beside a show's own. */
const NETWORK_BOOKINGS = 5;

export interface BookedRate {
  booked_cpm_cents: number;
  booked_impressions: number;
}

/**
 * What to ask for an ad unit: the median rate it was booked at, weighted by impressions, shrunk to that
 * of the network: `(n * show + 5 * network) / (n + 5)`. One currency; minor units, rounded.
 *
 * @param show - Bookings of this ad unit on this show; those of 0 impressions count for nothing.
 * @param network - Bookings of such ad units on all shows.
 */
export function rateGuidance(
  show: readonly BookedRate[],
  network: readonly BookedRate[],
): Answer<'no_bookings'> {
  const own = medianRate(show);
  const all = medianRate(network);
  const count = show.filter(({ booked_impressions }) => booked_impressions > 0).length;
  if (own === null) return all === null ? unknown('no_bookings') : known(all);
  if (all === null) return known(own);
  return known(Math.round((count * own + NETWORK_BOOKINGS * all) / (count + NETWORK_BOOKINGS)));
}

function medianRate(bookings: readonly BookedRate[]): number | null {
  for (const { booked_cpm_cents, booked_impressions } of bookings) {
    assertCount('CPM', booked_cpm_cents);
    assertCount('Booked impressions', booked_impressions);
  }
  return weightedMedian(
    bookings.map(({ booked_cpm_cents, booked_impressions }) => ({
      value: booked_cpm_cents,
      weight: booked_impressions,
    })),
  );
}
