import { type Answer, known, unknown } from './answer.ts';
import type { EpisodeCurve } from './day-weights.ts';
import { median, quantile } from './median.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

const SAMPLE = 8;

export interface EpisodeProjection {
  /** Downloads in the window that four of five episodes reach: the figure to guarantee. */
  low: number;
  mid: number;
  /** Downloads that one of five exceeds. */
  high: number;
  /** Median of the last four over the four before, 0.8 to 1.25; 1 with fewer than eight episodes. */
  trend: number;
  /** Mature episodes that it rests on, at most 8. */
  episodes: number;
}

/**
 * What the next episode will have within the window: median, P20 and P80 of the last eight mature
 * episodes, times their trend. Null when there is none.
 *
 * @param window_downloads - Downloads in the window of the show's mature episodes, newest first.
 */
export function projectFutureEpisode(window_downloads: readonly number[]): EpisodeProjection | null {
  const sample = window_downloads.slice(0, SAMPLE);
  for (const downloads of sample) assertCount('Downloads in the window', downloads);
  const latest = median(sample.slice(0, SAMPLE / 2));
  const earlier = median(sample.slice(SAMPLE / 2));
  const comparable = sample.length === SAMPLE && latest !== null && earlier;
  const trend = comparable ? Math.min(1.25, Math.max(0.8, latest / earlier)) : 1;
  const at = (part: number) => Math.round((quantile(sample, part) ?? 0) * trend);
  return sample.length > 0
    ? { low: at(0.2), mid: at(0.5), high: at(0.8), trend, episodes: sample.length }
    : null;
}

/**
 * What an episode that is still in its window will have at its end: `downloads so far / C(age)`.
 *
 * @param age_days - Complete days since it came out, the first of them counted. From 2 on; a first day
 *   says more about the hour it came out than about its audience.
 * @example projectYoungEpisode(3600, 7, curve) // 5000 where the curve has 0.72 after seven days
 */
export function projectYoungEpisode(
  downloads: number,
  age_days: number,
  curve: EpisodeCurve,
): Answer<'too_early' | 'no_curve'> {
  assertCount('Downloads', downloads);
  assertCount('The age', age_days);
  if (curve.length === 0) return unknown('no_curve');
  if (age_days < 2) return unknown('too_early');
  const share = age_days > curve.length ? 1 : (curve[age_days - 1] ?? 1);
  assertBetween('A share of the episode curve', share, 0, 1);
  const projected = Math.round(downloads / share);
  // A curve that has next to nothing by this age says nothing about the rest.
  return Number.isSafeInteger(projected) ? known(projected) : unknown('too_early');
}
