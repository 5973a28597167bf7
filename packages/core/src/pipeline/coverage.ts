import { type Answer, known, unknown } from '../delivery/answer.ts';

/**
 * How often the weighted pipeline covers what is still missing to a target: 1 is just enough. All three in
 * minor units of one currency.
 *
 * @example coverage({ weighted_cents: 600000, target_cents: 1000000, won_cents: 400000 }).value // 1
 */
export function coverage(pipeline: {
  weighted_cents: number;
  target_cents: number;
  won_cents: number;
}): Answer<'target_reached'> {
  const missing = pipeline.target_cents - pipeline.won_cents;
  return missing > 0 ? known(pipeline.weighted_cents / missing) : unknown('target_reached');
}
