/** The deal routes of the stand-in API: enough of the rules to move cards by, over deals in memory. */
const OPEN = ['lead', 'qualified', 'proposal', 'negotiation'];
const STAGES = [...OPEN, 'won', 'lost'];
const PROBABILITY = { lead: 0.1, qualified: 0.25, proposal: 0.5, negotiation: 0.75, won: 1, lost: 0 };
const SPONSORS = [
  'Brightleaf Tea',
  'Stowaway Luggage',
  'Tallybook',
  'Northern Mutual',
  'Hearth & Hull',
  'Parcelway',
];
const PODCASTS = ['Ledger Lines', 'The Night Ferry', 'Field Kitchen', 'Plain Statistics'];
const SEASONS = ['spring', 'summer', 'autumn', 'winter', 'launch'];

export const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let made = 0;

/** A deal with some members of its own. */
export function deal(own = {}) {
  made += 1;
  const sponsor = SPONSORS[made % SPONSORS.length];
  const podcast = PODCASTS[made % PODCASTS.length];
  const stage = own.stage ?? 'lead';
  return {
    campaign_id: uuid(made),
    name: `${sponsor} on ${podcast}, ${SEASONS[made % SEASONS.length]}`,
    podcast_id: uuid(9_000_000 + (made % PODCASTS.length)),
    podcast_title: podcast,
    sponsor_id: uuid(8_000_000 + (made % SPONSORS.length)),
    sponsor_name: sponsor,
    industry: 'Food & Drink',
    stage,
    stage_changed_at: new Date(Date.now() - 86_400_000).toISOString(),
    revision: 1,
    amount_cents: 240_000 + (made % 13) * 85_000,
    currency: 'EUR',
    expected_close: OPEN.includes(stage) ? dayFromNow(9 + (made % 40)) : null,
    slip_count: 0,
    loss_reason: stage === 'lost' ? 'price' : null,
    loss_note: null,
    closed_at: OPEN.includes(stage) ? null : new Date(Date.now() - 6 * 86_400_000).toISOString(),
    last_activity_at: null,
    next_activity_on: null,
    days_in_stage: 1 + (made % 6),
    rotting: false,
    booked: false,
    ...own,
  };
}

/** So many deals, spread over the stages as a pipeline is. */
export function manyDeals(count) {
  const spread = [...STAGES, 'lead', 'qualified', 'lead', 'won'];
  return Array.from({ length: count }, (_, n) => deal({ stage: spread[n % spread.length] }));
}

/** A deal as the API gives it, with the moves that it can make. */
function shown({ booked, ...rest }) {
  const probability = PROBABILITY[rest.stage];
  const weighted_cents = rest.amount_cents === null ? null : Math.round(rest.amount_cents * probability);
  const allowed_transitions = STAGES.flatMap((to) => transition({ booked, ...rest }, to) ?? []);
  return { ...rest, probability, weighted_cents, allowed_transitions };
}

function transition(from, to) {
  const at = STAGES.indexOf(from.stage);
  const target = STAGES.indexOf(to);
  if (at === target) return null;
  if (from.stage === 'lost') return OPEN.includes(to) ? { to, kind: 'reopen', requires: [] } : null;
  if (from.stage === 'won') return to === 'negotiation' ? { to, kind: 'reopen', requires: [] } : null;
  if (to === 'lost') return { to, kind: 'lose', requires: ['loss_reason'] };
  if (to === 'won') {
    if (at < 2) return null;
    return { to, kind: 'win', requires: from.booked ? [] : ['override'] };
  }
  if (target < at) return { to, kind: 'back', requires: ['reason'] };
  const missing = [
    target >= 2 && from.amount_cents === null && ['amount', 'Set an amount on the campaign first.'],
    to === 'negotiation' && !from.expected_close && ['expected_close', 'Set expected_close first.'],
  ].filter(Boolean);
  const [first] = missing;
  const blocked = first && { blocked: { code: `deal.${first[0]}_missing`, message: first[1] } };
  return { to, kind: 'forward', requires: missing.map(([what]) => what), ...blocked };
}

/** The answer to a request for deals: `[status, body]`; null when it is for something else. */
export function answerDeals(scenario, method, path, query, body) {
  const [, , noun, id, part] = path.split('/');
  if (noun !== 'deals') return null;
  if (!id) return [200, list(scenario.deals, query)];
  const found = scenario.deals.find(({ campaign_id }) => campaign_id === id);
  if (!found) return [404, { code: 'deal.not_found', detail: 'There is no such deal.' }];
  if (part === 'history') return [200, { items: scenario.deal_history ?? [], next_cursor: null }];
  if (part === 'stage') return move(found, body);
  if (method === 'PATCH') {
    const { revision, ...change } = body;
    Object.assign(found, change);
  }
  return [200, shown(found)];
}

function move(found, { stage, expected_stage, revision, loss_reason, loss_note }) {
  if (expected_stage !== found.stage || revision !== found.revision) {
    const details = { stage: found.stage, revision: found.revision, changed_by: 'mara@northwind.fm' };
    const changed_at = new Date(Date.now() - 120_000).toISOString();
    return [409, { code: 'deal.stage_conflict', detail: 'Moved.', details: { ...details, changed_at } }];
  }
  const change = { stage, revision: revision + 1, days_in_stage: 0, rotting: false };
  Object.assign(found, change, { loss_reason: loss_reason ?? null, loss_note: loss_note ?? null });
  if (!OPEN.includes(stage)) found.closed_at = new Date().toISOString();
  return [200, shown(found)];
}

function list(deals, query) {
  const q = query.get('q')?.toLowerCase();
  const fits = (each) =>
    (!q || `${each.name} ${each.sponsor_name} ${each.podcast_title}`.toLowerCase().includes(q)) &&
    ['stage', 'podcast_id', 'sponsor_id'].every(
      (name) => !query.get(name) || each[name] === query.get(name),
    ) &&
    (!query.has('rotting') || each.rotting);
  const all = deals.filter(fits);
  const from = Number(query.get('cursor') ?? 0);
  const next = from + Number(query.get('limit') ?? 50);
  const next_cursor = next < all.length ? String(next) : null;
  return { items: all.slice(from, next).map(shown), next_cursor, totals: totals(all) };
}

function totals(deals) {
  const sums = new Map();
  for (const { stage, currency, amount_cents } of deals) {
    const key = `${stage} ${currency}`;
    const sum = sums.get(key) ?? { stage, currency, count: 0, amount_cents: 0, weighted_cents: 0 };
    sum.count += 1;
    sum.amount_cents += amount_cents ?? 0;
    sum.weighted_cents += Math.round((amount_cents ?? 0) * PROBABILITY[stage]);
    sums.set(key, sum);
  }
  return [...sums.values()];
}
