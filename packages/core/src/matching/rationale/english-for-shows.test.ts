import { describe, expect, it } from 'vitest';
import { ENGLISH, ENGLISH_FOR_SHOWS, type Reason, type ReasonCode, rationaleText } from '../index.ts';

describe('the rationale said to a show', () => {
  it('calls the show "you" and the advertiser "they"', () => {
    const reasons: Reason[] = [
      { code: 'verdict', params: { band: 'strong', score: 77 } },
      { code: 'geo.for', params: { share: 0.62, markets: ['US', 'CA'] } },
      {
        code: 'inventory.part',
        params: { share: 0.4, impressions: 50_000, from: '2026-03-01', to: '2026-03-31' },
      },
      { code: 'safety.against', params: { count: 1, rated: 20, topic: 'j9PaO9' } },
      { code: 'missing.demographic', params: { dimensions: ['age', 'gender'], low: 61, high: 81 } },
    ];
    expect(rationaleText(reasons, ENGLISH_FOR_SHOWS)).toBe(
      'Strong fit (77/100). 62% of your listeners are in their markets (US, CA). Only 40% of the 50,000 impressions they want are free in March 2026. 1 of your last 20 episodes is above their limit for Obscenity. Nothing is known of your listeners’ age and gender; with that the score could be 61 to 81.',
    );
  });

  it('has a sentence of its own for whatever addresses the advertiser', () => {
    const shared = Object.entries(ENGLISH.sentences).filter(
      ([code, sentence]) => ENGLISH_FOR_SHOWS.sentences[code as ReasonCode] === sentence,
    );
    expect(shared.map(([code]) => code)).toContain('verdict');
    expect(shared.filter(([, sentence]) => /\byou/i.test(JSON.stringify(sentence)))).toEqual([]);
  });

  it('has the places of the sentence said to the advertiser', () => {
    const places = (sentence: unknown) =>
      [...new Set(JSON.stringify(sentence).match(/\{\w+(:\w+)?\}/g))].sort();
    for (const [code, sentence] of Object.entries(ENGLISH.sentences)) {
      expect(places(ENGLISH_FOR_SHOWS.sentences[code as ReasonCode]), code).toEqual(places(sentence));
    }
  });
});
