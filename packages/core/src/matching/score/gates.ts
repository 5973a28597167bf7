import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import type { Gate } from '../reason.ts';
import type { MissingEvidence, SafetyEvidence } from '../signal-evidence.ts';

/** More than this share of episodes above a limit, and the show is out. */
const MOST_ABOVE = 0.25;
const OPEN: readonly Gate[] = Object.freeze([]);

/** What keeps a pair from being booked at all; none of it is a matter of points. */
export function closedGates(
  advertiser: AdvertiserProfile,
  podcast: PodcastProfile,
  safety: SafetyEvidence | MissingEvidence,
  competitors: 'gate' | 'off',
): readonly Gate[] {
  const closed = [
    floorGate(podcast),
    limitGate(safety),
    industryGate(advertiser, podcast),
    topicGate(advertiser, podcast),
    podcastGate(advertiser, podcast),
    languageGate(advertiser, podcast),
    competitors === 'gate' ? competitorGate(advertiser, podcast) : undefined,
  ].filter((gate) => gate !== undefined);
  return closed.length === 0 ? OPEN : closed;
}

function floorGate({ safety }: PodcastProfile): Gate | undefined {
  const { floor_episodes: count, rated } = safety;
  return count > 0 ? { code: 'gate.safety_floor', params: { count, rated } } : undefined;
}

function limitGate(safety: SafetyEvidence | MissingEvidence): Gate | undefined {
  if ('missing' in safety || safety.above / safety.rated <= MOST_ABOVE) return undefined;
  const { above: count, rated, topic } = safety;
  return topic === 'explicit'
    ? { code: 'gate.explicit', params: { count, rated } }
    : { code: 'gate.safety_limit', params: { count, rated, topic } };
}

function industryGate({ industry }: AdvertiserProfile, podcast: PodcastProfile): Gate | undefined {
  return industry !== null && podcast.blocked_industries.has(industry)
    ? { code: 'gate.industry_blocked', params: { industry } }
    : undefined;
}

function topicGate({ blocked_topics }: AdvertiserProfile, { all_topics }: PodcastProfile): Gate | undefined {
  if (blocked_topics.size === 0) return undefined;
  for (const { topic } of all_topics) {
    const blocked = topic.path.find((one) => blocked_topics.has(one));
    if (blocked) return { code: 'gate.topic_blocked', params: { topic: blocked.name } };
  }
  return undefined;
}

function podcastGate(
  { blocked_podcasts }: AdvertiserProfile,
  { podcast_id }: PodcastProfile,
): Gate | undefined {
  return blocked_podcasts.has(podcast_id) ? { code: 'gate.podcast_blocked', params: {} } : undefined;
}

function languageGate({ languages }: AdvertiserProfile, { language }: PodcastProfile): Gate | undefined {
  return languages.length > 0 && language !== null && !languages.includes(language)
    ? { code: 'gate.language', params: { language } }
    : undefined;
}

/**
 * Sponsors of the same industry that have flights in the wanted days. It tells the first day and the last of all of
 * them: whoever waits for one to end would meet the next.
 */
function competitorGate(
  advertiser: AdvertiserProfile,
  { booked, inventory }: PodcastProfile,
): Gate | undefined {
  const { industry, advertiser_id, requested } = advertiser;
  const others = industry === null ? undefined : booked.get(industry);
  if (!others || industry === null) return undefined;
  const [first, last] = [requested.from ?? '', requested.to ?? inventory?.to ?? '9999-12-31'];
  let from: string | undefined;
  let to = '';
  for (const one of others) {
    if (one.advertiser_id === advertiser_id || one.from > last || one.to < first) continue;
    if (from === undefined || one.from < from) from = one.from;
    if (one.to > to) to = one.to;
  }
  return from === undefined ? undefined : { code: 'gate.competitor', params: { industry, from, to } };
}
