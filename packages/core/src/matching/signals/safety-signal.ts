import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import type { MissingEvidence, SafetyEvidence } from '../signal-evidence.ts';
import { SAFETY_LEVELS, SAFETY_TOPICS } from '../taxonomy/safety-topics.ts';
import { missing } from './missing.ts';

/** As many rated episodes are taken at their word. */
const FULL_RATING = 10;
/** What a show says of itself as a whole is half of what its episodes would say. */
const SHOW_CONFIDENCE = 0.5;
const NONE: readonly string[] = [];

const NOT_ASKED = missing('not_asked', 'sponsors.metadata.safety_limits', 'sponsors.metadata.allow_explicit');
const UNKNOWN = missing('unknown', 'episodes.metadata.safety');

/**
 * How far the last 20 episodes keep within what the advertiser allows: 1 less the share of rated episodes
 * above the limit, of the topic that is worst. Episodes marked as explicit count as above the limit of an
 * advertiser that does not allow that. Confidence is a tenth for each rated episode, the mean of both when
 * both are asked.
 */
export function safetySignal(
  { safety_limits, allow_explicit }: AdvertiserProfile,
  { safety, explicit }: PodcastProfile,
): Signal<SafetyEvidence | MissingEvidence> {
  if (!safety_limits && allow_explicit) return NOT_ASKED;
  let worst: { topic: number; above: number; rated: number; share: number } | undefined;
  const [byTopic, byMark] = [safety_limits !== null, !allow_explicit];
  if (safety_limits && safety.rated > 0) {
    for (let topic = 0; topic < safety_limits.length; topic++) {
      const limit = safety_limits[topic] ?? null;
      if (limit === null) continue;
      const above = safety.above[topic * SAFETY_LEVELS.length + limit] ?? 0;
      if (worst && above <= worst.above) continue;
      worst = { topic, above, rated: safety.rated, share: above / safety.rated };
    }
  }
  const marked = byMark ? explicitEpisodes(safety, explicit) : undefined;
  if (marked && (!worst || marked.share > worst.share)) worst = { topic: -1, ...marked };
  if (!worst) return UNKNOWN;
  const known = (byTopic ? Math.min(1, safety.rated / FULL_RATING) : 0) + (marked ? marked.confidence : 0);
  const { topic, above, rated, share } = worst;
  const limit = topic < 0 ? 0 : (safety_limits?.[topic] ?? 0);
  return {
    value: 1 - share,
    confidence: known / (Number(byTopic) + Number(byMark)),
    evidence: {
      topic: SAFETY_TOPICS[topic]?.id ?? 'explicit',
      above,
      rated,
      limit: SAFETY_LEVELS[limit] ?? 'none',
      episode_ids: above === 0 ? NONE : episodesAbove(safety, topic, limit),
    },
  };
}

/** Episodes that say whether they are explicit; of a show whose episodes do not, the show itself. */
function explicitEpisodes(
  { explicit_known: rated, explicit_episodes: above }: PodcastProfile['safety'],
  explicit: boolean | null,
) {
  const confidence = Math.max(explicit === null ? 0 : SHOW_CONFIDENCE, Math.min(1, rated / FULL_RATING));
  if (rated > 0) return { above, rated, share: above / rated, confidence };
  if (explicit === null) return undefined;
  return { above: Number(explicit), rated: 1, share: Number(explicit), confidence };
}

function episodesAbove({ episodes }: PodcastProfile['safety'], topic: number, limit: number): string[] {
  return episodes
    .filter(({ levels, explicit }) => (topic < 0 ? explicit === true : (levels?.[topic] ?? 0) > limit))
    .map(({ episode_id }) => episode_id)
    .sort();
}
