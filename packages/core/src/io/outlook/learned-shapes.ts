import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { type EpisodeShape, type LearnedShape, learnShapes, shapeOfEpisodes } from './show-shapes.ts';

/** A curve older than this is learned anew where it is needed: nobody calls the clock tick. */
const FRESH_DAYS = 3;
/** The clock tick learns a curve again after this. */
const LEARN_AGAIN_HOURS = 20;

/** How episodes of shows gain their downloads: as the clock tick learned it, and learned now where it did not. */
export async function episodeShapes(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
): Promise<Map<string, EpisodeShape>> {
  const stored = await readStored(ctx, db, podcast_ids);
  const missing = podcast_ids.filter((id) => !stored.has(id));
  const shapes = new Map([...stored, ...(await learnShapes(ctx, db, missing))]);
  return new Map([...shapes].map(([id, shape]) => [id, shapeOfEpisodes(shape)]));
}

async function readStored(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
): Promise<Map<string, LearnedShape>> {
  if (podcast_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const ids = JSON.stringify(podcast_ids.filter((id) => fitsKey(types.podcast_id, id)));
  const { rows } = await sql<LearnedShape & { podcast_id: string }>`
    select c.podcast_id::text as podcast_id, c.curve, c.window_totals
    from ${podflightTable(ctx, 'episode_curves')} as c
    where c.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
      and c.podcast_id in (select one::${sql.raw(types.podcast_id)} from jsonb_array_elements_text(${ids}::jsonb) as one)
      and c.learned_at > ${now(ctx).toISOString()}::timestamptz - make_interval(days => ${FRESH_DAYS}::int)`.execute(
    db,
  );
  return new Map(rows.map(({ podcast_id, ...shape }) => [podcast_id, shape]));
}

/**
 * Learns the curves of shows that have flights now or soon, those that were not learned for the longest first, and
 * stores them. Answers how many it learned.
 */
export async function learnCurves(ctx: PodflightContext, db: TenantDb, limit: number): Promise<number> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const at = sql`${now(ctx).toISOString()}::timestamptz`;
  const curves = podflightTable(ctx, 'episode_curves');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  // A look by index for each show, which `limit` keeps the planner from turning into a read of all flights to come.
  const { rows } = await sql<{ podcast_id: string }>`
    select s.podcast_id::text as podcast_id
    from (
      select ${podcasts.column('podcast_id', 'p')} as podcast_id from ${podcasts.table} as p
      where ${podcasts.column('tenant_id', 'p')} = ${tenant}
    ) as s
    left join ${curves} as c on c.tenant_id = ${tenant} and c.podcast_id = s.podcast_id
    cross join lateral (
      select from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.podcast_id = s.podcast_id and b.flight_end > ${at} - interval '7 days'
        and b.episode_id is not null and b.status <> 'cancelled'
      limit 1
    ) as booked
    where c.learned_at is null or c.learned_at <= ${at} - make_interval(hours => ${LEARN_AGAIN_HOURS}::int)
    order by c.learned_at nulls first, s.podcast_id limit ${limit}::int`.execute(db);
  if (rows.length === 0) return 0;
  const shapes = await learnShapes(
    ctx,
    db,
    rows.map(({ podcast_id }) => podcast_id),
  );
  // A show without mature episodes is looked at again each time: what it lacks may come with the next import.
  const learned = JSON.stringify(
    [...shapes].flatMap(([podcast_id, shape]) => (shape.curve.length > 0 ? [{ podcast_id, ...shape }] : [])),
  );
  await sql`
    insert into ${curves} as c (tenant_id, podcast_id, curve, window_totals, learned_at)
    select ${tenant}, l.podcast_id, l.curve, l.window_totals, ${at}
    from jsonb_to_recordset(${learned}::jsonb) as l(podcast_id ${sql.raw(types.podcast_id)}, curve jsonb, window_totals jsonb)
    order by l.podcast_id
    on conflict (tenant_id, podcast_id) do update
    set curve = excluded.curve, window_totals = excluded.window_totals, learned_at = excluded.learned_at`.execute(
    db,
  );
  return rows.length;
}
