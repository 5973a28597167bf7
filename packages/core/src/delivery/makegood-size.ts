import { type Answer, known, unknown } from './answer.ts';
import { cost } from './cost.ts';
import { exactRatio } from './exact-ratio.ts';
import { deliveryShare, shortfall } from './settlement.ts';
import { assertCount } from './value-in-range.ts';

/** Ways to make up for what was owed (AdCP's remedies, and waiving). */
export const REMEDIES = ['additional_delivery', 'credit', 'invoice_adjustment', 'waived'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** Why a makegood is owed: the first three are GAM's, the others are failures of a read. */
export const MAKEGOOD_REASONS = [
  'underdelivery',
  'secondary_delivery_terms',
  'performance',
  'wrong_position',
  'too_short',
  'missing_talking_point',
  'missed_drop',
  'bad_promo',
] as const;
export type MakegoodReason = (typeof MAKEGOOD_REASONS)[number];

/** What a makegood makes up for. */
export type MakegoodClaim =
  | { kind: 'shortfall'; shortfall_impressions: number }
  /** A read that failed though it was heard: all of the spot, or what was agreed on. */
  | { kind: 'quality'; booked_impressions: number; agreed_impressions?: number };

/**
 * How many impressions a makegood needs: like for like at the same rate, value-neutral at another:
 * `ceil(owed * original / new)`.
 *
 * @param newCpmCents - Minor units, the currency of the original. Default: the original rate.
 * @returns No answer when either of two different rates is 0: no amount of free impressions has a value.
 * @example
 * makegoodImpressions({ kind: 'shortfall', shortfall_impressions: 8000 }, 2500, 2000) // 10000
 */
export function makegoodImpressions(
  claim: MakegoodClaim,
  originalCpmCents: number,
  newCpmCents: number = originalCpmCents,
): Answer<'rate_zero'> {
  const owed =
    claim.kind === 'shortfall'
      ? claim.shortfall_impressions
      : (claim.agreed_impressions ?? claim.booked_impressions);
  assertCount('Owed impressions', owed);
  assertCount('CPM', originalCpmCents);
  assertCount('CPM of the makegood', newCpmCents);
  if (newCpmCents === originalCpmCents) return known(owed);
  if (newCpmCents === 0 || originalCpmCents === 0) return unknown('rate_zero');
  return known(exactRatio(owed, originalCpmCents, newCpmCents, 'up'));
}

/**
 * The credit that equals an under-delivered portion, in minor units.
 *
 * @example creditCents(8000, 2500) // 20000
 */
export function creditCents(shortfallImpressions: number, originalCpmCents: number): number {
  return cost(shortfallImpressions, originalCpmCents);
}

export interface Owed {
  /** Of a cancelled line: the payable part, see `cancellationValue`. */
  booked_impressions: number;
  delivered_impressions: number;
  /** Made up for by money instead of impressions. Default 0. */
  credited_impressions?: number;
  makegoods: readonly { booked_impressions: number; delivered_impressions: number }[];
}

/**
 * What is still owed after replacements and credits: a makegood counts up to what it booked, so that
 * its own bonus pays for nothing. Any unit works that all counts share; lines without a goal count spots.
 */
export function outstandingImpressions(owed: Owed): number {
  assertCount('Credited impressions', owed.credited_impressions ?? 0);
  let outstanding =
    shortfall(owed.booked_impressions, owed.delivered_impressions) - (owed.credited_impressions ?? 0);
  for (const makegood of owed.makegoods) {
    const missing = shortfall(makegood.booked_impressions, makegood.delivered_impressions);
    outstanding -= makegood.booked_impressions - missing;
  }
  return Math.max(0, outstanding);
}

/** Delivered by the line and all its makegoods, over what was booked. No answer without a goal. */
export function combinedShare(owed: Owed): Answer<'no_goal'> {
  const delivered = owed.makegoods.map(({ delivered_impressions }) => delivered_impressions);
  return deliveryShare(
    owed.booked_impressions,
    delivered.reduce((sum, impressions) => sum + impressions, owed.delivered_impressions),
  );
}
