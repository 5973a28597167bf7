import type { Dashboard } from '../../api/card-contract.ts';

/** A podcast that cards can be narrowed to. */
export type PodcastChoice = { podcast_id: string; title: string };

/** The podcasts that a dashboard speaks of, by title: choices for a page that gives none. */
export function podcastsOf({ cards }: Dashboard): PodcastChoice[] {
  const found = new Map<string, string>();
  const lists = [
    cards.pacing?.data?.flights,
    cards.makegoods_pending?.data?.items,
    cards.audience_fit?.data?.matches,
    cards.projected_cpm?.data?.rows,
    cards.inventory_calendar?.data?.rows,
  ];
  for (const list of lists) {
    for (const { podcast_id, podcast_title } of list ?? []) {
      if (podcast_id && podcast_title) found.set(podcast_id, podcast_title);
    }
  }
  return [...found]
    .map(([podcast_id, title]) => ({ podcast_id, title }))
    .sort((a, b) => a.title.localeCompare(b.title));
}
