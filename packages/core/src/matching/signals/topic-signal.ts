import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile, Keywords, Topics, WeightedTopic } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import type { MissingEvidence, TopicEvidence } from '../signal-evidence.ts';
import { topicSimilarity } from '../taxonomy/topic-similarity.ts';
import { missing } from './missing.ts';
import { rounded } from './rounded.ts';

/** Words in common are half the evidence that topics in common are. */
const KEYWORD_CONFIDENCE = 0.5;
const SHOWN = 3;

const NOT_ASKED = missing('not_asked', 'sponsors.metadata.targeting.topics');
const UNKNOWN = missing('unknown', 'podcasts.metadata.topics', 'podcasts.category');

/**
 * How near the show's topics are to those the advertiser asks for: of each wanted topic the nearest of the
 * show's, by taxonomy and by how prominent it is, weighted. With words on both sides and no topics that say
 * more, the cosine of their counts at half the confidence.
 */
export function topicSignal(
  advertiser: AdvertiserProfile,
  podcast: PodcastProfile,
): Signal<TopicEvidence | MissingEvidence> {
  const { topics, keywords } = advertiser;
  const trust = topics && podcast.topics ? topics.confidence * podcast.topics.confidence : 0;
  if (keywords && podcast.keywords && trust < KEYWORD_CONFIDENCE)
    return byKeywords(keywords, podcast.keywords);
  if (topics && podcast.topics) return byTaxonomy(topics, podcast.topics);
  return topics || keywords ? UNKNOWN : NOT_ASKED;
}

function byTaxonomy(wanted: Topics, has: Topics): Signal<TopicEvidence> {
  const pairs: TopicEvidence['pairs'][number][] = [];
  let value = 0;
  for (const { topic, weight } of wanted.topics) {
    let best: WeightedTopic | undefined;
    let [similarity, part] = [0, 0];
    for (const one of has.topics) {
      const alike = topicSimilarity(topic, one.topic);
      if (alike * one.weight <= part) continue;
      [best, similarity, part] = [one, alike, alike * one.weight];
    }
    if (!best) continue;
    value += weight * part;
    pairs.push({
      wanted: topic.name,
      has: best.topic.name,
      similarity: rounded(similarity),
      prominence: rounded(best.weight),
      weight: rounded(weight),
    });
  }
  pairs.sort((a, b) => b.weight * b.similarity * b.prominence - a.weight * a.similarity * a.prominence);
  return {
    value: Math.min(1, value),
    confidence: wanted.confidence * has.confidence,
    evidence: {
      by: 'iab',
      advertiser_source: wanted.source,
      podcast_source: has.source,
      pairs: pairs.slice(0, SHOWN),
    },
  };
}

function byKeywords(wanted: Keywords, has: Keywords): Signal<TopicEvidence> {
  const pairs: TopicEvidence['pairs'][number][] = [];
  let product = 0;
  for (const [word, count] of wanted.counts) {
    const other = has.counts.get(word);
    if (other === undefined) continue;
    product += count * other;
    pairs.push({
      wanted: word,
      has: word,
      similarity: 1,
      prominence: rounded(other / has.norm),
      weight: rounded(count / wanted.norm),
    });
  }
  pairs.sort((a, b) => b.weight * b.prominence - a.weight * a.prominence);
  return {
    value: Math.min(1, product / (wanted.norm * has.norm)),
    confidence: KEYWORD_CONFIDENCE,
    evidence: {
      by: 'keywords',
      advertiser_source: wanted.source,
      podcast_source: has.source,
      pairs: pairs.slice(0, SHOWN),
    },
  };
}
