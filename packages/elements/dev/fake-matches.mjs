/** The routes of matches of the stand-in API. */
const SHOWS = ['Field Kitchen', 'Second Draft', 'Plain Statistics', 'Kilometre Zero', 'Laugh Track Optional'];
const STRONG = 'Strong fit (68/100). Topics match: Food & Drink ↔ Food & Drink.';
const STRONG_FOR_SHOW = 'Strong fit (68/100). 67% of your listeners are in their markets (GB, IE).';
const GATE = 'Not eligible: 8 of the last 20 episodes are rated above your limit for Obscenity.';

/** A match by rank, from 1; `own` wins. */
export function match(n, own = {}) {
  const score = Math.max(12, 76 - 8 * n) + 0.4;
  return {
    ...{ match_id: `match-${n}`, advertiser_id: 'tea', advertiser_name: 'Brightleaf Tea' },
    ...{ podcast_id: `show-${n}`, podcast_title: SHOWS[n - 1] ?? `Show ${n}`, score },
    ...{ range_low: Math.max(0, score - 14), range_high: Math.min(100, score + 6) },
    ...{ band: score >= 64.5 ? 'strong' : score >= 49.5 ? 'fair' : score >= 34.5 ? 'weak' : 'poor' },
    ...{ coverage: 0.8, provisional: false, eligible: true, gates: [], rationale: STRONG, problems: [] },
    rationale_for_show: STRONG_FOR_SHOW,
    reasons: [
      { code: 'verdict', params: { band: 'strong', score: 68 } },
      { code: 'topic.for', params: { wanted: 'Food & Drink', has: 'Food & Drink' } },
    ],
    ...{ weights_version: 'default-dc4a7944', updated_at: new Date(Date.now() - 720_000).toISOString() },
    ...own,
  };
}

/** As the demo's: one that is strong, fair, provisional, and one behind a gate. */
export const matches = [
  ...[match(1), match(2), match(3)],
  match(4, { range_low: 18, range_high: 79, coverage: 0.36, provisional: true }),
  match(5, {
    ...{ score: 20, range_low: 12, range_high: 20, band: 'poor', eligible: false },
    ...{
      gates: [{ code: 'gate.safety_limit', params: { count: 8, rated: 20, topic: 'j9PaO9' } }],
      rationale: GATE,
    },
  }),
];

const signal = (weight, value, confidence, contribution, evidence) => ({
  ...{ weight, value, confidence, contribution, evidence },
});

/** What a match rests on. */
export function matchDetail(one, own = {}) {
  const { score, range_low, range_high, coverage, eligible } = one;
  return {
    ...one,
    ...{ stale: false, current: { score, range_low, range_high, coverage, eligible }, base: 56.46, cap: 0 },
    signals: {
      geo: signal(0.15, 0.6714, 0.989, -1.28, {
        markets: [
          { code: 'GB', share: 0.518, target: null },
          { code: 'IE', share: 0.1534, target: null },
        ],
        ...{ share: 0.6714, excluded_share: 0, known_share: 0.989 },
      }),
      demographic: signal(0.2, 0.587, 1, 0.43, {
        dimensions: [{ dimension: 'age', fit: 0.587, known_share: 1 }],
        ...{ unknown: ['gender'], method: 'survey', sample_size: 403 },
      }),
      topic: signal(0.25, 0.5, 1, 11.27, {
        ...{ by: 'iab', advertiser_source: 'sponsors.metadata.targeting.topics' },
        podcast_source: 'podcasts.metadata.topics',
        pairs: [{ wanted: 'Food & Drink', has: 'Food & Drink', similarity: 1, prominence: 1, weight: 0.5 }],
      }),
      lift: signal(0.2, null, 0, 0, { missing: 'unknown', fields: ['attribution_events'] }),
      inventory: signal(0.1, 0.92, 0.8, 0.88, {
        ...{ positions: ['mid'], from: '2026-12-09', to: '2027-02-02', available_impressions: 94_299 },
        ...{ requested_impressions: 20_000, rate_cents: 2_916, target_cpm_cents: 2_700, currency: 'EUR' },
        ...{ price_fit: 0.92, known_days: 0.8 },
      }),
      safety: signal(0.1, 0.9, 1, -0.13, {
        ...{ topic: 'j9PaO9', above: 2, rated: 20, limit: 'low', episode_ids: ['e1', 'e2'] },
      }),
    },
    open_questions: [
      {
        ...{ signal: 'lift', fields: ['attribution_events'], why: 'unknown' },
        ...{ narrows_by: 20, low: 54, high: 74 },
      },
      {
        ...{ signal: 'inventory', fields: ['sponsors.metadata.targeting.impressions', 'ad_units'] },
        ...{ why: 'partly_known', narrows_by: 2, low: 66, high: 69 },
      },
    ],
    changes: [
      {
        ...{ code: 'change.price', params: { target_cpm_cents: 2_700, rate_cents: 2_916, currency: 'EUR' } },
        ...{ score: 70.1, range_low: 56, gain: 1.7, eligible: true },
      },
      {
        ...{ code: 'change.market', params: { market: 'US', share: 0.274 } },
        ...{ score: 69.9, range_low: 55, gain: 1.5, eligible: true },
      },
    ],
    ...own,
  };
}

