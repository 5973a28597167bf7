import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { KnownScope } from './inputs/scope.ts';
import type { ELEMENTS, LINES, MatchBatch } from './match-batch.ts';

/** Which rows were written: those that were there already by their ids. */
export type Written = { inserted: number; changed: string[] };

/**
 * Stores matches in one statement, in the order of their keys, so that two runs never wait for each other
 * in a circle. A row whose inputs are as stored, or that a later run has written, stays as it is.
 *
 * @param onlyThere - Leaves out rows whose advertiser or podcast the host removed meanwhile.
 */
export async function writeMatches(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant, types }: KnownScope,
  { columns }: MatchBatch,
  { at, weights_version, onlyThere }: { at: string; weights_version: string; onlyThere: boolean },
): Promise<Written> {
  // In subqueries, for the planner would parse all of them to count them, and the executor once more.
  const elements = (name: (typeof ELEMENTS)[number], type: string) =>
    sql`unnest((select ('{' || convert_from(${columns[name].bytes()}::bytea, 'UTF8') || '}')::${sql.raw(type)}[]))`;
  const lines = (name: (typeof LINES)[number]) =>
    sql`unnest((select string_to_array(convert_from(${columns[name].bytes()}::bytea, 'UTF8'), chr(10), '')))`;
  const written = await sql<{ inserted: number; changed: string[] }>`
    with written as (
      insert into ${podflightTable(ctx, 'matches')} as m (match_id, tenant_id, advertiser_id, podcast_id, score, range_low,
        range_high, coverage, eligible, provisional, input_hash, rationale, signals, reasons, gates, problems,
        weights_version, created_at, updated_at)
      select w.match_id, ${tenant}, w.advertiser_id, w.podcast_id, w.score, w.range_low, w.range_high, w.coverage,
        w.eligible, w.provisional, w.input_hash, w.rationale, w.signals::jsonb, w.reasons, w.gates::jsonb,
        w.problems::jsonb, ${weights_version}, ${at}::timestamptz, ${at}::timestamptz
      from rows from (
        ${elements('match_id', 'uuid')},
        ${elements('advertiser_id', types.sponsor_id)},
        ${elements('podcast_id', types.podcast_id)},
        ${elements('score', 'numeric')},
        ${elements('range_low', 'numeric')},
        ${elements('range_high', 'numeric')},
        ${elements('coverage', 'numeric')},
        ${elements('eligible', 'boolean')},
        ${elements('provisional', 'boolean')},
        ${elements('input_hash', 'bigint')},
        ${lines('rationale')},
        ${lines('signals')},
        ${lines('reasons')},
        ${lines('gates')},
        ${lines('problems')}
      ) as w(match_id, advertiser_id, podcast_id, score, range_low, range_high, coverage, eligible, provisional,
        input_hash, rationale, signals, reasons, gates, problems)
      where ${onlyThere ? bothThere(ctx, tenant) : sql`true`}
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

/** Both sides still are the tenant's. */
function bothThere({ hostSchema }: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  const sponsors = hostNames(hostSchema, 'sponsors');
  const podcasts = hostNames(hostSchema, 'podcasts');
  return sql`exists (
      select from ${sponsors.table} as s
      where ${sponsors.column('tenant_id', 's')} = ${tenant} and ${sponsors.column('sponsor_id', 's')} = w.advertiser_id
    ) and exists (
      select from ${podcasts.table} as p
      where ${podcasts.column('tenant_id', 'p')} = ${tenant} and ${podcasts.column('podcast_id', 'p')} = w.podcast_id
    )`;
}
