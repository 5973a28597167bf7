/** The stand-in's deals, ad units, availability and orders. */
const SHOW = 'show-1';

export const bookableDeals = [
  deal('deal-1', 'Brightleaf Tea on Ledger Lines, winter', 'Brightleaf Tea', 'won', 1_240_000),
  deal('deal-2', 'Tallybook on Ledger Lines, launch', 'Tallybook', 'won', 860_000),
  deal('deal-3', 'Northern Mutual, always on', 'Northern Mutual', 'negotiation', 2_150_000),
  deal('deal-4', 'Kestrel Bikes on Ledger Lines, spring', 'Kestrel Bikes', 'proposal', null),
];

function deal(campaign_id, name, sponsor_name, stage, amount_cents) {
  const podcast = { podcast_id: SHOW, podcast_title: 'Ledger Lines' };
  return { campaign_id, name, ...podcast, sponsor_name, stage, amount_cents, currency: 'EUR' };
}

export const adUnits = [
  unit('unit-pre', 'Pre-roll 30', 'pre', 30, 1, 2_200, 'dynamic'),
  unit('unit-mid', 'Mid-roll 60', 'mid', 60, 2, 2_800, 'embedded'),
  unit('unit-post', 'Post-roll 30', 'post', 30, 1, 1_200, 'embedded'),
];

function unit(ad_unit_id, name, position, duration_seconds, slots_per_episode, rate_cpm_cents, delivery) {
  const rate = { rate_cpm_cents, currency: 'EUR', archived_at: null };
  return {
    ad_unit_id,
    podcast_id: SHOW,
    name,
    position,
    delivery,
    duration_seconds,
    slots_per_episode,
    ...rate,
  };
}

const TITLES = [
  'The water taxi that kept its prices',
  'Inside the books of a curling rink',
  'The violin school that kept its prices',
  'Inside the books of a salt works',
  'The brass foundry that kept its prices',
  'Inside the books of a kite maker',
];

const DAY_MS = 86_400_000;

/** Episodes of the show, the newest first: two to come, the rest out. */
const episodes = () =>
  TITLES.map((title, n) => ({
    episode_id: `episode-${n + 1}`,
    title,
    publish_date: new Date(Date.now() + (9 - n * 7) * DAY_MS).toISOString(),
    projected_impressions: [21_400, 20_900, 20_100, 18_700, 17_900, 17_200][n],
  }));

/** Bookings that others have, by place: how many slots. */
const BOOKED = {
  'unit-pre/episode-2': 1,
  'unit-mid/episode-1': 1,
  'unit-mid/episode-3': 2,
  'unit-post/episode-4': 2,
};

export function availability() {
  return episodes().flatMap((episode) =>
    adUnits.map((one) => {
      const booked = BOOKED[`${one.ad_unit_id}/${episode.episode_id}`] ?? 0;
      return {
        ...{ ad_unit_id: one.ad_unit_id, ad_unit_name: one.name, position: one.position },
        ...{
          episode_id: episode.episode_id,
          episode_title: episode.title,
          publish_date: episode.publish_date,
        },
        ...{ capacity: one.slots_per_episode, booked, held: 0 },
        free: Math.max(0, one.slots_per_episode - booked),
        oversold: Math.max(0, booked - one.slots_per_episode),
      };
    }),
  );
}

/** What is free instead of the middle spot of the first episode. */
export const alternatives = [
  alternative('flight', 'unit-mid', 'episode-1', '2027-01-05T00:00:00.000Z', '2027-02-04T00:00:00.000Z'),
  alternative('ad_unit', 'unit-post', 'episode-1', '2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'),
  alternative('episode', 'unit-mid', 'episode-2', '2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'),
];

function alternative(kind, ad_unit_id, episode_id, flight_start, flight_end) {
  const { name: ad_unit_name } = adUnits.find((one) => one.ad_unit_id === ad_unit_id);
  const { title: episode_title } = episodes().find((one) => one.episode_id === episode_id);
  return { kind, ad_unit_id, ad_unit_name, episode_id, episode_title, flight_start, flight_end };
}

export function slotTaken(line = 0) {
  const detail = `Line ${line + 1}: somebody else has this ad unit in this episode during the flight.`;
  const details = { line, alternatives, lines: [{ line, alternatives }] };
  return { status: 409, body: { status: 409, code: 'io.slot_taken', detail, details } };
}

