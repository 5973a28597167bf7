/**
 * A tiny in-memory stand-in for the API: each scenario lives under `/fake/<id>/api`, is set up by
 * `POST /fake/<id>/control` and tells what it was asked at `GET /fake/<id>/requests`.
 */
import { answerCards, cards } from './fake-cards.mjs';
import { importRecord, importReport } from './fake-data.mjs';
import { answerDeals } from './fake-deals.mjs';
import { adUnits } from './fake-inventory.mjs';
import { answerIo } from './fake-io.mjs';
import { bookedLines, linePacing } from './fake-lines.mjs';
import { answerMatches, matches } from './fake-matches.mjs';

const scenarios = new Map();

const DEFAULTS = {
  features: {
    features: {
      ENABLE_ETL_CSV_UPLOAD: true,
      ENABLE_NEW_DASHBOARD_CARDS: true,
      ENABLE_DEAL_PIPELINE: true,
      ENABLE_IO_BOOKINGS: true,
      ENABLE_MATCHMAKING: true,
    },
    tenant_id: 'northwind',
    role: 'member',
    limits: { max_bytes: 52_428_800 },
  },
  /** Merged into the report that an upload, or a look at one import, gets. */
  report: {},
  check: {},
  /** Answers that are not reports: `{ status, body }` by `METHOD path`. */
  answers: {},
  /** Milliseconds an upload takes once its bytes are there; null: until `release`. */
  upload_ms: 0,
  /** `cut`: the connection is closed instead of an answer. */
  upload: 'answer',
  imports: [],
  deals: [],
  /** Milliseconds before any answer about deals. */
  deals_ms: 0,
  /** Deals as the wizard of orders sees them; null: those of the board. */
  deals_to_book: null,
  ad_units: adUnits,
  ios: bookedLines,
  pacing: linePacing,
  /** What lists can be filtered by, by kind: `{ id, name, detail }`. */
  choices: {},
  /** Milliseconds before any answer about them. */
  choices_ms: 0,
  page_size: null,
  matches,
  /** What they are after a recalculation, if other. */
  matches_after: null,
  /** Merged into the details of every match. */
  match_detail: {},
  /** Milliseconds a recalculation takes; null: until `release`, or until it is cancelled. */
  match_ms: 0,
  runs: [],
  /** Cards that are other than the usual ones, by name. */
  cards: {},
  /** Milliseconds before any answer about cards. */
  cards_ms: 0,
};

function scenarioOf(id) {
  if (!scenarios.has(id)) {
    scenarios.set(id, { ...structuredClone(DEFAULTS), requests: [], attempts: new Map(), waiting: [] });
  }
  return scenarios.get(id);
}

/** Answers a node request when it is for the stand-in; false when it is not. */
export async function fakeApi(request, response) {
  const url = new URL(request.url, 'http://fake');
  const match = /^\/fake\/([^/]+)(\/.*)$/.exec(url.pathname);
  if (!match) return false;
  const scenario = scenarioOf(match[1]);
  const path = match[2];
  if (path === '/control') {
    const change = JSON.parse((await bodyOf(request)).toString());
    Object.assign(scenario, change);
    if (change.release) for (const release of scenario.waiting.splice(0)) release();
    return json(response, 200, {});
  }
  if (path === '/page') return strictPage(response);
  if (path === '/requests') return json(response, 200, scenario.requests);
  const body = path.endsWith('/upload') ? await uploadBody(request, scenario, url) : await bodyOf(request);
  if (body === null) return true;
  scenario.requests.push(describe(request, path, url, body));
  const canned = scenario.answers[`${request.method} ${path.replace('/api', '')}`];
  if (canned) return json(response, canned.status, canned.body);
  const sent = request.headers['content-type'] === 'application/json' ? JSON.parse(body.toString()) : null;
  if (path.includes('/v1/choices/') && scenario.choices_ms > 0)
    await new Promise((resolve) => setTimeout(resolve, scenario.choices_ms));
  const io = answerIo(scenario, request.method, path.replace('/api', ''), url.searchParams, sent);
  if (io) return json(response, ...io);
  const card = answerCards(scenario, path.replace('/api', ''), url.searchParams);
  if (card) {
    if (scenario.cards_ms > 0) await new Promise((resolve) => setTimeout(resolve, scenario.cards_ms));
    return json(response, ...card);
  }
  const fit = await answerMatches(scenario, request.method, path.replace('/api', ''), url.searchParams);
  if (fit) return json(response, ...fit);
  if (path.endsWith('/matches.csv')) return csv(response, 'advertiser_id,podcast_id\n');
  if (path.startsWith('/api/v1/dashboard/')) return csv(response, 'io_number,status\n');
  if (path.endsWith('/pdf')) return pdf(response);
  if (path.endsWith('/export.csv')) return csv(response, 'deal_id,ad_unit_id\n');
  if (path.startsWith('/api/v1/deals')) {
    if (scenario.deals_ms > 0) await new Promise((resolve) => setTimeout(resolve, scenario.deals_ms));
    const asked = body.length > 0 ? JSON.parse(body.toString()) : {};
    const about = path.replace('/api', '');
    return json(response, ...answerDeals(scenario, request.method, about, url.searchParams, asked));
  }
  await route(scenario, request, response, path.replace('/api', ''), url);
  return true;
}

