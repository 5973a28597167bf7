import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { ValueColumn } from './metric-columns.ts';
import { stagedDay } from './staged-day.ts';
import { withKeyLookups } from './with-key-lookups.ts';

/** What to merge, and how. */
export type MergeOptions = {
  import_id: string;
  /** The value columns that the file has; stored values of the others are left alone. */
  columns: readonly ValueColumn[];
  /** How slash and dash days of the file read. */
  monthFirst: boolean;
  /** The rows may still change at their source. They replace no final row unless `force` is set. */
  provisional: boolean;
  force: boolean;
  /** Count what would change and write nothing. */
  dryRun: boolean;
  /** Called between statements; throws to stop. */
  checkpoint: () => Promise<void>;
};

/** What a merge did, in rows by key (tenant, episode, day, source). */
export type MergeCounts = {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Of the unchanged, provisional rows that say something else than the final row that was kept. */
  kept_final: number;
  /** Staged rows whose key came again further down the file. */
  duplicate: number;
  day_from: string | null;
  day_to: string | null;
  /** Episodes of which a row was inserted or updated, at most 1,000 of `episode_count`. */
  episode_ids: string[];
  episode_count: number;
};

/** Rows of one statement: enough to be set work, few enough to let others have the processor between. */
const GROUP_ROWS = 20_000;

const EPISODES_NAMED = 1_000;

type EpisodeRange = { from_id: string; to_id: string; staged: number };
type GroupCounts = {
  keys: number;
  inserted: number;
  updated: number;
  kept_final: number;
  day_from: string | null;
  day_to: string | null;
  episode_ids: string[];
  episode_count: number;
};

/**
 * Merges an import's staged rows into `metrics_daily` inside the caller's transaction. Of several rows
 * with one key the last line wins. A row that says what is stored already is not written, so the same
 * file again costs no write-ahead log; a final row over a provisional one is news whatever it says.
 * Keys are taken in order and one merge of a tenant runs at a time, so that opposed imports never
 * deadlock.
 */
export async function mergeMetrics(
  ctx: PodflightContext,
  db: TenantDb,
  options: MergeOptions,
): Promise<MergeCounts> {
  await lockTenant(ctx, db);
  return withKeyLookups(db, () => mergeRanges(ctx, db, options));
}

