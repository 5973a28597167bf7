import { sql } from 'kysely';
import { latestDay } from '../../io/lifecycle/delivered.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, type Found, foundCard } from '../found-card.ts';
import type { EtlHealthCard, EtlHealthData } from './etl-health-data.ts';
import {
  DEFAULT_FRESHNESS,
  type FreshnessLimits,
  freshnessScore,
  freshnessStatus,
  healthScore,
  healthStatus,
  lagDays,
  partStatuses,
} from './health-score.ts';

const NEVER: EtlHealthData['part_status'] = {
  freshness: 'never',
  completeness: 'never',
  acceptance: 'never',
  success: 'never',
};

/** An import that somebody cancelled, that died, or that an earlier one answered says nothing of the data. */
const TELLING = sql`error_code is distinct from 'cancelled' and error_code is distinct from 'interrupted'
  and not metadata ? 'answered_by'`;

type Runs = Pick<EtlHealthData, 'acceptance' | 'success' | 'last_error'>;
type Coverage = { observed: number; expected: number };

/**
 * How fresh, complete and accepted the tenant's daily numbers are (DOMAIN.md 2.9). Empty for a tenant that never
 * imported; one whose imports all failed has data, with the status `never`.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data, state } = await etlHealthCard(ctx)
 */
export function etlHealthCard(
  ctx: PodflightContext,
  params: CardParams = {},
  options: { freshness?: FreshnessLimits } = {},
): Promise<EtlHealthCard> {
  const limits = options.freshness ?? DEFAULT_FRESHNESS;
  return foundCard(ctx, 'etl_health', params, (query) => found(query, limits));
}

async function found({ ctx, db, today }: CardQuery, limits: FreshnessLimits): Promise<Found<EtlHealthData>> {
  const at = now(ctx).toISOString();
  const data_through = await latestDay(ctx, db);
  const sources = data_through === null ? [] : await sourcesOf(ctx, db, data_through, today, limits);
  const runs = await runsOf(ctx, db, at);
  const base = { ...runs, sources, days: await daysOf(ctx, db, today) };
  if (data_through === null) {
    const computed_from = { sources: { rows: 0 } };
    if (runs.success === null)
      return { data: null, reasons: [{ code: 'never_imported' }], data_through, computed_from };
    const never = {
      score: null,
      status: 'never' as const,
      lag_days: null,
      freshness: { status: 'never' as const, score: null },
    };
    return {
      data: { ...base, ...never, data_through, part_status: NEVER, completeness: null },
      reasons: [{ code: 'never_imported' }],
      data_through,
      computed_from,
    };
  }
  const lag_days = lagDays(data_through, today);
  const { observed, expected } = await coverageOf(ctx, db, data_through);
  const completeness = expected === 0 ? 1 : Math.min(1, observed / expected);
  const parts = { lag_days, completeness, acceptance: runs.acceptance ?? 1, success: runs.success ?? 1 };
  return {
    data: {
      ...base,
      score: healthScore(parts, limits),
      status: healthStatus(parts, limits),
      data_through,
      lag_days,
      part_status: {
        ...partStatuses(parts, limits),
        ...(runs.acceptance === null && { acceptance: 'never' as const }),
        ...(runs.success === null && { success: 'never' as const }),
      },
      freshness: { status: freshnessStatus(lag_days, limits), score: freshnessScore(lag_days, limits) },
      completeness,
    },
    reasons: [],
    data_through,
    computed_from: { sources: { rows: sources.length }, episode_days: { rows: observed } },
  };
}

/** Sources seen in the six weeks up to the tenant's last day of data, each with its own. */
async function sourcesOf(
  ctx: PodflightContext,
  db: TenantDb,
  last: string,
  today: string,
  limits: FreshnessLimits,
): Promise<EtlHealthData['sources']> {
  const metrics = podflightTable(ctx, 'metrics_daily');
  // Of the days before, only what the last day lacks is counted: mostly nothing of many rows.
  const { rows } = await sql<{ source: string; data_through: string }>`
    with newest as materialized (
      select source, ${last}::date as day from ${metrics}
      where tenant_id = ${ctx.tenant_id} and day = ${last}::date group by source
    ), older as (
      select source, max(day) as day from ${metrics}
      where tenant_id = ${ctx.tenant_id} and day > ${last}::date - 42 and day < ${last}::date
        and source <> all(array(select source from newest))
      group by source
    )
    select source, to_char(day, 'YYYY-MM-DD') as data_through
    from (select * from newest union all select * from older) as s order by source`.execute(db);
  return rows.map((row) => {
    const lag_days = lagDays(row.data_through, today);
    return { ...row, lag_days, status: freshnessStatus(lag_days, limits) };
  });
}

async function coverageOf(ctx: PodflightContext, db: TenantDb, through: string): Promise<Coverage> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  // Grouped twice: in the order of the index, nothing is sorted. Not `distinct`, whose skips TimescaleDB 2.28 refuses here.
  const { rows } = await sql<Coverage>`
    with seen as (
      select episode_id, min(day) as first_day, count(*) as days
      from (
        select day, episode_id from ${podflightTable(ctx, 'metrics_daily')}
        where tenant_id = ${ctx.tenant_id} and day > ${through}::date - 28 and day <= ${through}::date
        group by day, episode_id
      ) as d
      group by episode_id
    )
    select coalesce(sum(s.days), 0)::float8 as observed,
           coalesce(sum(${through}::date - greatest(
             ${through}::date - 27, least(s.first_day, e.published)
           ) + 1), 0)::float8 as expected
    from seen as s
    cross join lateral (
      select ${episodes.column('publish_date', 'e')}::date as published from ${episodes.table} as e
      where ${episodes.column('episode_id', 'e')} = s.episode_id limit 1
    ) as e`.execute(db);
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

async function daysOf(ctx: PodflightContext, db: TenantDb, today: string): Promise<EtlHealthData['days']> {
  const { rows } = await sql<EtlHealthData['days'][number]>`
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
