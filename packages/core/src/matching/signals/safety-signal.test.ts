import { describe, expect, it } from 'vitest';
import { givenEpisodes } from '../given-match.test-support.ts';
import type { PodcastRow } from '../index.ts';
import { signalsOf } from './given-signals.test-support.ts';

describe('safety', () => {
  const safety = (limits: Record<string, unknown>, podcast: Partial<PodcastRow>) =>
    signalsOf({ wants: limits, podcast }).safety;

  it('is 1 less the share of episodes above the limit, of the worst topic, and names them', () => {
    const episodes = givenEpisodes(
      20,
      { obscenity: 'high' },
      { obscenity: 'medium', crime: 'high' },
      { crime: 'low' },
    );
    expect(safety({ safety_limits: { j9PaO9: 'low', crime: 'medium' } }, { episodes })).toMatchObject({
      value: 0.9,
      confidence: 1,
      evidence: {
        topic: 'j9PaO9',
        above: 2,
        rated: 20,
        limit: 'low',
        episode_ids: ['episode-00', 'episode-01'],
      },
    });
  });

  it('looks at the last 20 episodes, and is as sure as ten rated ones', () => {
    const old = givenEpisodes(30, ...Array(20).fill({}), { obscenity: 'high' });
    expect(safety({ safety_limits: { obscenity: 'low' } }, { episodes: old }).value).toBe(1);
    expect(safety({ safety_limits: { obscenity: 'low' } }, { episodes: givenEpisodes(4) }).confidence).toBe(
      0.4,
    );
  });

  it('is missing without limits or without ratings', () => {
    expect(safety({}, { episodes: givenEpisodes(9) }).evidence).toMatchObject({ missing: 'not_asked' });
    const unrated = givenEpisodes(9).map((one) => ({ ...one, safety: null }));
    expect(safety({ safety_limits: { crime: 'low' } }, { episodes: unrated }).evidence).toMatchObject({
      missing: 'unknown',
    });
  });

  it('counts explicit episodes for an advertiser that does not allow them', () => {
    const episodes = givenEpisodes(10).map((one, n) => ({ ...one, explicit: n < 2 }));
    expect(safety({ allow_explicit: false }, { episodes })).toMatchObject({
      ...{ value: 0.8, confidence: 1, evidence: { topic: 'explicit', above: 2 } },
    });
    expect(safety({ allow_explicit: false }, { explicit: true })).toMatchObject({
      value: 0,
      confidence: 0.5,
    });
    expect(safety({ allow_explicit: true }, { explicit: true }).value).toBeNull();
  });
});
