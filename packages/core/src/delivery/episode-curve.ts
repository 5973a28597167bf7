import type { EpisodeCurve } from './day-weights.ts';
import { median } from './median.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

/** How many episodes a network's curve counts for beside a show's own, and how many make it superfluous. */
const NETWORK_EPISODES = 5;
/** Older ones say little about who listens now. */
const LATEST_EPISODES = 20;

/** Downloads of an episode on each day since it came out, that day first; null where they are unknown. */
export type EpisodeDays = readonly (number | null)[];

export interface LearnedCurve {
  /** Empty when there is nothing to learn from: deliveries then count as even. */
  curve: EpisodeCurve;
  /** Mature episodes of the show that it rests on. */
  episodes: number;
  /** `network`: nothing but the network's. `none`: nothing at all. */
  source: 'show' | 'blended' | 'network' | 'none';
}

/**
 * The share of an episode's window downloads by age, learned from a show: the median over its last 20
 * mature episodes, made monotone. With fewer than five, blended with the network's curve:
 * `(n * show + 5 * network) / (n + 5)`.
 *
 * @param episodes - Of the show, newest first. Those that lack a day of the window, or have no
 *   download in it, are left out.
 * @param window_days - The guarantee window, 1 or more. Default 30.
 * @param network - The same curve over all shows. Of another length than the window, it is left out.
 */
export function episodeCurve(
  episodes: readonly EpisodeDays[],
  window_days = 30,
  network: EpisodeCurve = [],
): LearnedCurve {
  assertBetween('The window', window_days, 1, 3660);
  const shares = episodes.flatMap((days) => windowShares(days, window_days)).slice(0, LATEST_EPISODES);
  for (const share of network) assertBetween('A share of the network curve', share, 0, 1);
  const count = shares.length;
  const known = network.length === window_days;
  if (count === 0)
    return { curve: known ? monotone(network) : [], episodes: 0, source: known ? 'network' : 'none' };
  const ages = Array.from({ length: window_days }, (_, age) => age);
  const show = ages.map((age) => median(shares.map((share) => share[age] ?? 0)) ?? 0);
  if (count >= NETWORK_EPISODES || !known) return { curve: monotone(show), episodes: count, source: 'show' };
  const weight = count + NETWORK_EPISODES;
  const blended = ages.map(
    (age) => (count * (show[age] ?? 0) + NETWORK_EPISODES * (network[age] ?? 0)) / weight,
  );
  return { curve: monotone(blended), episodes: count, source: 'blended' };
}

/** Cumulated downloads over those of the window; none of an episode that lacks a day of it. */
function windowShares(days: EpisodeDays, window_days: number): number[][] {
  let sum = 0;
  const cumulated: number[] = [];
  for (const downloads of days.slice(0, window_days)) {
    if (downloads === null) return [];
    assertCount('The downloads of a day', downloads);
    sum += downloads;
    cumulated.push(sum);
  }
  return cumulated.length === window_days && sum > 0 ? [cumulated.map((part) => part / sum)] : [];
}

/** Never falls, and ends at 1. */
function monotone(curve: readonly number[]): number[] {
  let highest = 0;
  const risen = curve.map((share) => {
    highest = Math.max(highest, share);
    return highest;
  });
  return [...risen.slice(0, -1), 1];
}
