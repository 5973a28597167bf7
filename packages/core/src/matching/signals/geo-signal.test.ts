import { describe, expect, it } from 'vitest';
import { near, signalsOf } from './given-signals.test-support.ts';

describe('geo', () => {
  const geo = (target: unknown, shares: Record<string, number>, excluded: string[] = []) =>
    signalsOf({
      wants: { targeting: { geo: target, excluded_countries: excluded } },
      has: { audience: { geo: shares } },
    }).geo;

  it('is the share of the audience in the target markets, with the rows it came from', () => {
    expect(geo(['US', 'CA'], { US: 0.5, CA: 0.12, GB: 0.38 })).toMatchObject({
      value: near(0.62),
      confidence: 1,
      evidence: {
        share: 0.62,
        markets: [
          { code: 'US', share: 0.5, target: null },
          { code: 'CA', share: 0.12, target: null },
        ],
      },
    });
  });

  it('is the overlap with a wanted mix', () => {
    expect(geo({ US: 70, CA: 30 }, { US: 0.5, CA: 0.4, GB: 0.1 }).value).toBeCloseTo(0.8, 12);
  });

  it('counts shares over those who are known, and those alone for confidence', () => {
    const signal = geo(['US'], { US: 0.4, GB: 0.4, unknown: 0.2 });
    expect(signal.value).toBeCloseTo(0.5, 12);
    expect(signal.confidence).toBeCloseTo(0.8, 12);
  });

  it('takes excluded countries off', () => {
    expect(geo(['US'], { US: 0.6, RU: 0.4 }, ['RU']).value).toBeCloseTo(0.36, 12);
    expect(geo(undefined, { US: 0.6, RU: 0.4 }, ['RU']).value).toBeCloseTo(0.6, 12);
  });

  it('is less sure of a market that may hide in the rest', () => {
    expect(geo(['SE'], { US: 0.6, other: 0.4 })).toMatchObject({ value: 0, confidence: near(0.6) });
    expect(geo(['US'], { US: 0.6, other: 0.4 })).toMatchObject({ value: near(0.6), confidence: 1 });
  });

  it('knows regions of a country, and not those of one that is not told apart', () => {
    expect(geo(['US-CA'], { 'US-CA': 0.2, 'US-NY': 0.3, GB: 0.5 })).toMatchObject({
      value: near(0.2),
      confidence: 1,
    });
    expect(geo(['US'], { 'US-CA': 0.2, 'US-NY': 0.3, GB: 0.5 }).value).toBeCloseTo(0.5, 12);
    expect(geo(['US-CA'], { US: 0.5, GB: 0.5 })).toMatchObject({ value: 0, confidence: near(0.5) });
    expect(geo(['US', 'US-CA'], { 'US-CA': 0.2, GB: 0.8 }).value).toBeCloseTo(0.2, 12);
  });

  it('is missing without targets and without an audience, and says which', () => {
    expect(geo(undefined, { US: 1 }).evidence).toMatchObject({ missing: 'not_asked' });
    expect(geo(['US'], {})).toMatchObject({ value: null, confidence: 0, evidence: { missing: 'unknown' } });
    expect(geo(['US'], { unknown: 1 })).toMatchObject({ value: null, confidence: 0 });
  });
});
