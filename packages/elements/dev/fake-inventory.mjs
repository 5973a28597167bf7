/** The stand-in's deals to book, ad units, episodes and what is free in them. */
export const SHOW = 'show-1';

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

export const TITLES = [
  'The water taxi that kept its prices',
  'Inside the books of a curling rink',
  'The violin school that kept its prices',
  'Inside the books of a salt works',
  'The brass foundry that kept its prices',
  'Inside the books of a kite maker',
];

const DAY_MS = 86_400_000;

/** Episodes of the show, the newest first: two to come, the rest out. */
export const episodes = () =>
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
