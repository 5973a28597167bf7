import { describe, expect, it } from 'vitest';
import { givenAdvertiser, givenPodcast, noBaselines } from '../given-match.test-support.ts';
import {
  bestChanges,
  matchPolicy,
  type PodcastRow,
  readAdvertiser,
  readPodcast,
  scorePair,
} from '../index.ts';

const months = ['2026-03', '2026-04', '2026-05'].map((month) => ({
  from: `${month}-01`,
  to: `${month}-${month === '2026-04' ? 30 : 31}`,
}));
const [march] = months;

function changesOf(
  targeting: Record<string, unknown>,
  podcast: Partial<PodcastRow>,
  has: Record<string, unknown> = {},
) {
  const wants = {
    targeting: {
      positions: ['mid'],
      impressions: 50_000,
      flight_start: march?.from,
      flight_end: march?.to,
      ...targeting,
    },
    target_cpm_cents: 2500,
    currency: 'USD',
  };
  const [advertiser, show] = [
    readAdvertiser(givenAdvertiser(wants, { industry: 'Finance' })),
    readPodcast(givenPodcast(has, podcast)),
  ];
  const policy = matchPolicy();
  return {
    now: scorePair(advertiser, show, undefined, noBaselines, policy),
    changes: bestChanges(advertiser, show, undefined, noBaselines, policy),
  };
}

const available = (position: 'pre' | 'mid', ...impressions: number[]) =>
  impressions.map((available_impressions, n) => ({
    position,
    from: months[n]?.from ?? '',
    to: months[n]?.to ?? '',
    available_impressions,
  }));

describe('the change that lifts the score most', () => {
  it('is another position, a later flight or fewer impressions, each as scored', () => {
    const { now, changes } = changesOf(
      {},
      { inventory: [...available('mid', 20_000, 40_000, 90_000), ...available('pre', 60_000, 0, 0)] },
    );
    expect(now.score).toBe(40);
    expect(changes.map(({ code, params, gain }) => ({ code, params, gain }))).toEqual([
      { code: 'change.positions', params: { positions: ['pre'] }, gain: 60 },
      { code: 'change.flight', params: months[2], gain: 60 },
      { code: 'change.impressions', params: { impressions: 20_000 }, gain: 60 },
      { code: 'change.flight', params: months[1], gain: 40 },
    ]);
  });

  it('is told once where several of one kind come to the same', () => {
    const { changes } = changesOf(
      {},
      {
        inventory: [...available('mid', 20_000, 90_000, 90_000), ...available('pre', 60_000, 0, 0)],
        booked: [
          { advertiser_id: 'rival', industry: 'Finance', io_id: 'i', from: '2026-03-10', to: '2026-03-20' },
        ],
      },
    );
    expect(changes.filter(({ eligible }) => eligible)).toMatchObject([
      { code: 'change.flight', params: months[1], score: 100 },
    ]);
  });

  it('is the price, when that is what is wrong', () => {
    const { changes } = changesOf(
      {},
      {
        inventory: available('mid', 90_000),
        rates: [{ position: 'mid', rate_cents: 3125, currency: 'USD' }],
      },
    );
    expect(changes).toMatchObject([
      {
        code: 'change.price',
        params: { target_cpm_cents: 2500, rate_cents: 3125, currency: 'USD' },
        gain: 25,
      },
    ]);
  });

  it('is another market, but not an excluded one', () => {
    const { changes } = changesOf(
      { geo: ['US'], excluded_countries: ['RU'] },
      {},
      { audience: { geo: { US: 0.4, GB: 0.3, RU: 0.2, IE: 0.1 } } },
    );
    expect(changes.map(({ code, params }) => [code, params])).toEqual([
      ['change.market', { market: 'GB', share: 0.3 }],
      ['change.market', { market: 'IE', share: 0.1 }],
    ]);
  });

  it('is first of all what makes the pair eligible', () => {
    const { now, changes } = changesOf(
      {},
      {
        inventory: available('mid', 90_000, 20_000),
        booked: [
          { advertiser_id: 'rival', industry: 'Finance', io_id: 'i', from: '2026-03-10', to: '2026-03-20' },
        ],
      },
    );
    expect(now).toMatchObject({ eligible: false, score: 20 });
    expect(changes[0]).toMatchObject({ code: 'change.flight', params: months[1], eligible: true, score: 40 });
  });

  it('is none when nothing would make it better', () => {
    expect(changesOf({}, { inventory: available('mid', 90_000, 90_000, 90_000) }).changes).toEqual([]);
    expect(changesOf({}, {}).changes).toEqual([]);
  });
});