/** Matches, their details and recalculations of a scenario: `[status, body]`, or null for another path. */
export async function answerMatches(scenario, method, path, query) {
  if (path === '/v1/matches') return [200, listed(scenario, query)];
  const one = /^\/v1\/matches\/([^/.]+)$/.exec(path);
  if (one) {
    const found = scenario.matches.find(({ match_id }) => match_id === one[1]);
    return found ? [200, matchDetail(found, scenario.match_detail)] : lost();
  }
  if (path === '/v1/match/recalculate') return recalculated(scenario, query);
  if (path === '/v1/match/runs') return [200, { items: scenario.runs, next_cursor: null }];
  const run = /^\/v1\/match\/runs\/([^/]+)(\/cancel)?$/.exec(path);
  if (!run) return null;
  const found = scenario.runs.find(({ run_id }) => run_id === run[1]);
  if (found && method === 'POST') {
    found.status = 'cancelled';
    for (const release of scenario.waiting.splice(0)) release();
  }
  return found ? [200, found] : lost();
}

const lost = () => [404, { status: 404, code: 'match.not_found', detail: 'There is no match with this id.' }];

function listed(scenario, query) {
  const q = (query.get('q') ?? '').toLowerCase();
  const all = scenario.matches.filter(
    (one) =>
      (!query.get('band') || one.band === query.get('band')) &&
      (!query.get('eligible') || String(one.eligible) === query.get('eligible')) &&
      one.podcast_title.toLowerCase().includes(q),
  );
  const from = Number(query.get('cursor') ?? 0);
  const next = from + Number(query.get('limit') ?? 20);
  return { items: all.slice(from, next), next_cursor: next < all.length ? String(next) : null };
}

/** Takes `match_ms`, or until it is released or cancelled when that is null. */
async function recalculated(scenario, query) {
  const run = {
    ...{ run_id: `run-${scenario.runs.length + 1}`, status: 'running', pairs_total: 5, pairs_done: 2 },
    ...{ advertiser_id: query.get('advertiser_id'), podcast_id: query.get('podcast_id') },
    ...{ pairs_new: 0, pairs_changed: 2, pairs_unchanged: 3, error_message: null },
  };
  scenario.runs.unshift(run);
  if (scenario.match_ms === null) await new Promise((resolve) => scenario.waiting.push(resolve));
  else await new Promise((resolve) => setTimeout(resolve, scenario.match_ms));
  if (run.status === 'cancelled') {
    return [409, { status: 409, code: 'match.cancelled', detail: 'Somebody cancelled this recalculation.' }];
  }
  Object.assign(run, { status: 'completed', pairs_done: 5 });
  scenario.matches = scenario.matches_after ?? scenario.matches;
  return [200, run];
}
