import { sql } from 'kysely';
import { z } from 'zod';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import {
  DEFAULT_FRESHNESS,
  type FreshnessLimits,
  freshnessScore,
  freshnessStatus,
  healthScore,
  healthStatus,
  partStatuses,
} from './health-score.ts';

const status = z.enum(['pass', 'warn', 'error', 'never']);
const ratio = z.number().min(0).max(1).nullable();
const days = z.int().nullable();
const day = z.iso.date();

/** The ETL health card: how fresh, complete and accepted the tenant's daily numbers are. */
export const etlHealthCard = z
  .object({
    /** `empty`: nothing was ever imported. `stale`: the data is late. */
    state: z.enum(['ok', 'empty', 'stale']),
    /** 0 to 100, null when nothing was ever imported. */
    score: z.int().min(0).max(100).nullable(),
    /** The worst of the parts; `never` when nothing was ever imported. */
    status,
    /** Latest day that any source has data for. */
    data_through: day.nullable(),
    /** Days that are over and not in yet: 0 when yesterday is in. */
    lag_days: days,
    freshness: z.object({ status, score: ratio }),
    /** How each part stands; `never` where there is nothing to judge. */
    part_status: z.object({ freshness: status, completeness: status, acceptance: status, success: status }),
    /** Episode days seen of those expected, over the last 28 days of data. */
    completeness: ratio,
    /** Rows stored of those read, over the last 28 days. */
    acceptance: ratio,
    /** Imports that completed, of the last 10 that ended. */
    success: ratio,
    sources: z.array(z.object({ source: z.string(), data_through: day, lag_days: z.int(), status })),
    last_error: z
      .object({
        import_id: z.string(),
        code: z.string(),
        message: z.string(),
        at: z.iso.datetime({ offset: true }),
      })
      .nullable(),
    /** Rows imported and refused on each of the last 14 days, oldest first. */
    days: z.array(
      z.object({ day, records_imported: z.int().nonnegative(), records_failed: z.int().nonnegative() }),
    ),
    computed_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'EtlHealth' });
export type EtlHealth = z.infer<typeof etlHealthCard>;

const NEVER: EtlHealth['part_status'] = {
  freshness: 'never',
  completeness: 'never',
  acceptance: 'never',
  success: 'never',
};

/** An import that somebody cancelled, that died, or that an earlier one answered says nothing of the data. */
const TELLING = sql`error_code is distinct from 'cancelled' and error_code is distinct from 'interrupted'
  and not metadata ? 'answered_by'`;

type Runs = Pick<EtlHealth, 'acceptance' | 'success' | 'last_error'>;
type Coverage = { observed: number; expected: number };

/**
 * The ETL health card of DOMAIN.md 2.9. Never throws for missing data: a tenant that never imported
 * gets `state: 'empty'` and `status: 'never'`.
 *
 * @example
 * const { score, status, data_through } = await etlHealth(ctx)
 */
export async function etlHealth(
  ctx: PodflightContext,
  options: { freshness?: FreshnessLimits } = {},
): Promise<EtlHealth> {
  const limits = options.freshness ?? DEFAULT_FRESHNESS;
  const at = now(ctx).toISOString();
  const today = at.slice(0, 10);
  return withTenant(ctx, async (db) => {
    const sources = await sourcesOf(ctx, db, today, limits);
    const runs = await runsOf(ctx, db, at);
    const base = { ...runs, sources, days: await daysOf(ctx, db, today), computed_at: at };
    const data_through =
      sources
        .map((source) => source.data_through)
        .sort()
        .at(-1) ?? null;
    if (data_through === null) {
      return {
        ...base,
        state: 'empty' as const,
        score: null,
        status: 'never' as const,
        data_through,
        lag_days: null,
        freshness: { status: 'never' as const, score: null },
        part_status: NEVER,
        completeness: null,
      };
    }
    const lag_days = lagOf(data_through, today);
    const { observed, expected } = await coverageOf(ctx, db, data_through);
    const completeness = expected === 0 ? 1 : Math.min(1, observed / expected);
    const parts = { lag_days, completeness, acceptance: runs.acceptance ?? 1, success: runs.success ?? 1 };
    const fresh = freshnessStatus(lag_days, limits);
    return {
      ...base,
      state: fresh === 'pass' ? ('ok' as const) : ('stale' as const),
      score: healthScore(parts, limits),
      status: healthStatus(parts, limits),
      data_through,
      lag_days,
      part_status: {
        ...partStatuses(parts, limits),
        ...(runs.acceptance === null && { acceptance: 'never' as const }),
        ...(runs.success === null && { success: 'never' as const }),
      },
      freshness: { status: fresh, score: freshnessScore(lag_days, limits) },
      completeness,
    };
  });
}

