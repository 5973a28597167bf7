import { adUnits, availability, episodes } from './fake-inventory.mjs';

/** The order routes of the stand-in API. */
const DAY_MS = 86_400_000;

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
  if (path === '/v1/io/promo-codes') {
    return [200, { in_use: ['BRIGHT24'], suggestions: ['LEDGER47', 'LEAF92'], checked: null }];
  }
  const choices = /^\/v1\/choices\/(\w+)$/.exec(path);
  if (choices) return [200, chosen(scenario.choices[choices[1]] ?? [], query)];
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
  if (io && act === 'cancel' && body.dry_run) {
    const dry = { ...detailOf(io), cancellation: cancellationOf(scenario, io, body), dry_run: true };
    return [200, dry];
  }
  if (io && act === 'cancel') {
    const now = new Date().toISOString();
    Object.assign(io, { status: 'cancelled', cancelled_at: now, payable_cents: 24_000, allowed_actions: [] });
    return [200, detailOf(io)];
  }
  if (io && act === 'accept') return [200, detailOf(io)];
  if (io && act === 'resolve') return resolved(io, body);
  if (io && act === 'makegood' && method === 'GET') return [200, sizeOf(io, query)];
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

function chosen(all, query) {
  const ids = query.get('ids')?.split(',');
  const q = (query.get('q') ?? '').toLowerCase();
  const found = all.filter(({ id, name }) => (!ids || ids.includes(id)) && name.toLowerCase().includes(q));
  const limit = Number(query.get('limit') ?? 20);
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** Half of the days, whatever the notice: the rules are the server's. */
function cancellationOf({ pacing }, io, { notice_on }) {
  const cost = io.line_cost_cents;
  const delivered = pacing.find(({ io_id }) => io_id === io.io_id)?.delivered_impressions ?? 0;
  const payable_cents = io.hold_expires_at ? 0 : (cost * 24) / 30;
  return {
    ...{ line_cost_cents: cost, payable_cents, saved_cents: cost - payable_cents },
    ...{ payable_impressions: 16_000, delivered_impressions: delivered },
    ...{ effective_on: io.hold_expires_at ? null : plus(notice_on, 14), payable_days: 24, total_days: 30 },
  };
}

function plus(day, days) {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

const owedOn = (io) => io.booked_impressions - io.delivered_impressions - io.credited_impressions;
const worth = (io, impressions) => Math.floor((impressions * io.booked_cpm_cents + 500) / 1_000);

function sizeOf(io, query) {
  const isShort = (query.get('reason') ?? 'underdelivery') === 'underdelivery';
  const owed = isShort ? owedOn(io) : io.booked_impressions;
  const impressions = Number(query.get('impressions') ?? owed);
  return {
    ...{ settled: true, delivered_impressions: io.delivered_impressions },
    ...{ outstanding_impressions: owedOn(io), credit_cents: worth(io, owedOn(io)) },
    ...{ impressions, makes_up_impressions: impressions, value_cents: worth(io, impressions) },
    ...{ cpm_cents: io.booked_cpm_cents, currency: io.currency, blockers: io.blockers ?? [] },
  };
}

function resolved(io, { resolution, impressions, dry_run = false }) {
  const owed = owedOn(io);
  const settling = impressions ?? owed;
  if (settling > owed) {
    const detail = `"impressions": Must be at most ${owed}, which is what is outstanding.`;
    return [400, { status: 400, code: 'request.invalid', detail }];
  }
  const value_cents = worth(io, settling);
  const settles = {
    ...{ resolution, impressions: settling, value_cents },
    credit_cents: resolution === 'waived' ? 0 : value_cents,
    ...{ outstanding_impressions: owed - settling, open_makegoods: io.open_makegoods ?? 0 },
    completes: settling === owed,
  };
  if (!dry_run) {
    io.credited_impressions += settling;
    if (settles.completes) Object.assign(io, { status: 'completed', resolution, allowed_actions: [] });
  }
  return [200, { ...detailOf(io), settles, dry_run }];
}
