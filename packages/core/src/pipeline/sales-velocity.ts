import { type Answer, known, unknown } from '../delivery/answer.ts';

/**
 * What a pipeline brings a day, in minor units of one currency: open qualified deals, times the average
 * value of a won one, times the win rate, by the days that a deal takes (DOMAIN 2.6).
 *
 * @param pipeline.open_deals - Open deals that are qualified or further.
 * @param pipeline.average_won_cents - Null where nothing was won.
 * @param pipeline.win_rate - 0 to 1, null where nothing closed.
 * @param pipeline.average_cycle_days - From first seen to won; under a day counts as one. Null where nothing was won.
 *
 * @example
 * salesVelocity({ open_deals: 40, average_won_cents: 250000, win_rate: 0.4, average_cycle_days: 90 }).value // 44444
 */
export function salesVelocity(pipeline: {
  open_deals: number;
  average_won_cents: number | null;
  win_rate: number | null;
  average_cycle_days: number | null;
}): Answer<'nothing_won' | 'nothing_closed'> {
  const { open_deals, average_won_cents, win_rate, average_cycle_days } = pipeline;
  if (win_rate === null) return unknown('nothing_closed');
  if (average_won_cents === null || average_cycle_days === null) return unknown('nothing_won');
  const days = Math.max(1, average_cycle_days);
  return known(Math.round((open_deals * average_won_cents * win_rate) / days));
}