function describe(request, path, url, body) {
  const query = Object.fromEntries(url.searchParams);
  return {
    method: request.method,
    path,
    query,
    headers: request.headers,
    bytes: body.length,
    text: body.toString().slice(0, 5_000),
  };
}

async function route(scenario, request, response, path, url) {
  if (path === '/v1/features') return json(response, 200, scenario.features);
  if (path === '/v1/etl/health') return json(response, 200, { ...cards(), ...scenario.cards }.etl_health);
  if (path === '/v1/etl/template.csv') return csv(response, 'day,episode_id,source\n');
  if (path === '/v1/etl/upload') return upload(scenario, request, response, url);
  if (path === '/v1/etl/status') return json(response, 200, list(scenario, url.searchParams));
  const [, , , , id, action] = path.split('/');
  if (action === 'errors.csv') return csv(response, 'day,_line\n');
  if (action === 'cancel') {
    for (const record of scenario.imports) {
      if (record.import_id === id) Object.assign(record, { status: 'failed', error_code: 'cancelled' });
    }
    return json(response, 200, {});
  }
  const record =
    scenario.imports.find((item) => item.import_id === id) ?? [...scenario.attempts.values()].at(-1);
  return json(response, 200, importReport({ ...record, ...scenario.report, ...record }));
}

function list(scenario, query) {
  const key = query.get('idempotency_key');
  if (key) {
    const attempt = scenario.attempts.get(key);
    return { items: attempt ? [attempt] : [], next_cursor: null };
  }
  const all = scenario.imports.map(importRecord);
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 10);
  const next = from + limit;
  return { items: all.slice(from, next), next_cursor: next < all.length ? String(next) : null };
}

/** Reads an upload's bytes and keeps its attempt, which fails when the client goes away. */
async function uploadBody(request, scenario, url) {
  const attempt = importRecord({ status: 'processing', dry_run: url.searchParams.has('dry_run') });
  scenario.attempts.set(request.headers['idempotency-key'], attempt);
  request.on('close', () => {
    if (!request.complete || !request.answered) {
      Object.assign(attempt, { status: 'failed', error_code: 'cancelled', ...scenario.after_cancel });
    }
  });
  try {
    return await bodyOf(request);
  } catch {
    return null;
  }
}

async function upload(scenario, request, response, url) {
  const attempt = scenario.attempts.get(request.headers['idempotency-key']);
  const wait = scenario.upload_ms;
  response.on('close', () => {
    if (!response.writableEnded)
      Object.assign(attempt, { status: 'failed', error_code: 'cancelled', ...scenario.after_cancel });
  });
  attempt.rows_read = scenario.rows_read ?? 0;
  if (wait === null) await new Promise((resolve) => scenario.waiting.push(resolve));
  else if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (scenario.upload === 'cut') return request.socket.destroy();
  request.answered = true;
  const dry_run = url.searchParams.get('dry_run') === 'true';
  const forced = url.searchParams.get('force') === 'true' ? { already_imported: false } : {};
  const report = importReport({
    file_name: url.searchParams.get('file_name'),
    mode: url.searchParams.get('mode'),
    dry_run,
    ...scenario.report,
    ...(dry_run ? scenario.check : {}),
    ...forced,
  });
  Object.assign(attempt, report);
  if (report.status === 'completed') return json(response, 200, report);
  const { status, error_code, error_message, ...rest } = report;
  const problem = {
    type: 'about:blank',
    title: 'Import failed',
    status: 400,
    detail: error_message,
    code: error_code,
  };
  return json(response, 400, { ...rest, ...problem, import_status: status }, 'application/problem+json');
}

const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

/** An empty page under the strictest policy that a host may have. */
function strictPage(response) {
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': STRICT });
  const script = '<script type="module" src="/packages/elements/src/define-all.ts"></script>';
  response.end(`<!doctype html><html lang="en"><title>Strict</title>${script}<body></body></html>`);
  return true;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
  return true;
}

function pdf(response) {
  response.writeHead(200, { 'content-type': 'application/pdf' });
  response.end('%PDF-1.4');
  return true;
}

function csv(response, text) {
  response.writeHead(200, { 'content-type': 'text/csv' });
  response.end(text);
  return true;
}
