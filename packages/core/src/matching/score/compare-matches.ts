import type { MatchResult } from '../match-result.ts';

/**
 * Order of matches, the best first: those that can be booked before those that cannot, then by the low end of
 * the range, which a pair of which little is known does not reach, then by score.
 *
 * @example matches.sort(compareMatches)
 */
export function compareMatches(
  a: Pick<MatchResult, 'eligible' | 'range_low' | 'score'>,
  b: Pick<MatchResult, 'eligible' | 'range_low' | 'score'>,
): number {
  if (a.eligible !== b.eligible) return a.eligible ? -1 : 1;
  return b.range_low - a.range_low || b.score - a.score;
}
