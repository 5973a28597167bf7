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
      vanity_url: line.vanity_url,
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
