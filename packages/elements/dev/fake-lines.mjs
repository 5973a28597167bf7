import { SHOW, TITLES } from './fake-inventory.mjs';

/** The stand-in's booked lines and how they do. */
const DAY_MS = 86_400_000;

const day = (n) => new Date(Date.now() + n * DAY_MS).toISOString().slice(0, 10);

/** A booked line that runs since ten days and for twenty more, with some members of its own. */
export function bookedLine(n, own = {}) {
  return {
    ...{
      io_id: `io-${n}`,
      insertion_order_id: `order-${n}`,
      io_number: `IO-2026-${String(n).padStart(4, '0')}`,
    },
    ...{ line_no: 1, campaign_id: 'deal-1', campaign_name: 'Brightleaf Tea on Ledger Lines, winter' },
    ...{
      sponsor_id: 'sponsor-1',
      sponsor_name: 'Brightleaf Tea',
      podcast_id: SHOW,
      podcast_title: 'Ledger Lines',
    },
    ...{ ad_unit_id: 'unit-mid', ad_unit_name: 'Mid-roll 60', position: 'mid', slot_no: 1 },
    ...{ episode_id: `episode-${(n % 6) + 1}`, episode_title: TITLES[n % 6] },
    ...{ flight_first_day: day(-10), flight_last_day: day(19), time_zone: 'UTC' },
    ...{ booked_impressions: 20_000, booked_cpm_cents: 2_800, currency: 'EUR', line_cost_cents: 56_000 },
    ...{ promo_code: null, vanity_url: null, status: 'active', revision: 1, hold_expires_at: null },
    ...{ payable_cents: null, delivered_impressions: null, makegood_of_id: null, credited_impressions: 0 },
    allowed_actions: ['cancel'],
    ...own,
  };
}

function paceOf(n, status, delivered_impressions, pacing_index, booked = 20_000) {
  const delivery_share = delivered_impressions / booked;
  const projected_impressions = Math.round(booked * (pacing_index ?? 1));
  const data_through = day(-1);
  return {
    io_id: `io-${n}`,
    status,
    delivered_impressions,
    delivery_share,
    pacing_index,
    projected_impressions,
    data_through,
  };
}

const NORTHERN = {
  campaign_id: 'deal-3',
  campaign_name: 'Northern Mutual, always on',
  sponsor_name: 'Northern Mutual Insurance',
};
const over = { flight_first_day: day(-60), flight_last_day: day(-31) };

export const bookedLines = [
  bookedLine(42, { flight_first_day: day(6), flight_last_day: day(35), status: 'scheduled' }),
  bookedLine(41, {
    ...NORTHERN,
    status: 'scheduled',
    episode_id: null,
    episode_title: null,
    flight_first_day: day(3),
    flight_last_day: day(32),
    hold_expires_at: new Date(Date.now() + DAY_MS).toISOString(),
    allowed_actions: ['confirm', 'cancel'],
  }),
  bookedLine(40, { revision: 2 }),
  bookedLine(39, {
    ...NORTHERN,
    ad_unit_id: 'unit-pre',
    ad_unit_name: 'Pre-roll 30',
    booked_impressions: 18_000,
    booked_cpm_cents: 2_200,
    line_cost_cents: 39_600,
  }),
  bookedLine(38),
  bookedLine(37, { flight_first_day: day(-2), flight_last_day: day(27) }),
  bookedLine(36, {
    ...over,
    status: 'makegood',
    allowed_actions: ['makegood', 'resolve'],
    delivered_impressions: 15_420,
  }),
  bookedLine(35, {
    ...NORTHERN,
    ...over,
    status: 'completed',
    allowed_actions: [],
    delivered_impressions: 21_033,
  }),
  bookedLine(34, {
    ...over,
    status: 'active',
    makegood_of_id: 'io-20',
    line_cost_cents: 28_000,
    booked_impressions: 10_000,
  }),
  bookedLine(33, { ...over, status: 'cancelled', payable_cents: 18_600, allowed_actions: [] }),
];

export const linePacing = [
  paceOf(42, 'not_started', 0, null),
  paceOf(41, 'not_started', 0, null),
  paceOf(40, 'on_track', 15_310, 1.01),
  paceOf(39, 'behind', 10_780, 0.79, 18_000),
  paceOf(38, 'at_risk', 13_480, 0.9),
  paceOf(37, 'too_early', 1_420, null),
  paceOf(36, 'under_delivered', 15_420, 0.77),
  paceOf(35, 'delivered', 21_033, 1.05),
  paceOf(34, 'settling', 10_120, 1.01, 10_000),
  paceOf(33, 'not_applicable', 6_100, null),
];
