import { describe, expect, it } from 'vitest';
import { givenAdvertiser, givenEpisodes, givenPodcast, noBaselines } from '../given-match.test-support.ts';
import {
  ENGLISH,
  type MatchCatalogue,
  matchPolicy,
  type Reason,
  rationaleText,
  readAdvertiser,
  readPodcast,
  SAFETY_TOPICS,
  scorePair,
} from '../index.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };

describe('the rationale', () => {
  it('is the sentences of DOMAIN.md 2.10, from codes and params (golden)', () => {
    const reasons: Reason[] = [
      { code: 'verdict', params: { band: 'strong', score: 77 } },
      { code: 'geo.for', params: { share: 0.62, markets: ['US', 'CA'] } },
      { code: 'topic.for', params: { wanted: 'Personal Finance', has: 'Investing' } },
      { code: 'lift.advertiser', params: { ratio: 1.857, count: 120, impressions: 100_000 } },
      { code: 'inventory.part', params: { share: 0.4, impressions: 50_000, ...march } },
      { code: 'missing.demographic', params: { dimensions: ['age'], low: 61, high: 81 } },
    ];
    expect(rationaleText(reasons)).toBe(
      'Strong fit (77/100). 62% of listeners are in your markets (US, CA). Topics match: Personal Finance ↔ Investing. Past campaigns here converted 1.9x your average (120 orders on 100,000 impressions). Only 40% of the 50,000 impressions you want are free in March 2026. Listener age is unknown; with it the score could be 61 to 81.',
    );
    expect(
      rationaleText([{ code: 'gate.safety_limit', params: { count: 2, rated: 20, topic: 'j9PaO9' } }]),
    ).toBe('Not eligible: 2 of the last 20 episodes are rated above your limit for Obscenity.');
  });

  it('has a singular, floors shares, and writes money and days by the locale', () => {
    expect(
      rationaleText([
        { code: 'gate.safety_limit', params: { count: 1, rated: 3, topic: 'XtODT3' } },
        { code: 'lift.industry', params: { ratio: 0.4, count: 1, impressions: 9000 } },
        { code: 'geo.against', params: { share: 0.0667, markets: ['SE'] } },
        { code: 'inventory.price', params: { rate_cents: 3000, target_cpm_cents: 2500, currency: 'USD' } },
        { code: 'inventory.price', params: { rate_cents: 3000, target_cpm_cents: 2500, currency: 'JPY' } },
        { code: 'inventory.none', params: { from: '2026-03-01', to: '2026-04-15' } },
        { code: 'gate.language', params: { language: 'de' } },
      ]),
    ).toBe(
      [
        'Not eligible: 1 of the last 3 episodes is rated above your limit for Crime & Harmful Acts.',
        'Past campaigns here converted 0.4x the average of your industry (1 order on 9,000 impressions).',
        'Only 6% of listeners are in your markets (SE).',
        'It costs $30.00 per 1,000; your target is $25.00.',
        'It costs ¥3,000 per 1,000; your target is ¥2,500.',
        'Nothing that you want is free from Mar 1, 2026 to Apr 15, 2026.',
        'Not eligible: the show is in a language that you do not advertise in (German).',
      ].join(' '),
    );
  });

  it('speaks another language by another catalogue, with its plurals and numbers', () => {
    const polish: MatchCatalogue = {
      ...ENGLISH,
      locale: 'pl',
      sentences: {
        ...ENGLISH.sentences,
        verdict: 'Dopasowanie {band:band} ({score:number}/100).',
        'safety.for': {
          one: '{count:number} oceniony odcinek mieści się w limitach.',
          few: '{count:number} ocenione odcinki mieszczą się w limitach.',
          many: '{count:number} ocenionych odcinków mieści się w limitach.',
          other: '{count:number} odcinka mieści się w limitach.',
        },
        'inventory.free': 'Wolne: {impressions:number}, {from:days}.',
        'inventory.price': 'Stawka {rate_cents:money}, cel {target_cpm_cents:money}.',
      },
      windows: { month: '{month}', days: 'od {from} do {to}' },
      bands: { ...ENGLISH.bands, strong: 'silne' },
    };
    const safety = (count: number) => rationaleText([{ code: 'safety.for', params: { count } }], polish);
    expect([1, 3, 12].map(safety)).toEqual([
      '1 oceniony odcinek mieści się w limitach.',
      '3 ocenione odcinki mieszczą się w limitach.',
      '12 ocenionych odcinków mieści się w limitach.',
    ]);
    const rest: Reason[] = [
      { code: 'verdict', params: { band: 'strong', score: 77 } },
      { code: 'inventory.free', params: { impressions: 50_000, ...march } },
      { code: 'inventory.price', params: { rate_cents: 3050, target_cpm_cents: 2500, currency: 'EUR' } },
    ];
    expect(rationaleText(rest, polish).replaceAll('\u00a0', ' ')).toBe(
      'Dopasowanie silne (77/100). Wolne: 50 000, marzec 2026. Stawka 30,50 €, cel 25,00 €.',
    );
  });

  it('has a name for each sensitive topic', () => {
    for (const { id } of SAFETY_TOPICS) expect(ENGLISH.safety_topics[id]).toBeTruthy();
  });
});

