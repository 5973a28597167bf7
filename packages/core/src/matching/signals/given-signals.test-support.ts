import { givenAdvertiser, givenPodcast, noBaselines } from '../given-match.test-support.ts';
import type { Baselines, MatchPolicyOptions, PairFacts, PodcastRow } from '../index.ts';
import { matchPolicy, readAdvertiser, readPodcast, scorePair } from '../index.ts';

export type Given = {
  wants?: Record<string, unknown>;
  has?: Record<string, unknown>;
  podcast?: Partial<PodcastRow>;
  industry?: string;
  facts?: PairFacts;
  baselines?: Baselines;
  options?: MatchPolicyOptions;
};

/** The signals of a pair of which that much is known. */
export function signalsOf({ wants, has, podcast, industry, facts, baselines, options }: Given) {
  const advertiser = readAdvertiser(givenAdvertiser(wants, { industry: industry ?? null }));
  const show = readPodcast(givenPodcast(has, podcast));
  return scorePair(advertiser, show, facts, baselines ?? noBaselines, matchPolicy(options)).signals;
}

/** Equal in so many decimals. */
export const near = (value: number, digits = 3) => ({
  asymmetricMatch: (x: unknown) => Math.abs(Number(x) - value) < 0.6 / 10 ** digits,
});