async function lockTenant(ctx: PodflightContext, db: TenantDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`podflight.metrics:${ctx.tenant_id}`}, 0))`.execute(
    db,
  );
}

async function mergeRanges(ctx: PodflightContext, db: TenantDb, options: MergeOptions): Promise<MergeCounts> {
  const types = await keyTypes(ctx, db);
  const episodeType = sql.raw(types.episode_id);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const counts: MergeCounts = {
    inserted: 0,
    updated: 0,
    unchanged: 0,
    kept_final: 0,
    duplicate: 0,
    day_from: null,
    day_to: null,
    episode_ids: [],
    episode_count: 0,
  };
  for (const range of await episodeRanges(ctx, db, tenant, options.import_id)) {
    await options.checkpoint();
    add(counts, range, await mergeRange(ctx, db, { tenant, episodeType }, options, range));
  }
  return counts;
}

/** Cuts the staged rows into runs of whole episodes of about {@link GROUP_ROWS}, in key order. */
async function episodeRanges(
  ctx: PodflightContext,
  db: TenantDb,
  tenant: RawBuilder<unknown>,
  importId: string,
): Promise<EpisodeRange[]> {
  const { rows } = await sql<EpisodeRange>`
    with episodes as (
      select episode_id, count(*) as staged
      from ${podflightTable(ctx, 'etl_staged_rows')}
      where tenant_id = ${tenant} and import_id = ${importId}::uuid
      group by episode_id
    ), runs as (
      select *, floor((sum(staged) over (order by episode_id) - staged) / ${GROUP_ROWS}::numeric) as run
      from episodes
    )
    select (array_agg(episode_id order by episode_id))[1]::text as from_id,
           (array_agg(episode_id order by episode_id desc))[1]::text as to_id,
           sum(staged)::int as staged
    from runs group by run order by run`.execute(db);
  return rows;
}

async function mergeRange(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant, episodeType }: { tenant: RawBuilder<unknown>; episodeType: RawBuilder<unknown> },
  options: MergeOptions,
  range: EpisodeRange,
): Promise<GroupCounts> {
  const metrics = podflightTable(ctx, 'metrics_daily');
  const inRange = sql`episode_id between ${range.from_id}::${episodeType} and ${range.to_id}::${episodeType}`;
  const of = (alias: string) => sql.join(options.columns.map((column) => sql.id(alias, column)));
  const { provisional, force } = options;
  const newValues =
    options.columns.length === 0 ? sql`false` : sql`row(${of('m')}) is distinct from row(${of('i')})`;
  const finality = provisional ? sql`not m.provisional` : sql`m.provisional`;
  const differs = provisional && !force ? newValues : sql`(${finality} or ${newValues})`;
  const isKept = provisional && !force ? sql`coalesce(not m.provisional, false)` : sql`false`;
  const names = sql.join(options.columns.map((column) => sql.id(column)));
  const comma = options.columns.length === 0 ? sql`` : sql`, `;
  const set = sql.join([
    ...options.columns.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`),
    sql`provisional = excluded.provisional`,
    sql`import_id = excluded.import_id`,
    sql`updated_at = excluded.updated_at`,
  ]);
  const written = sql`, written as (
    insert into ${metrics} (tenant_id, episode_id, day, source, provisional, import_id, created_at, updated_at${comma}${names})
    select ${tenant}, episode_id, day, source, ${provisional}::boolean, ${options.import_id}::uuid, now(), now()${comma}${names}
    from changed where not is_kept
    on conflict (tenant_id, episode_id, day, source) do update set ${set}
  )`;
  const difference = sql`
      select i.*, m.tenant_id is null as is_new, ${isKept} as is_kept
      from incoming as i
      left join lateral (
        select * from ${metrics}
        where tenant_id = ${tenant} and episode_id = i.episode_id and day = i.day and source = i.source
        offset 0
      ) as m on true
      where m.tenant_id is null or ${differs}`;
  const isNew = !(await anyStored(ctx, db, tenant, inRange));
  const { rows } = await sql<GroupCounts>`
    with incoming as materialized (
      select distinct on (episode_id, day, source) *
      from (
        select s.episode_id, ${stagedDay(options.monthFirst)} as day, s.source, s.line${comma}${of('s')}
        from ${podflightTable(ctx, 'etl_staged_rows')} as s
        where s.tenant_id = ${tenant} and s.import_id = ${options.import_id}
          and s.${inRange}
      ) as staged
      order by episode_id, day, source, line desc
    ), changed as materialized (
      ${isNew ? sql`select *, true as is_new, false as is_kept from incoming` : difference}
    ), episodes as (
      select distinct episode_id from changed where not is_kept
    )${options.dryRun ? sql`` : written}
    select seen.keys, seen.day_from, seen.day_to, done.inserted, done.updated, done.kept_final,
           array(select episode_id::text from episodes order by 1 limit ${EPISODES_NAMED}) as episode_ids,
           (select count(*) from episodes)::int as episode_count
    from (
      select count(*)::int as keys, to_char(min(day), 'YYYY-MM-DD') as day_from, to_char(max(day), 'YYYY-MM-DD') as day_to
      from incoming
    ) as seen, (
      select count(*) filter (where is_new)::int as inserted, count(*) filter (where not is_new and not is_kept)::int as updated,
             count(*) filter (where is_kept)::int as kept_final
      from changed
    ) as done`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('an aggregate answered no row');
  return row;
}

/** Whether any of these episodes has a row yet; if not, there is nothing to compare with. */
async function anyStored(
  ctx: PodflightContext,
  db: TenantDb,
  tenant: RawBuilder<unknown>,
  inRange: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from ${podflightTable(ctx, 'metrics_daily')} where tenant_id = ${tenant} and ${inRange}
    ) as found`.execute(db);
  return rows[0]?.found ?? true;
}

function add(counts: MergeCounts, range: EpisodeRange, group: GroupCounts): void {
  counts.inserted += group.inserted;
  counts.updated += group.updated;
  counts.unchanged += group.keys - group.inserted - group.updated;
  counts.kept_final += group.kept_final;
  counts.duplicate += range.staged - group.keys;
  if (group.day_from && (!counts.day_from || group.day_from < counts.day_from))
    counts.day_from = group.day_from;
  if (group.day_to && (!counts.day_to || group.day_to > counts.day_to)) counts.day_to = group.day_to;
  counts.episode_ids.push(...group.episode_ids.slice(0, EPISODES_NAMED - counts.episode_ids.length));
  counts.episode_count += group.episode_count;
}
