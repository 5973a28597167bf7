/** The nine cards as the server answers them, with made-up data. */
import { advertiserCards } from './fake-advertiser-cards.mjs';
import { someFlights, THROUGH } from './fake-flights.mjs';
import { opsCards } from './fake-ops-cards.mjs';

/** A card around data. */
export function cardOf(card, data, own = {}) {
  return {
    card,
    state: 'ok',
    reasons: [],
    data_through: THROUGH,
    computed_at: new Date(Date.now() - 60_000).toISOString(),
    computed_from: {},
    data,
    ...own,
  };
}

/** A card that has nothing to show. */
export const emptyCard = (card, code) => cardOf(card, null, { state: 'empty', reasons: [{ code }] });

/** A card that failed alone. */
export const failedCard = (card) =>
  cardOf(card, null, {
    state: 'error',
    data_through: null,
    error: { code: 'card.failed', message: 'The database did not answer in time. Try again in a moment.' },
  });

const flights = someFlights();

/** The pacing card; with an `io_id` that of one flight, with its days. */
export function pacing(io_id) {
  const shown = io_id ? flights.filter(({ flight }) => flight.io_id === io_id) : flights;
  const counts = {};
  for (const { flight } of shown) counts[flight.status] = (counts[flight.status] ?? 0) + 1;
  const sum = (name) => shown.reduce((all, { flight }) => all + flight[name], 0);
  return cardOf('pacing', {
    flights: shown.map(({ flight }) => flight),
    counts,
    total: {
      booked_impressions: sum('booked_impressions'),
      delivered_impressions: sum('delivered_impressions'),
    },
    next_cursor: null,
    ...(io_id && shown[0] ? { series: shown[0].days } : {}),
  });
}

const MONTHS = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
const eur = [412, 488, 530, 610, 702, 655, 590, 640, 811, 902, 744, 0].map((n) => n * 1_000);
const booked = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 268, 735].map((n) => n * 1_000);
const sponsor = (n, advertiser_name, earned_cents, booked_not_earned_cents, at_risk_cents = 0) => ({
  ...{ advertiser_id: `brand-${n}`, advertiser_name, currency: 'EUR', lines: 3 + n },
  ...{ earned_cents, booked_not_earned_cents, at_risk_cents },
});

export function sponsorRevenue() {
  return cardOf('sponsor_revenue', {
    totals: [
      {
        ...{
          currency: 'EUR',
          earned_cents: 7_084_000,
          booked_not_earned_cents: 1_003_000,
          at_risk_cents: 121_400,
        },
        ...{ agency_commission_cents: 1_062_600, network_share_cents: 1_806_420, net_cents: 4_214_980 },
        ...{ provisional_cents: 744_000, attributed_cents: 9_412_000, lines: 64 },
      },
      {
        ...{ currency: 'USD', earned_cents: 812_000, booked_not_earned_cents: 90_000, at_risk_cents: 0 },
        ...{ agency_commission_cents: 0, network_share_cents: 203_000, net_cents: 609_000 },
        ...{ provisional_cents: 0, attributed_cents: null, lines: 6 },
      },
    ],
    months: [
      ...MONTHS.map((month, n) => ({
        ...{ month, currency: 'EUR', earned_cents: eur[n], booked_not_earned_cents: booked[n] },
      })),
      ...MONTHS.map((month, n) => ({
        ...{ month, currency: 'USD', earned_cents: n > 6 && n < 11 ? 203_000 : 0 },
        booked_not_earned_cents: n === 11 ? 90_000 : 0,
      })),
    ],
    by_sponsor: [
      sponsor(1, 'Northern Mutual', 2_310_000, 402_000, 80_400),
      sponsor(2, 'Kestrel Bikes', 1_640_000, 210_000),
      sponsor(3, 'Halden Coffee', 1_214_000, 180_000, 41_000),
      sponsor(4, 'Volta Energy', 902_000, 121_000),
      sponsor(5, 'Ostrava Sleep', 610_000, 90_000),
      sponsor(6, 'Fennel & Co', 408_000, 0),
      { ...sponsor(1, 'Northern Mutual', 812_000, 90_000), currency: 'USD' },
    ],
  });
}

const owed = (n, own) => ({
  ...{ io_id: `owed-${n}`, io_number: `NW-2026-0${90 + n}`, line_no: 1, podcast_id: `podcast-${n}` },
  ...{ podcast_title: ['The Night Ferry', 'Small Hours', 'Ledger & Lime'][n - 1], episode_id: `e-${n}` },
  ...{ episode_title: `Episode ${90 + n}`, advertiser_id: `brand-${n}`, booked_impressions: 45_000 },
  ...{ delivered_impressions: 45_000 - own.outstanding_impressions, currency: 'EUR', open_makegoods: 0 },
  ...own,
});

export function makegoodsPending() {
  const items = [
    owed(1, {
      ...{ advertiser_name: 'Northern Mutual', outstanding_impressions: 18_400, value_cents: 46_000 },
      ...{ reason: 'underdelivery', age_days: 19 },
      next_slot: {
        ...{
          episode_id: 'e-131',
          episode_title: 'Episode 131',
          ad_unit_id: 'mid',
          publish_date: '2026-12-02',
        },
        projected_low: 21_300,
      },
    }),
    owed(2, {
      ...{ advertiser_name: 'Halden Coffee', outstanding_impressions: 6_300, value_cents: 15_750 },
      ...{ reason: 'wrong_position', age_days: 8 },
      next_slot: {
        ...{ episode_id: 'e-88', episode_title: 'Episode 88', ad_unit_id: 'pre', publish_date: '2026-11-27' },
        projected_low: 9_800,
      },
    }),
    owed(3, {
      ...{ advertiser_name: 'Volta Energy', outstanding_impressions: 31_000, value_cents: 77_500 },
      ...{ reason: 'underdelivery', age_days: 3, next_slot: null },
    }),
  ];
  return cardOf('makegoods_pending', {
    count: 3,
    outstanding_impressions: 55_700,
    values: [{ currency: 'EUR', cents: 139_250 }],
    oldest_age_days: 19,
    items,
  });
}

/** All nine by name. */
export function cards() {
  return {
    pacing: pacing(),
    sponsor_revenue: sponsorRevenue(),
    makegoods_pending: makegoodsPending(),
    ...advertiserCards(cardOf),
    ...opsCards(cardOf),
  };
}

export const PERSONAS = {
  creator: ['pacing', 'sponsor_revenue', 'makegoods_pending'],
  advertiser: ['audience_fit', 'projected_cpm', 'inventory_calendar'],
  ops: ['pipeline_forecast', 'win_loss', 'etl_health'],
};

/** Answers `/v1/dashboard/…`: the status and the body; null when it is not about cards. */
export function answerCards(scenario, path, query) {
  const match = /^\/v1\/dashboard\/(creator|advertiser|ops)(?:\/(\w+))?$/.exec(path);
  if (!match) return null;
  const [, persona, card] = match;
  const all = { ...cards(), ...scenario.cards };
  if (card === 'pacing' && query.get('io_id')) return [200, pacing(query.get('io_id'))];
  if (card) return [200, all[card]];
  const own = Object.fromEntries(PERSONAS[persona].map((name) => [name, all[name]]));
  return [200, { persona, cards: own, computed_at: new Date().toISOString() }];
}
