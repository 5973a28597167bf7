import { type RawBuilder, sql } from 'kysely';
import { type ArrayElement, arrayElements } from '../../shared/array-literal.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { KnownScope } from './inputs/scope.ts';

/** A match as it is stored; what is null there is the empty text here. */
export type MatchRow = {
  match_id: string;
  advertiser_id: string;
  podcast_id: string;
  score: number;
  range_low: number;
  range_high: number;
  coverage: number;
  eligible: boolean;
  provisional: boolean;
  input_hash: number;
  rationale: string;
  /** JSON, like the three that follow. */
  signals: string;
  reasons: string;
  gates: string;
  problems: string;
};

/** Which rows were written: those that were there already by their ids. */
export type Written = { inserted: number; changed: string[] };

/**
 * Stores matches in one statement, in the order of their keys, so that two runs never wait for each other
 * in a circle. A row whose inputs are as stored, or that a later run has written, stays as it is.
 */
export async function writeMatches(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant, types }: KnownScope,
  rows: readonly MatchRow[],
  { at, weights_version }: { at: string; weights_version: string },
): Promise<Written> {
  const written = await sql<{ inserted: number; changed: string[] }>`
    with written as (
      insert into ${podflightTable(ctx, 'matches')} as m (match_id, tenant_id, advertiser_id, podcast_id, score, range_low,
        range_high, coverage, eligible, provisional, input_hash, rationale, signals, reasons, gates, problems,
        weights_version, created_at, updated_at)
      select w.match_id, ${tenant}, w.advertiser_id, w.podcast_id, w.score, w.range_low, w.range_high, w.coverage,
        w.eligible, w.provisional, w.input_hash, w.rationale, w.signals::jsonb, w.reasons, w.gates::jsonb,
        w.problems::jsonb, ${weights_version}, ${at}::timestamptz, ${at}::timestamptz
      from rows from (
        unnest(${elements(rows, 'match_id')}::uuid[]),
        unnest(${elements(rows, 'advertiser_id')}::${sql.raw(types.sponsor_id)}[]),
        unnest(${elements(rows, 'podcast_id')}::${sql.raw(types.podcast_id)}[]),
        unnest(${elements(rows, 'score')}::numeric[]),
        unnest(${elements(rows, 'range_low')}::numeric[]),
        unnest(${elements(rows, 'range_high')}::numeric[]),
        unnest(${elements(rows, 'coverage')}::numeric[]),
        unnest(${elements(rows, 'eligible')}::boolean[]),
        unnest(${elements(rows, 'provisional')}::boolean[]),
        unnest(${elements(rows, 'input_hash')}::bigint[]),
        unnest(${lines(rows, 'rationale')}),
        unnest(${lines(rows, 'signals')}),
        unnest(${lines(rows, 'reasons')}),
        unnest(${lines(rows, 'gates')}),
        unnest(${lines(rows, 'problems')})
      ) as w(match_id, advertiser_id, podcast_id, score, range_low, range_high, coverage, eligible, provisional,
        input_hash, rationale, signals, reasons, gates, problems)
      on conflict (tenant_id, advertiser_id, podcast_id) do update set
        score = excluded.score, range_low = excluded.range_low, range_high = excluded.range_high,
        coverage = excluded.coverage, eligible = excluded.eligible, provisional = excluded.provisional,
        input_hash = excluded.input_hash, rationale = excluded.rationale, signals = excluded.signals,
        reasons = excluded.reasons, gates = excluded.gates, problems = excluded.problems,
        weights_version = excluded.weights_version, updated_at = excluded.updated_at
      where m.input_hash is distinct from excluded.input_hash and m.updated_at <= excluded.updated_at
      returning m.match_id, m.xmax = 0 as is_new
    )
    select count(*) filter (where is_new)::int as inserted,
      coalesce(jsonb_agg(match_id) filter (where not is_new), '[]') as changed
    from written`.execute(db);
  return written.rows[0] ?? { inserted: 0, changed: [] };
}

function elements<Key extends string>(
  rows: readonly Readonly<Record<Key, ArrayElement>>[],
  column: Key,
): RawBuilder<unknown> {
  return sql`(${`{${arrayElements(rows, column)}}`}::text)`;
}

/** Texts without line breaks, one a line: half as long as an array of JSON, whose quotes would all be escaped. */
function lines<Key extends string>(
  rows: readonly Readonly<Record<Key, string>>[],
  column: Key,
): RawBuilder<unknown> {
  return sql`string_to_array(${rows.map((row) => row[column]).join('\n')}::text, chr(10), '')`;
}

/** Which of the keys still are the tenant's: what a batch is left with when the host removed one meanwhile. */
export async function stillThere(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant, types }: KnownScope,
  rows: readonly MatchRow[],
): Promise<MatchRow[]> {
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const among = (ids: Iterable<string>, type: string) =>
    sql`(select one::${sql.raw(type)} from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb) as one)`;
  const found = await sql<{ kind: 'advertiser' | 'podcast'; id: string }>`
    select 'advertiser' as kind, ${sponsors.column('sponsor_id', 's')}::text as id from ${sponsors.table} as s
    where ${sponsors.column('tenant_id', 's')} = ${tenant} and ${sponsors.column('sponsor_id', 's')} in
      ${among(
        rows.map((row) => row.advertiser_id),
        types.sponsor_id,
      )}
    union all
    select 'podcast', ${podcasts.column('podcast_id', 'p')}::text from ${podcasts.table} as p
    where ${podcasts.column('tenant_id', 'p')} = ${tenant} and ${podcasts.column('podcast_id', 'p')} in
      ${among(
        rows.map((row) => row.podcast_id),
        types.podcast_id,
      )}`.execute(db);
  const there = new Set(found.rows.map(({ kind, id }) => `${kind} ${id}`));
  return rows.filter(
    ({ advertiser_id, podcast_id }) =>
      there.has(`advertiser ${advertiser_id}`) && there.has(`podcast ${podcast_id}`),
  );
}