/** Sources seen in the year before today, each with its latest day. */
async function sourcesOf(
  ctx: PodflightContext,
  db: TenantDb,
  today: string,
  limits: FreshnessLimits,
): Promise<EtlHealth['sources']> {
  const { rows } = await sql<{ source: string; data_through: string }>`
    select source, to_char(max(day), 'YYYY-MM-DD') as data_through
    from ${podflightTable(ctx, 'metrics_daily')}
    where tenant_id = ${ctx.tenant_id} and day > ${today}::date - 366
    group by source order by source`.execute(db);
  return rows.map((row) => {
    const lag_days = lagOf(row.data_through, today);
    return { ...row, lag_days, status: freshnessStatus(lag_days, limits) };
  });
}

async function coverageOf(ctx: PodflightContext, db: TenantDb, through: string): Promise<Coverage> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const { rows } = await sql<Coverage>`
    with seen as (
      select episode_id, min(day) as first_day, count(distinct day) as days
      from ${podflightTable(ctx, 'metrics_daily')}
      where tenant_id = ${ctx.tenant_id} and day > ${through}::date - 28 and day <= ${through}::date
      group by episode_id
    )
    select coalesce(sum(s.days), 0)::float8 as observed,
           coalesce(sum(${through}::date - greatest(
             ${through}::date - 27, least(s.first_day, ${episodes.column('publish_date', 'e')}::date)
           ) + 1), 0)::float8 as expected
    from seen as s
    join ${episodes.table} as e on ${episodes.column('episode_id', 'e')} = s.episode_id`.execute(db);
  return rows[0] ?? { observed: 0, expected: 0 };
}

async function runsOf(ctx: PodflightContext, db: TenantDb, at: string): Promise<Runs> {
  const imports = podflightTable(ctx, 'etl_imports');
  const { rows } = await sql<Runs>`
    with ended as (
      select * from ${imports}
      where tenant_id = ${ctx.tenant_id} and not dry_run and status in ('completed', 'failed') and ${TELLING}
        and started_at <= ${at}::timestamptz
      order by started_at desc limit 10
    )
    select
      (select avg((status = 'completed')::int)::float8 from ended) as success,
      (select sum(records_imported + records_duplicate)::float8 / nullif(sum(rows_read), 0) from ${imports}
        where tenant_id = ${ctx.tenant_id} and not dry_run and status in ('completed', 'failed') and ${TELLING}
          and started_at > ${at}::timestamptz - interval '28 days') as acceptance,
      (select jsonb_build_object('import_id', import_id, 'code', error_code, 'message', error_message,
          'at', to_char(completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from ended where status = 'failed' order by started_at desc limit 1) as last_error`.execute(db);
  return rows[0] ?? { success: null, acceptance: null, last_error: null };
}

async function daysOf(ctx: PodflightContext, db: TenantDb, today: string): Promise<EtlHealth['days']> {
  const { rows } = await sql<EtlHealth['days'][number]>`
    select to_char(d.day, 'YYYY-MM-DD') as day,
           coalesce(sum(i.records_imported), 0)::int as records_imported,
           coalesce(sum(i.records_failed), 0)::int as records_failed
    from generate_series((${today}::date - 13)::timestamp, ${today}::timestamp, interval '1 day') as d(day)
    left join ${podflightTable(ctx, 'etl_imports')} as i
      on i.tenant_id = ${ctx.tenant_id} and not i.dry_run and ${TELLING}
      and i.started_at >= d.day at time zone 'UTC' and i.started_at < (d.day + interval '1 day') at time zone 'UTC'
    group by d.day order by d.day`.execute(db);
  return rows;
}

/** Today is not over, so yesterday is all that can be in. */
function lagOf(data_through: string, today: string): number {
  const days = Math.round((Date.parse(today) - Date.parse(data_through)) / 86_400_000);
  return Math.max(0, days - 1);
}
