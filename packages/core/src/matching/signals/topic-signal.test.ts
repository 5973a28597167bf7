import { describe, expect, it } from 'vitest';
import { givenEpisodes } from '../given-match.test-support.ts';
import { topicOfId } from '../index.ts';
import { topicSimilarity } from '../taxonomy/topic-similarity.ts';
import { type Given, near, signalsOf } from './given-signals.test-support.ts';

describe('topic', () => {
  const similarity = (a: string, b: string) => {
    const [one, other] = [topicOfId(a), topicOfId(b)];
    if (!one || !other) throw new Error('unknown topic');
    return topicSimilarity(one, other);
  };

  it.each([
    ['the same topic', '410', '410', 1],
    ['parent and child', '391', '410', 2 / 3],
    ['tier-2 siblings', '398', '410', 0.5],
    ['tier-3 siblings', '411', '412', 2 / 3],
    ['another tier-1 tree', '391', '483', 0],
  ])('finds %s alike by Wu and Palmer (golden)', (_, a, b, value) => {
    expect(similarity(a, b)).toBeCloseTo(value, 12);
  });

  const topic = (given: Given) => signalsOf(given).topic;

  it('is the nearest of the show’s topics for each wanted one, by weight and prominence', () => {
    const signal = topic({
      wants: { targeting: { topics: { '391': 3, '483': 1 } } },
      has: { topics: { '410': 2, '483': 1 } },
    });
    expect(signal.value).toBeCloseTo(0.75 * (2 / 3) + 0.25 * 0.5, 12);
    expect(signal).toMatchObject({
      confidence: 1,
      evidence: {
        by: 'iab',
        podcast_source: 'podcasts.metadata.topics',
        pairs: [
          { wanted: 'Personal Finance', has: 'Personal Investing', similarity: 0.6667 },
          { wanted: 'Sports', has: 'Sports', similarity: 1, prominence: 0.5 },
        ],
      },
    });
  });

  it('reads the genre of a show that names no topics', () => {
    expect(
      topic({ wants: { targeting: { topics: ['391'] } }, podcast: { category: 'Business > Investing' } }),
    ).toMatchObject({
      value: near(2 / 3),
      confidence: 0.8,
      evidence: { podcast_source: 'podcasts.category' },
    });
    const episodes = [
      { ...givenEpisodes(1)[0], episode_id: 'e', explicit: null, safety: null, categories: ['investing'] },
    ];
    expect(
      topic({ wants: { targeting: { topics: ['Personal Finance'] } }, podcast: { episodes } }).evidence,
    ).toMatchObject({ podcast_source: 'episodes.categories' });
  });

  it('reads the industry of an advertiser that names no topics, at half the confidence', () => {
    expect(topic({ industry: 'Personal finance', has: { topics: ['391'] } })).toMatchObject({
      value: 1,
      confidence: 0.5,
      evidence: { advertiser_source: 'sponsors.industry' },
    });
  });

  it('is the cosine of words where there are no topics, at half the confidence', () => {
    const signal = topic({
      wants: { targeting: { keywords: ['index funds', 'saving'] } },
      has: { keywords: { saving: 3, Funds: 4 } },
    });
    expect(signal).toMatchObject({ value: near(7 / (Math.sqrt(3) * 5)), confidence: 0.5 });
    expect(signal.evidence).toMatchObject({ by: 'keywords' });
  });

  it('is 0, and known, when the show is about something else', () => {
    const signal = topic({ wants: { targeting: { topics: ['391'] } }, has: { topics: ['483'] } });
    expect(signal).toMatchObject({ value: 0, confidence: 1, evidence: { pairs: [] } });
  });

  it('is missing when either side says nothing', () => {
    expect(topic({ has: { topics: ['391'] } }).evidence).toMatchObject({ missing: 'not_asked' });
    expect(topic({ wants: { targeting: { topics: ['391'] } } }).evidence).toMatchObject({
      missing: 'unknown',
    });
    expect(topic({ industry: 'Widgets', has: { topics: ['391'] } }).value).toBeNull();
  });
});