describe('the reasons of a pair', () => {
  const scored = (
    wants: Record<string, unknown>,
    has: Record<string, unknown>,
    row = {},
    industry?: string,
  ) =>
    scorePair(
      readAdvertiser(givenAdvertiser(wants, { industry: industry ?? null })),
      readPodcast(givenPodcast(has, row)),
      undefined,
      noBaselines,
      matchPolicy(),
    );
  const wants = {
    targeting: {
      geo: ['US', 'CA'],
      topics: ['391'],
      age: ['25-34'],
      impressions: 50_000,
      flight_start: march.from,
      flight_end: march.to,
    },
    safety_limits: { obscenity: 'low' },
  };
  const inventory = [{ position: 'mid' as const, ...march, available_impressions: 10_000 }];

  it('are the verdict, two for it, the worst against it, and the unknown that matters most', () => {
    const { reasons, signals } = scored(
      wants,
      {
        audience: { geo: { US: 0.5, CA: 0.12, GB: 0.38 }, age: { '25-34': 1 }, sample_size: 300 },
        topics: ['410'],
      },
      { inventory },
    );
    expect(reasons.map(({ code }) => code)).toEqual([
      'verdict',
      'demographic.for',
      'topic.for',
      'inventory.part',
      'missing.lift',
    ]);
    expect(signals.inventory.contribution).toBeLessThanOrEqual(-3);
    expect(reasons[3]?.params).toEqual({ share: 0.2, impressions: 50_000, ...march });
  });

  it('begin with what makes a pair not eligible, and say what it would be without', () => {
    const episodes = givenEpisodes(20, ...Array(6).fill({ obscenity: 'high' }));
    const result = scored(wants, { topics: ['391'] }, { episodes });
    expect(result).toMatchObject({ eligible: false, score: 20, range_high: 20, band: 'poor' });
    expect(result.cap).toBeLessThan(0);
    expect(rationaleText(result.reasons)).toMatch(
      /^Not eligible: 6 of the last 20 episodes are rated above your limit for Obscenity\. Without that, excellent fit \(9\d\/100\)\./,
    );
  });

  it.each([
    [
      'more than a quarter of episodes above the limit',
      wants,
      {},
      { episodes: givenEpisodes(4, { obscenity: 'high' }, { obscenity: 'medium' }) },
      'gate.safety_limit',
    ],
    [
      'a single floor episode, whatever the limits',
      {},
      {},
      { episodes: givenEpisodes(20, { hate: 'floor' }) },
      'gate.safety_floor',
    ],
    ['an explicit show', { allow_explicit: false }, {}, { explicit: true }, 'gate.explicit'],
    [
      'an industry that the show blocks',
      {},
      { blocked_industries: ['finance '] },
      {},
      'gate.industry_blocked',
    ],
    [
      'a topic that the advertiser blocks',
      { blocked_topics: ['391'] },
      { topics: ['410'] },
      {},
      'gate.topic_blocked',
    ],
    [
      'a genre that the advertiser blocks',
      { blocked_topics: ['True Crime'] },
      { topics: ['410'] },
      { category: 'True Crime' },
      'gate.topic_blocked',
    ],
    ['a show that the advertiser blocks', { blocked_podcasts: ['podcast'] }, {}, {}, 'gate.podcast_blocked'],
    ['another language', { targeting: { languages: ['en-US'] } }, {}, { language: 'de' }, 'gate.language'],
    [
      'a competitor in the wanted days',
      wants,
      {},
      {
        booked: [
          { advertiser_id: 'x', industry: 'FINANCE', io_id: 'i', from: '2026-03-31', to: '2026-04-02' },
        ],
      },
      'gate.competitor',
    ],
  ])('close the gate for %s', (_, sponsor, podcast, row, code) => {
    const result = scored(sponsor, podcast, row, 'Finance');
    expect(result.gates.map((gate) => gate.code)).toEqual([code]);
    expect(result.eligible).toBe(false);
  });

  it.each([
    [
      'a quarter of episodes above the limit',
      wants,
      {},
      { episodes: givenEpisodes(4, { obscenity: 'high' }) },
    ],
    ['a topic above the blocked one', { blocked_topics: ['410'] }, { topics: ['391'] }, {}],
    ['a language that is not known', { targeting: { languages: ['en'] } }, {}, {}],
    [
      'a competitor before the wanted days',
      wants,
      {},
      {
        booked: [
          { advertiser_id: 'x', industry: 'Finance', io_id: 'i', from: '2026-02-01', to: '2026-02-28' },
        ],
      },
    ],
    [
      'its own booking',
      wants,
      {},
      { booked: [{ advertiser_id: 'advertiser', industry: 'Finance', io_id: 'i', ...march }] },
    ],
  ])('leave the gate open for %s', (_, sponsor, podcast, row) => {
    expect(scored(sponsor, podcast, row, 'Finance').gates).toEqual([]);
  });

  it('do not mind competitors when the policy says so', () => {
    const booked = [{ advertiser_id: 'x', industry: 'Finance', io_id: 'i', ...march }];
    const advertiser = readAdvertiser(givenAdvertiser(wants, { industry: 'Finance' }));
    const podcast = readPodcast(givenPodcast({}, { booked }));
    const policy = matchPolicy({ competitors: 'off' });
    expect(scorePair(advertiser, podcast, undefined, noBaselines, policy).eligible).toBe(true);
  });
});