/** `[status, body]` for a path under `/v1`, or null when it is not about orders. */
export function answerIo(scenario, method, path, query, body) {
  if (scenario.deals_to_book && path === '/v1/deals') {
    const q = (query.get('q') ?? '').toLowerCase();
    const items = scenario.deals_to_book.filter(
      (one) =>
        one.stage === query.get('stage') && `${one.name} ${one.sponsor_name}`.toLowerCase().includes(q),
    );
    return [200, { items, next_cursor: null, totals: [] }];
  }
  const asked = /^\/v1\/deals\/([^/]+)$/.exec(path);
  if (scenario.deals_to_book && asked)
    return found(scenario.deals_to_book.find((one) => one.campaign_id === asked[1]));
  if (path === '/v1/ad-units') return [200, { items: scenario.ad_units, next_cursor: null }];
  if (path === '/v1/io/availability') return [200, { items: availability(), next_cursor: null }];
  if (path === '/v1/io/projections') {
    const items = episodes().map(({ episode_id, projected_impressions }) => ({
      ...{ episode_id, projected_impressions, based_on_episodes: 8 },
      projected_low_impressions: Math.round(projected_impressions * 0.9),
    }));
    return [200, { items }];
  }
  if (path === '/v1/io' && method === 'GET') return [200, listed(scenario, query)];
  if (path === '/v1/io/pacing') {
    const asked = query.get('io_ids').split(',');
    return [200, { items: scenario.pacing.filter(({ io_id }) => asked.includes(io_id)) }];
  }
  const [, , , io_id, act] = path.split('/');
  const io = path.startsWith('/v1/io/') && scenario.ios.find((one) => one.io_id === io_id);
  if (io && method === 'GET' && !act) return [200, detailOf(io)];
  if (io && method === 'PATCH') {
    Object.assign(io, { hold_expires_at: body.hold_until, allowed_actions: ['cancel'] });
    return [200, detailOf(io)];
  }
  if (io && act === 'cancel') {
    const now = new Date().toISOString();
    Object.assign(io, { status: 'cancelled', cancelled_at: now, payable_cents: 24_000, allowed_actions: [] });
    return [200, detailOf(io)];
  }
  if (io && act === 'accept') return [200, detailOf(io)];
  if (io && act === 'makegood') {
    return [200, { insertion_order_id: 'order-77', io_number: 'IO-2026-0077', lines: [{ io_id: 'io-77' }] }];
  }
  if (path === '/v1/io' && method === 'POST') return [201, bookedOrder(scenario, body)];
  return null;
}

function found(one) {
  return one ? [200, one] : [404, { status: 404, code: 'deal.not_found', detail: 'There is no such deal.' }];
}

function bookedOrder(scenario, booking) {
  const io_number = 'IO-2026-0042';
  const insertion_order_id = 'order-42';
  const one = scenario.deals_to_book.find(({ campaign_id }) => campaign_id === booking.campaign_id);
  const lines = booking.lines.map((line, n) => {
    const spot = adUnits.find(({ ad_unit_id }) => ad_unit_id === line.ad_unit_id);
    const episode = episodes().find(({ episode_id }) => episode_id === line.episode_id);
    const cost = Math.floor((line.booked_impressions * line.booked_cpm_cents + 500) / 1_000);
    return {
      ...{ io_id: `io-${n + 1}`, insertion_order_id, io_number, line_no: n + 1, campaign_name: one.name },
      ...{ ad_unit_id: line.ad_unit_id, ad_unit_name: spot.name, position: spot.position },
      ...{ episode_id: line.episode_id, episode_title: episode?.title ?? null, status: 'scheduled' },
      ...{
        flight_first_day: line.flight_start,
        flight_last_day: line.flight_end,
        time_zone: booking.time_zone,
      },
      ...{ booked_impressions: line.booked_impressions, booked_cpm_cents: line.booked_cpm_cents },
      ...{ currency: booking.currency, line_cost_cents: cost, promo_code: line.promo_code },
      vanity_url: line.vanity && `https://pods.example/v/${line.vanity.slug}`,
      hold_expires_at: booking.hold_until,
    };
  });
  const frame = {
    campaign_id: booking.campaign_id,
    currency: booking.currency,
    time_zone: booking.time_zone,
  };
  return { insertion_order_id, io_number, revision: 1, ...frame, lines };
}

function listed({ ios }, query) {
  const has = (name) => (io) => !query.get(name) || io[name] === query.get(name);
  const q = (query.get('q') ?? '').toLowerCase();
  const found = ios
    .filter(has('status'))
    .filter(has('podcast_id'))
    .filter(has('campaign_id'))
    .filter((io) => `${io.io_number} ${io.campaign_name} ${io.episode_title}`.toLowerCase().includes(q));
  const from = Number(query.get('cursor') ?? 0);
  const next = from + Number(query.get('limit') ?? 20);
  return { items: found.slice(from, next), next_cursor: next < found.length ? String(next) : null };
}

function detailOf(io) {
  const changes = [{ line_no: 1, field: 'booked_impressions', before: 20_000, after: 24_000 }];
  const wording = { reason: null, needs_acceptance: true, accepted_at: null, accepted_by: null };
  const revisions = [{ ...wording, revision: io.revision, changes, created_at: new Date().toISOString() }];
  return { ...io, terms: { cancellation_notice_days: 14 }, revisions, history: [] };
}

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
