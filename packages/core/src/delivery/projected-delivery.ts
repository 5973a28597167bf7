import { type Answer, known, unknown } from './answer.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

/** How much of the goal a line is trusted to deliver as booked before its own numbers speak: 5 %. */
const PRIOR_SHARE = 0.05;

/**
 * Impressions that a line will have delivered at its end, shrunk so that the first days do not scream:
 * `n0 = 0.05 * booked`, `r = (delivered + n0) / (booked * E + n0)`, `delivered + r * booked * (1 - E)`
 * (Gamma-Poisson shrinkage). What was booked when nothing is expected yet, what was delivered at the end.
 *
 * @param expected_share - E, 0 to 1, see `expectedShare`.
 * @example projectedDelivery(100_000, 30_000, 10 / 30) // { value: 90870, reason: null }
 */
export function projectedDelivery(
  booked: number,
  delivered: number,
  expected_share: number,
): Answer<'no_goal'> {
  assertCount('Booked impressions', booked);
  assertCount('Delivered impressions', delivered);
  assertBetween('The expected share', expected_share, 0, 1);
  if (booked === 0) return unknown('no_goal');
  if (expected_share === 0) return known(Math.max(booked, delivered));
  const prior = PRIOR_SHARE * booked;
  const rate = (delivered + prior) / (booked * expected_share + prior);
  return known(Math.round(delivered + rate * booked * (1 - expected_share)));
}

/** The same in Google Ad Manager's way, which trusts every first day: `delivered / E`. */
export function linearProjection(delivered: number, expected_share: number): Answer<'nothing_expected'> {
  assertCount('Delivered impressions', delivered);
  assertBetween('The expected share', expected_share, 0, 1);
  // A sliver of a day inside the flight would ask for more than can be counted.
  const projected = Math.round(delivered / expected_share);
  return expected_share > 0 && Number.isSafeInteger(projected)
    ? known(projected)
    : unknown('nothing_expected');
}

/**
 * Impressions a day that reach the goal in the days that are left, rounded up; 0 when it is reached.
 *
 * @example requiredPerDay(100_000, 30_000, 20) // { value: 3500, reason: null }
 */
export function requiredPerDay(
  booked: number,
  delivered: number,
  days_left: number,
): Answer<'no_goal' | 'flight_over'> {
  assertCount('Booked impressions', booked);
  assertCount('Delivered impressions', delivered);
  assertCount('Days left', days_left);
  if (booked === 0) return unknown('no_goal');
  if (delivered >= booked) return known(0);
  return days_left > 0 ? known(Math.ceil((booked - delivered) / days_left)) : unknown('flight_over');
}
