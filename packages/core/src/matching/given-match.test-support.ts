import type { AdvertiserRow, Baselines, EpisodeRow, PodcastRow } from './inputs.ts';

/** No history: every signal's mean is 0.5. */
export const noBaselines: Baselines = {
  lift_by_advertiser: new Map(),
  lift_by_industry: new Map(),
  means: {},
};

/** An advertiser that asks for nothing, but for what is given. */
export function givenAdvertiser(
  metadata: Record<string, unknown> = {},
  row: Partial<AdvertiserRow> = {},
): AdvertiserRow {
  return { advertiser_id: 'advertiser', industry: null, metadata, ...row };
}

/** A podcast of which nothing is known, but for what is given. */
export function givenPodcast(
  metadata: Record<string, unknown> = {},
  row: Partial<PodcastRow> = {},
): PodcastRow {
  return {
    podcast_id: 'podcast',
    category: null,
    language: null,
    explicit: null,
    metadata,
    episodes: [],
    inventory: [],
    rates: [],
    booked: [],
    ...row,
  };
}

/** So many episodes, the first ones with the given ratings. */
export function givenEpisodes(count: number, ...safety: Record<string, string>[]): EpisodeRow[] {
  return Array.from({ length: count }, (_, n) => ({
    episode_id: `episode-${String(n).padStart(2, '0')}`,
    explicit: null,
    categories: null,
    safety: safety[n] ?? {},
  }));
}
