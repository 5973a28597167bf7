import { dayAfter, TODAY } from './fake-flights.mjs';

const match = (n, podcast_title, score, range_low, range_high, band, own = {}) => ({
  ...{ match_id: `match-${n}`, advertiser_id: 'brand-1', advertiser_name: 'Northern Mutual' },
  ...{ podcast_id: `podcast-${n}`, podcast_title, score, range_low, range_high, band },
  ...{ coverage: 0.9, provisional: false, eligible: true, gates: [], reasons: [], rationale: null },
  updated_at: '2026-11-23T08:00:00Z',
  ...own,
});

/** What the days of a slot look like, from a seed. */
function cells(days, capacity, seed, unit) {
  return days.map((day, n) => {
    const x = Math.abs(Math.sin(seed * 7.3 + n * 1.7));
    const isDrop = (n + seed) % 7 === 2;
    const reserved = Math.min(capacity + (x > 0.985 ? 1 : 0), Math.round(capacity * (0.35 + x * 0.7)));
    const available = capacity - reserved;
    const isKnown = unit === 'slots' ? isDrop : n <= 40;
    const state = !isKnown
      ? unit === 'slots'
        ? 'no_episode'
        : 'no_data'
      : available < 0
        ? 'oversold'
        : available === 0
          ? 'full'
          : available <= capacity * 0.25
            ? 'limited'
            : 'free';
    return {
      day,
      state,
      capacity: isKnown ? capacity : null,
      reserved: isKnown ? reserved : 0,
      held: isKnown && x > 0.8 ? 1 : 0,
      available: isKnown ? available : null,
      episode_ids: isDrop ? [`episode-${n}`] : [],
      rate_cpm_cents: 2_400 + seed * 100,
    };
  });
}

/** The cards of an advertiser. */
export function advertiserCards(cardOf) {
  const days = Array.from({ length: 42 }, (_, n) => dayAfter(TODAY, n));
  const row = (n, podcast_title, name, position, capacity, unit = 'impressions') => ({
    ...{
      podcast_id: podcast_title.toLowerCase(),
      podcast_title,
      ad_unit_id: `${n}-${position}`,
      name,
      position,
      unit,
    },
    ...{
      delivery: unit === 'slots' ? 'embedded' : 'dynamic',
      currency: 'EUR',
      cells: cells(days, capacity, n, unit),
    },
  });
  return {
    audience_fit: cardOf('audience_fit', {
      matches: [
        match(1, 'Ledger & Lime', 84, 79, 88, 'excellent', {
          rationale:
            '62 % of listeners are in your markets (DE, AT). Topics match: Personal finance and Investing.',
        }),
        match(2, 'The Night Ferry', 77, 61, 81, 'strong', {
          rationale: 'Past campaigns here converted 1.9x your average (120 orders on 100,000 impressions).',
          coverage: 0.8,
        }),
        match(3, 'Small Hours', 71, 66, 75, 'strong', { rationale: 'Audience age overlaps by 81 %.' }),
        match(4, 'Kitchen Physics', 58, 40, 79, 'fair', { provisional: true, coverage: 0.38 }),
        match(5, 'Far Shore', 52, 47, 60, 'fair'),
        match(6, 'Off the Map', 18, 18, 20, 'poor', {
          eligible: false,
          gates: [{ code: 'safety' }],
          rationale: 'Not eligible: 2 of the last 20 episodes are rated above your limit for Obscenity.',
        }),
      ],
      bands: { excellent: 1, strong: 2, fair: 2, weak: 3, poor: 1 },
      weights_version: 'v1-default',
    }),
    projected_cpm: cardOf('projected_cpm', {
      rows: [
        ['The Night Ferry', 'Mid-roll 60 s', 'mid', 2_800, 2_610, 2_310, 2_800, 'projected', 412_000],
        ['Ledger & Lime', 'Pre-roll 30 s', 'pre', 2_500, 2_500, 2_380, 2_500, 'booked', 240_000],
        ['Small Hours', 'Mid-roll 60 s', 'mid', 2_200, 2_020, 1_790, 2_200, 'projected', 180_000],
        ['Kitchen Physics', 'Post-roll 30 s', 'post', 1_600, 1_600, 1_600, 1_600, 'booked', 95_000],
        ['Far Shore', 'Mid-roll 60 s', 'mid', 3_100, 3_420, 2_950, 4_060, 'projected', 61_000],
      ].map(([podcast_title, name, position, booked, projected, low, high, basis, impressions], n) => ({
        ...{
          podcast_id: `podcast-${n}`,
          podcast_title,
          ad_unit_id: `unit-${n}`,
          name,
          position,
          currency: 'EUR',
        },
        ...{ booked_cpm_cents: booked, projected_cpm_cents: projected, low_cents: low, high_cents: high },
        ...{ basis, impressions, n: 4 + n },
      })),
      totals: [
        {
          ...{
            currency: 'EUR',
            booked_cpm_cents: 2_512,
            projected_cpm_cents: 2_388,
            low_cents: 2_190,
            high_cents: 2_520,
          },
          ...{ basis: 'projected', impressions: 988_000, n: 31 },
        },
      ],
    }),
    inventory_calendar: cardOf('inventory_calendar', {
      days,
      rows: [
        row(1, 'The Night Ferry', 'Mid-roll 60 s', 'mid', 3, 'slots'),
        row(2, 'The Night Ferry', 'Pre-roll 30 s', 'pre', 1, 'slots'),
        row(3, 'Small Hours', 'Mid-roll 60 s', 'mid', 2, 'slots'),
        row(4, 'Ledger & Lime', 'Dynamic mid-roll', 'mid', 18_000),
        row(5, 'Ledger & Lime', 'Dynamic post-roll', 'post', 12_000),
        row(6, 'Kitchen Physics', 'Mid-roll 60 s', 'mid', 2, 'slots'),
      ],
      podcasts_left_out: 0,
    }),
  };
}
